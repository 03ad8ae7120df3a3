package org.undercount.datasets.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Picks additions of which none follows from the others: totals of several dimensions repeat one
 * another, and a linear programme pays for each repetition. Gaussian elimination on sparse rows;
 * coefficients are −1, 0 and 1, so a pivot below 10⁻⁹ is a zero.
 */
final class IndependentRows {

  private static final double ZERO = 1e-9;

  private IndependentRows() {}

  /** Positions of the rows to keep, in order. */
  static List<Integer> of(List<Map<CellId, Double>> rows) {
    Map<CellId, Integer> columns = new HashMap<>();
    Map<Integer, NavigableMap<Integer, Double>> pivots = new HashMap<>();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      NavigableMap<Integer, Double> row = new TreeMap<>();
      rows.get(i)
          .forEach((cell, c) -> row.put(columns.computeIfAbsent(cell, k -> columns.size()), c));
      row.values().removeIf(c -> Math.abs(c) < ZERO);
      reduce(row, pivots);
      if (!row.isEmpty()) {
        double pivot = row.firstEntry().getValue();
        row.replaceAll((column, c) -> c / pivot);
        pivots.put(row.firstKey(), row);
        kept.add(i);
      }
    }
    return kept;
  }

  private static void reduce(
      NavigableMap<Integer, Double> row, Map<Integer, NavigableMap<Integer, Double>> pivots) {
    while (!row.isEmpty()) {
      NavigableMap<Integer, Double> pivot = pivots.get(row.firstKey());
      if (pivot == null) {
        return;
      }
      double times = row.firstEntry().getValue();
      pivot.forEach((column, c) -> row.merge(column, -times * c, Double::sum));
      row.values().removeIf(c -> Math.abs(c) < ZERO);
    }
  }
}
