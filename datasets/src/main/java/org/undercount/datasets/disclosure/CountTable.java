package org.undercount.datasets.disclosure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * True counts that are to be published, with every total that is to be published beside them.
 *
 * @param name for messages
 * @param unit what is counted, which decides the threshold
 * @param cells every cell that is not zero, and the zeros that are to be printed
 */
public record CountTable(String name, CountedUnit unit, SortedMap<CellId, Long> cells) {

  /** The category that means the total over a dimension. */
  public static final String ALL = "all";

  public CountTable {
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    for (Map.Entry<CellId, Long> cell : cells.entrySet()) {
      if (cell.getValue() < 0) {
        throw new IllegalArgumentException(
            "Table " + name + " needs counts of at least 0, got " + cell.getValue());
      }
    }
  }

  /**
   * A table of innermost counts, with all totals added.
   *
   * @param fixed dimensions with one category, e.g. quarter=2023Q2
   * @param dimensions names, in the order of the keys of {@code inner}
   * @param inner categories to count; each person in exactly one cell
   */
  public static CountTable crossed(
      String name,
      CountedUnit unit,
      String measure,
      Map<String, String> fixed,
      List<String> dimensions,
      Map<List<String>, Long> inner) {
    SortedMap<CellId, Long> cells = new TreeMap<>();
    for (Map.Entry<List<String>, Long> cell : inner.entrySet()) {
      if (cell.getKey().size() != dimensions.size()) {
        throw new IllegalArgumentException(
            "Table "
                + name
                + " needs one category for each of "
                + dimensions
                + ", got "
                + cell.getKey());
      }
      for (int mask = 0; mask < 1 << dimensions.size(); mask++) {
        SortedMap<String, String> at = new TreeMap<>(fixed);
        for (int d = 0; d < dimensions.size(); d++) {
          if ((mask >> d & 1) == 0) {
            at.put(dimensions.get(d), cell.getKey().get(d));
          }
        }
        cells.merge(new CellId(measure, at), cell.getValue(), Long::sum);
      }
    }
    return new CountTable(name, unit, cells);
  }
}
