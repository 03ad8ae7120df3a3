package org.undercount.estimators.strata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.Readings;
import org.undercount.estimators.TwoPieceLogNormal;
import org.undercount.estimators.Verdict;

/**
 * One estimate from those on several completions of incomplete data, by the laws of total
 * expectation and total variance: the number of units on no list is the mean over the completions,
 * and its logarithm has the mean of the variances within plus (m + 1)/m times the variance between
 * (Rubin 1987, section 3.3; on the log scale as HRDAG's verdata 1.0 does, {@code
 * combine_estimates}).
 *
 * @param replicates completions m, at least 2
 * @param observed units seen, the mean over the completions
 * @param unseen mean of the numbers on no list
 * @param meanLog mean of their logarithms
 * @param within mean variance of a logarithm within a completion
 * @param between variance of the mean logarithms between completions, m − 1 in the denominator
 */
public record CombinedReplicates(
    int replicates, double observed, double unseen, double meanLog, double within, double between) {

  /** How far a half-normal's mean lies from its start, in standard deviations of the normal. */
  private static final double HALF_NORMAL = Math.sqrt(2 / Math.PI);

  /**
   * What one completion says of the number on no list.
   *
   * @param observed units seen
   * @param unseen the number on no list
   * @param meanLog mean of its logarithm
   * @param varianceLog variance of its logarithm
   */
  public record Replicate(double observed, double unseen, double meanLog, double varianceLog) {

    /** From draws of the number on no list, none negative; 0 is taken as half a unit in logs. */
    public static Replicate ofDraws(long observed, double[] unseen) {
      double mean = Arrays.stream(unseen).average().orElseThrow();
      double[] logs =
          Arrays.stream(unseen).map(x -> Math.log(Math.max(x, TwoPieceLogNormal.FLOOR))).toArray();
      double meanLog = Arrays.stream(logs).average().orElseThrow();
      double squares = Arrays.stream(logs).map(x -> (x - meanLog) * (x - meanLog)).sum();
      return new Replicate((double) observed, mean, meanLog, squares / (logs.length - 1));
    }

    /** From an estimate with its interval: moments of {@link TwoPieceLogNormal}. */
    public static Replicate of(Estimate estimate, long observed) {
      TwoPieceLogNormal unseen = TwoPieceLogNormal.of(estimate, observed);
      double below = unseen.spreadBelow();
      double above = unseen.spreadAbove();
      double shift = (above - below) * HALF_NORMAL / 2;
      return new Replicate(
          (double) observed,
          estimate.value() - (double) observed,
          Math.log(unseen.centre()) + shift,
          (below * below + above * above) / 2 - shift * shift);
    }
  }

  /** Of at least two completions. */
  public static CombinedReplicates of(List<Replicate> replicates) {
    int m = replicates.size();
    if (m < 2) {
      throw new IllegalArgumentException("At least two completions are needed, got " + m);
    }
    double meanLog = replicates.stream().mapToDouble(Replicate::meanLog).average().orElseThrow();
    double squares =
        replicates.stream()
            .mapToDouble(r -> (r.meanLog() - meanLog) * (r.meanLog() - meanLog))
            .sum();
    return new CombinedReplicates(
        m,
        replicates.stream().mapToDouble(Replicate::observed).average().orElseThrow(),
        replicates.stream().mapToDouble(Replicate::unseen).average().orElseThrow(),
        meanLog,
        replicates.stream().mapToDouble(Replicate::varianceLog).average().orElseThrow(),
        squares / (m - 1));
  }

  /** Variance of the logarithm of the number on no list. */
  public double variance() {
    return within + between * (replicates + 1) / replicates;
  }

  /** Share of that variance which comes from what is missing, in [0, 1]. */
  public double shareBetween() {
    return variance() == 0 ? 0 : between * (replicates + 1) / replicates / variance();
  }

  /** Degrees of freedom (Rubin 1987, equation 3.3.6); infinite where completions agree. */
  public double degreesOfFreedom() {
    double ratio = 1 + within / between / (replicates + 1);
    return (replicates - 1) * ratio * ratio;
  }

  /** Interval of the number on no list: lower, upper. */
  double[] unseenInterval(double level) {
    double p = 0.5 + level / 2;
    double df = degreesOfFreedom();
    double quantile =
        between > 0 && Double.isFinite(df)
            ? TDistribution.of(df).inverseCumulativeProbability(p)
            : NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
    double half = quantile * Math.sqrt(variance());
    return new double[] {Math.exp(meanLog - half), Math.exp(meanLog + half)};
  }

  /**
   * The verdict on completions: refused where one of them is; gates, warnings and facts are those
   * of the completion in the middle.
   *
   * @param what is missing, in words: {@code nationality}
   * @param verdicts at least two, at one level
   */
  public static Verdict verdict(String what, double level, List<Verdict> verdicts) {
    Readings readings = new Readings("imputation", verdicts);
    Gate gate = readings.gate("the lists hang on units of unknown " + what);
    long observed =
        Math.round(verdicts.stream().mapToLong(Verdict::observed).average().orElseThrow());
    Optional<LowerBound> bound = bound(level, verdicts);
    if (!gate.passed()) {
      Verdict refused =
          verdicts.stream().filter(v -> v.estimate().isEmpty()).findFirst().orElseThrow();
      List<Gate> gates = new ArrayList<>(refused.gates());
      gates.add(gate);
      return new Verdict(
          observed, Optional.empty(), bound, gates, refused.warnings(), refused.diagnostics());
    }
    CombinedReplicates combined =
        of(verdicts.stream().map(v -> Replicate.of(Readings.estimate(v), v.observed())).toList());
    return combined.verdict(observed, level, bound, gate, readings);
  }

  private Verdict verdict(
      long seen, double level, Optional<LowerBound> bound, Gate gate, Readings readings) {
    Verdict middle = middle(readings);
    Estimate one = Readings.estimate(middle);
    double[] ends = unseenInterval(level);
    double value = (double) seen + unseen;
    Interval interval =
        new Interval(
            Math.max((double) seen, Math.min(value, seen + ends[0])),
            Math.max(value, seen + ends[1]),
            level,
            one.interval().kind() + ", combined over " + replicates + " imputations");
    List<Gate> gates = new ArrayList<>(middle.gates());
    gates.add(gate);
    Map<String, String> facts = new LinkedHashMap<>(middle.diagnostics());
    facts.put("imputations", Integer.toString(replicates));
    facts.put(
        "share of variance due to missing strata",
        String.format(Locale.ROOT, "%.3f", shareBetween()));
    return new Verdict(
        seen,
        Optional.of(new Estimate(value, interval, one.method(), one.diagnostics())),
        bound,
        gates,
        middle.warnings(),
        facts);
  }

  private static Verdict middle(Readings readings) {
    List<Verdict> sorted =
        readings.verdicts().stream()
            .sorted(Comparator.comparingDouble((Verdict v) -> Readings.estimate(v).value()))
            .toList();
    return sorted.get(sorted.size() / 2);
  }

  private static Optional<LowerBound> bound(double level, List<Verdict> verdicts) {
    List<LowerBound> bounds = verdicts.stream().flatMap(v -> v.lowerBound().stream()).toList();
    if (bounds.size() < verdicts.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new LowerBound(
            bounds.stream().mapToDouble(LowerBound::value).average().orElseThrow(),
            bounds.stream().mapToDouble(LowerBound::lowerLimit).average().orElseThrow(),
            level,
            bounds.get(0).method() + ", mean over imputations"));
  }
}
