package org.undercount.estimators.golden;

import java.util.List;

/** Computes our answer to one entry and compares every number that both have. */
public interface GoldenCheck {

  Outcome check(GoldenEntry entry);

  /**
   * What came of it.
   *
   * @param compared how many values were compared
   * @param wrong one line per difference
   * @param leftOut one line per value or kind of values of the entry that was not compared, and why
   */
  record Outcome(int compared, List<String> wrong, List<String> leftOut) {

    public Outcome {
      wrong = List.copyOf(wrong);
      leftOut = List.copyOf(leftOut);
    }
  }
}
