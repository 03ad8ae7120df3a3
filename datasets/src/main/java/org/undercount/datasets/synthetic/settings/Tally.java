package org.undercount.datasets.synthetic.settings;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whole numbers by name that add up over parts: people, days, or US cents. Sums of whole numbers do
 * not depend on the order of the parts.
 */
public final class Tally implements Serializable {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Long> counts = new TreeMap<>();

  /** Name of a count: its words joined by a bar. */
  public static String name(Object... words) {
    StringBuilder name = new StringBuilder();
    for (Object word : words) {
      name.append(name.length() == 0 ? "" : "|").append(word);
    }
    return name.toString();
  }

  public void add(long amount, Object... words) {
    counts.merge(name(words), amount, Long::sum);
  }

  public void addAll(Tally other) {
    other.counts.forEach((k, v) -> counts.merge(k, v, Long::sum));
  }

  /** The count of that name, 0 if nothing was added. */
  public long count(Object... words) {
    return counts.getOrDefault(name(words), 0L);
  }

  /** Counts whose name starts with these words, by the rest of the name, sorted. */
  public SortedMap<String, Long> under(Object... words) {
    String start = name(words) + "|";
    TreeMap<String, Long> under = new TreeMap<>();
    counts
        .subMap(start, start + Character.MAX_VALUE)
        .forEach((k, v) -> under.put(k.substring(start.length()), v));
    return Collections.unmodifiableSortedMap(under);
  }
}
