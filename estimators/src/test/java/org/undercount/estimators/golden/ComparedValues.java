package org.undercount.estimators.golden;

import java.util.ArrayList;
import java.util.List;

/** Values beside a reference's, each within its own tolerance. */
public final class ComparedValues {

  private final List<String> wrong = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private int compared;

  /**
   * Compares.
   *
   * @param tolerance relative to the reference, absolute below 1
   */
  public void same(String what, double ours, double reference, double tolerance) {
    compared++;
    if (!(Math.abs(ours - reference) <= tolerance * Math.max(1, Math.abs(reference)))) {
      wrong.add(what + " " + ours + " but the reference has " + reference);
    }
  }

  /** Fails where the two do not agree in what is no number. */
  public void holds(boolean holds, String otherwise) {
    compared++;
    if (!holds) {
      wrong.add(otherwise);
    }
  }

  public void leave(String why) {
    leftOut.add(why);
  }

  public GoldenCheck.Outcome outcome() {
    return new GoldenCheck.Outcome(compared, wrong, leftOut);
  }
}
