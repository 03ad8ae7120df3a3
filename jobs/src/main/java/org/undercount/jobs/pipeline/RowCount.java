package org.undercount.jobs.pipeline;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stage's reconciliation: every row read was accepted or left out for a named reason, or the
 * stage fails.
 *
 * @param read rows read
 * @param accepted rows that went on
 * @param leftOut rows that did not, by reason
 */
public record RowCount(long read, long accepted, SortedMap<String, Long> leftOut) {

  public RowCount {
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    long out = leftOut.values().stream().mapToLong(Long::longValue).sum();
    if (read != accepted + out) {
      throw new IllegalStateException(
          "Rows must add up: read=" + read + ", accepted=" + accepted + ", leftOut=" + leftOut);
    }
  }

  /** Everything read went on. */
  public static RowCount all(long rows) {
    return new RowCount(rows, rows, new TreeMap<>());
  }
}
