package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * A population estimated from capture frequencies alone, with its error.
 *
 * <p>Zelterman: the rate of being seen is taken from those seen once or twice, λ̂ = 2f₂/f₁, N̂ =
 * n/(1 − e^−λ̂). Zelterman (1988), J. Stat. Plan. Inference 18; variance: Böhning (2008), Stat.
 * Methodol. 5. Holds for Poisson counts and, roughly, where the many who are seldom seen make up
 * the unseen; overestimates strongly when those seen once are partly chance finds.
 *
 * @param observed distinct units seen
 * @param value the population, not below the observed
 * @param standardError of the population
 */
public record CountsOnly(long observed, double value, double standardError) {

  static final String WARNING =
      "this method takes people as seen any number of times at any time; from a few lists its"
          + " number tends to be too high";

  public CountsOnly {
    if (!(value >= observed && Double.isFinite(value) && Double.isFinite(standardError))) {
      throw new IllegalArgumentException(
          "A population must be finite and not below the observed count: value="
              + value
              + ", observed="
              + observed
              + ", standardError="
              + standardError);
    }
  }

  /** Zelterman's estimator. */
  public static CountsOnly zelterman(CaptureFrequencies seen) {
    double f1 = (double) seen.seen(1);
    double f2 = (double) seen.seen(2);
    if (f1 == 0 || f2 == 0) {
      throw new IllegalArgumentException(
          "Zelterman's estimator needs units seen once and units seen twice, got f1="
              + seen.seen(1)
              + ", f2="
              + seen.seen(2));
    }
    double n = (double) seen.observed();
    double rate = 2 * f2 / f1;
    double ever = -Math.expm1(-rate);
    double slope = n * rate * Math.exp(-rate) / (ever * ever); // of N in log λ
    double variance = slope * slope * (1 / f1 + 1 / f2) + n * Math.exp(-rate) / (ever * ever);
    return new CountsOnly(seen.observed(), n / ever, Math.sqrt(variance));
  }

  /** Zelterman's estimator for a table of lists. */
  public static Verdict zeltermanVerdict(OverlapTable table, double level) {
    CaptureFrequencies seen = CaptureFrequencies.of(table);
    List<Gate> gates = new ArrayList<>(List.of(Gates.enoughOverlap(table)));
    gates.addAll(Gates.everyPatternPossible(table));
    boolean both = seen.seen(1) > 0 && seen.seen(2) > 0;
    gates.add(
        new Gate(
            "seen-once-and-twice",
            both,
            "units on one list and units on two lists are needed, there are "
                + seen.seen(1)
                + " and "
                + seen.seen(2)));
    Map<String, String> facts = new LinkedHashMap<>();
    Optional<Estimate> estimate = Optional.empty();
    if (both) {
      CountsOnly zelterman = zelterman(seen);
      facts.put("standardError", Double.toString(zelterman.standardError()));
      if (gates.stream().allMatch(Gate::passed)) {
        estimate = Optional.of(zelterman.estimate("zelterman", level));
      }
    }
    return new Verdict(
        table.observed(),
        estimate,
        Optional.of(ChaoBound.ofLists(table).bound(level)),
        gates,
        List.of(WARNING),
        facts);
  }

  public Interval interval(double level) {
    return LogNormal.interval(observed, value, standardError, level);
  }

  public Estimate estimate(String method, double level) {
    return new Estimate(
        value, interval(level), method, Map.of("standardError", Double.toString(standardError)));
  }
}
