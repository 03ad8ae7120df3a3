package org.undercount.datasets.parse;

import java.util.List;

/**
 * What became of a row.
 *
 * @param <R> the record
 */
public sealed interface Parsed<R> {

  /** What is wrong with it, if anything. */
  List<Issue> issues();

  /**
   * The row became a record; values with an issue are null in it.
   *
   * @param record the record
   * @param issues values left out
   * @param <R> the record
   */
  record Accepted<R>(R record, List<Issue> issues) implements Parsed<R> {
    public Accepted {
      issues = List.copyOf(issues);
    }
  }

  /**
   * The row cannot be used.
   *
   * @param issues why; at least one
   * @param <R> the record it did not become
   */
  record Rejected<R>(List<Issue> issues) implements Parsed<R> {
    public Rejected {
      issues = List.copyOf(issues);
      if (issues.isEmpty()) {
        throw new IllegalArgumentException("A rejected row needs a reason, got none");
      }
    }
  }
}
