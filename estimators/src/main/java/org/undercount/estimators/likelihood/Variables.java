package org.undercount.estimators.likelihood;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the rows that a formula is about, by name.
 *
 * @param rows how many
 * @param byName every variable has a value for every row
 */
public record Variables(int rows, Map<String, Variable> byName) {

  /** One value per row. */
  public sealed interface Variable {
    int rows();
  }

  /** Numbers: one coefficient. */
  public record Quantity(List<Double> values) implements Variable {
    public Quantity {
      values = List.copyOf(values);
      for (double value : values) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("A quantity must be finite, got " + value);
        }
      }
    }

    @Override
    public int rows() {
      return values.size();
    }
  }

  /** Words: one coefficient for each but the first in order. */
  public record Category(List<String> values, List<String> levels) implements Variable {
    public Category {
      values = List.copyOf(values);
      levels = List.copyOf(levels);
      if (!levels.containsAll(values)) {
        throw new IllegalArgumentException("Every value must be one of the levels " + levels);
      }
    }

    @Override
    public int rows() {
      return values.size();
    }
  }

  public Variables {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    for (Map.Entry<String, Variable> variable : byName.entrySet()) {
      if (variable.getValue().rows() != rows) {
        throw new IllegalArgumentException(
            "A variable needs a value for each of "
                + rows
                + " rows, "
                + variable.getKey()
                + " has "
                + variable.getValue().rows());
      }
    }
  }

  /**
   * The word that a category has in a row.
   *
   * @throws IllegalArgumentException if the variable is none of words
   */
  public String word(String name, int row) {
    if (byName.get(name) instanceof Category category) {
      return category.values().get(row);
    }
    throw new IllegalArgumentException("Expected a category called " + name);
  }

  /** Whether there is a category of this name. */
  public boolean hasWords(String name) {
    return byName.get(name) instanceof Category;
  }
}
