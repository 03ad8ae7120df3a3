package org.undercount.datasets.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One count, wherever it is printed: what is counted and for whom. A total over a dimension is the
 * cell without it, so the same total printed in two tables, or in two releases, is the same cell.
 *
 * @param measure what is counted, e.g. {@code people}
 * @param at dimension to category, e.g. destination=KH, quarter=2023Q2
 */
public record CellId(String measure, SortedMap<String, String> at) implements Comparable<CellId> {

  public CellId {
    at = Collections.unmodifiableSortedMap(new TreeMap<>(at));
  }

  /** From dimension, category, dimension, category, …; the category {@code all} is left out. */
  public static CellId of(String measure, String... dimensionsAndCategories) {
    if (dimensionsAndCategories.length % 2 != 0) {
      throw new IllegalArgumentException(
          "A cell needs a category for every dimension, got " + List.of(dimensionsAndCategories));
    }
    SortedMap<String, String> at = new TreeMap<>();
    for (int i = 0; i < dimensionsAndCategories.length; i += 2) {
      if (!dimensionsAndCategories[i + 1].equals("all")) {
        at.put(dimensionsAndCategories[i], dimensionsAndCategories[i + 1]);
      }
    }
    return new CellId(measure, at);
  }

  @Override
  public int compareTo(CellId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, String> e : at.entrySet()) {
      parts.add(e.getKey() + "=" + e.getValue());
    }
    return measure + "{" + String.join(", ", parts) + "}";
  }
}
