package org.undercount.estimators.auto;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;

/** Attempts made up for tests. */
final class Attempts {

  private Attempts() {}

  /** An estimate with half a tenth of its value to either side, never below the observed. */
  static Attempt of(String method, long observed, double value) {
    Interval interval =
        new Interval(Math.max((double) observed, 0.95 * value), 1.05 * value, 0.95, "profile");
    return new Attempt(
        method,
        new Verdict(
            observed,
            Optional.of(new Estimate(value, interval, method, Map.of())),
            Optional.empty(),
            List.of(new Gate("three-lists", true, "3 lists")),
            List.of(),
            Map.of()));
  }

  static Attempt refused(String method, long observed) {
    return new Attempt(
        method,
        new Verdict(
            observed,
            Optional.empty(),
            Optional.empty(),
            List.of(new Gate("three-lists", false, "2 lists")),
            List.of(),
            Map.of()));
  }
}
