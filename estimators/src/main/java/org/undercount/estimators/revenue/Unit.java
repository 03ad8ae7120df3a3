package org.undercount.estimators.revenue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A unit as a product of powers of named base units: {@code USD/person/day} is USD¹ person⁻¹ day⁻¹.
 * Names are compared as written; nothing is converted.
 *
 * @param powers exponent by base unit, none of them 0
 */
public record Unit(SortedMap<String, Integer> powers) {

  public static final Unit NONE = new Unit(new TreeMap<>());

  public Unit {
    SortedMap<String, Integer> kept = new TreeMap<>(powers);
    kept.values().removeIf(p -> p == 0);
    powers = Collections.unmodifiableSortedMap(kept);
  }

  /** Reads {@code USD/person/day}, {@code person*day}, {@code 1}, {@code day/year}. */
  public static Unit parse(String text) {
    SortedMap<String, Integer> powers = new TreeMap<>();
    int sign = 1;
    for (String part : text.strip().split("(?<=[*/])|(?=[*/])", -1)) {
      String token = part.strip();
      if (token.equals("*")) {
        sign = 1;
      } else if (token.equals("/")) {
        sign = -1;
      } else if (token.matches("[A-Za-z][A-Za-z0-9_]*")) {
        powers.merge(token, sign, Integer::sum);
      } else if (!token.equals("1")) {
        throw new IllegalArgumentException(
            "expected a unit such as USD/person/day or 1, found '" + text + "'");
      }
    }
    return new Unit(powers);
  }

  Unit times(Unit other) {
    return combined(other, 1);
  }

  Unit over(Unit other) {
    return combined(other, -1);
  }

  /** Whether the unit counts this base unit exactly once, upstairs: {@code USD/year} in USD. */
  public boolean isAmountOf(String base) {
    return powers.getOrDefault(base, 0) == 1;
  }

  private Unit combined(Unit other, int sign) {
    SortedMap<String, Integer> sum = new TreeMap<>(powers);
    other.powers.forEach((name, power) -> sum.merge(name, sign * power, Integer::sum));
    return new Unit(sum);
  }

  @Override
  public String toString() {
    List<String> above = new ArrayList<>();
    StringBuilder below = new StringBuilder();
    for (Map.Entry<String, Integer> e : powers.entrySet()) {
      for (int i = 0; i < Math.abs(e.getValue()); i++) {
        if (e.getValue() > 0) {
          above.add(e.getKey());
        } else {
          below.append('/').append(e.getKey());
        }
      }
    }
    return (above.isEmpty() ? "1" : String.join("*", above)) + below;
  }
}
