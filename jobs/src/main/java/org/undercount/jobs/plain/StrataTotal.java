package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.Verdict;

/**
 * The population of all strata together: the sum of the strata's estimates, with the interval of
 * the sum of independent draws from each; refused as soon as one stratum is, because a sum with a
 * hole in it is not a total. The bound is the sum of the bounds.
 */
final class StrataTotal {

  static final int DRAWS = 20_000;

  private StrataTotal() {}

  static Verdict of(List<String> names, List<Verdict> strata, double level, long seed) {
    return of(names, strata, level, () -> independent(names, strata, seed));
  }

  /**
   * The same where the strata's sizes are not independent.
   *
   * @param draws joint draws, one column per stratum; asked for where every stratum has an estimate
   */
  static Verdict of(List<String> names, List<Verdict> strata, double level, Supplier<Draws> draws) {
    long observed = strata.stream().mapToLong(Verdict::observed).sum();
    List<String> refused = new ArrayList<>();
    double bound = 0;
    double lowerLimit = 0;
    for (int i = 0; i < strata.size(); i++) {
      Verdict stratum = strata.get(i);
      if (stratum.estimate().isEmpty()) {
        refused.add(names.get(i));
      }
      bound += stratum.lowerBound().map(LowerBound::value).orElse((double) stratum.observed());
      lowerLimit +=
          stratum.lowerBound().map(LowerBound::lowerLimit).orElse((double) stratum.observed());
    }
    Gate gate =
        new Gate(
            "every-stratum",
            refused.isEmpty(),
            "every stratum must have an estimate, "
                + (refused.isEmpty()
                    ? "all " + strata.size() + " have"
                    : "these were refused: " + String.join("; ", refused)));
    return new Verdict(
        observed,
        refused.isEmpty() ? Optional.of(sum(strata, level, draws.get())) : Optional.empty(),
        Optional.of(
            new LowerBound(
                bound, lowerLimit, level, "sum of the strata's bounds and lower limits")),
        List.of(gate),
        List.of(),
        Map.of("strata", Integer.toString(strata.size())));
  }

  private static Draws independent(List<String> names, List<Verdict> strata, long seed) {
    Draws all = null;
    for (int i = 0; i < strata.size(); i++) {
      Estimate estimate = strata.get(i).estimate().orElseThrow();
      Draws own =
          Draws.ofEstimate(
              names.get(i),
              estimate,
              strata.get(i).observed(),
              DRAWS,
              seed + 31L * names.get(i).hashCode());
      all = all == null ? own : all.and(own);
    }
    if (all == null) {
      throw new IllegalStateException("A total needs at least one stratum, got none");
    }
    return all;
  }

  private static Estimate sum(List<Verdict> strata, double level, Draws draws) {
    double value = strata.stream().mapToDouble(s -> s.estimate().orElseThrow().value()).sum();
    Draws summed = draws.withSum("total of all strata");
    double lower = summed.quantile("total of all strata", (1 - level) / 2);
    double upper = summed.quantile("total of all strata", (1 + level) / 2);
    return new Estimate(
        value,
        new Interval(
            Math.min(lower, value), Math.max(upper, value), level, "sum of draws by stratum"),
        "sum of strata",
        Map.of());
  }
}
