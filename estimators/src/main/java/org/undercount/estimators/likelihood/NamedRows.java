package org.undercount.estimators.likelihood;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parameters by what their formula tells apart: {@code phi} where it is constant, {@code phi[3]} by
 * occasion, {@code phi[3,sex=Male]}. A formula with numbers gives every number its own value and is
 * told by its coefficients alone.
 */
public final class NamedRows {

  /** Variables whose words speak for themselves. */
  private static final List<String> BARE = List.of("time", "season", "state", "move");

  private NamedRows() {}

  /**
   * The values that differ.
   *
   * @param rows that the parameter was made for
   */
  public static List<ParameterEstimate> estimates(
      Parameter parameter, Formula formula, Variables rows, ParameterIntervals intervals) {
    List<ParameterEstimate> estimates = new ArrayList<>();
    Design design = parameter.design();
    for (int kind = 0; kind < design.kinds(); kind++) {
      Optional<String> name = name(parameter.name(), formula, rows, design.firstRow(kind));
      if (name.isPresent()) {
        estimates.add(intervals.of(name.get(), parameter, kind));
      }
    }
    return estimates;
  }

  /** A row's name; empty if it hangs on a number. */
  private static Optional<String> name(String name, Formula formula, Variables rows, int row) {
    List<String> parts = new ArrayList<>();
    for (String bare : BARE) {
      if (formula.variables().contains(bare)) {
        parts.add(rows.word(bare, row));
      }
    }
    for (String variable : formula.variables()) {
      if (!rows.hasWords(variable)) {
        return Optional.empty();
      }
      if (!BARE.contains(variable)) {
        parts.add(variable + "=" + rows.word(variable, row));
      }
    }
    return Optional.of(parts.isEmpty() ? name : name + "[" + String.join(",", parts) + "]");
  }
}
