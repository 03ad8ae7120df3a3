package org.undercount.estimators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One estimate from the estimates under several equally plausible readings of the data, such as
 * linkages drawn from their posterior. Its distribution is the even mixture of theirs, so its
 * variance is the mean of the variances within plus the variance between (multiple imputation
 * without a finite number of draws corrected for; Rubin 1987, chapter 3; for linkage Steorts,
 * Tancredi and Liseo 2018). Row i of the draws is drawn under reading i modulo their number:
 * columns mixed over the same readings stay joint.
 */
public final class Mixture {

  private final Readings readings;

  private Mixture(Readings readings) {
    this.readings = readings;
  }

  /** Of at least two linkages of the same population at one level. */
  public static Mixture of(List<Verdict> linkages) {
    return new Mixture(new Readings("linkage", linkages));
  }

  /** Whether an estimate stands under every reading. */
  public Gate gate() {
    return readings.gate("the lists hang on links in doubt");
  }

  /**
   * Draws of the population, one column. None lies below the count seen under the best reading,
   * from which everything derived from the draws sets out, even where another reading sees fewer.
   *
   * @param best the verdict under the single best reading
   * @throws IllegalStateException if an estimate does not stand under every reading
   */
  public Draws draws(String name, Verdict best, int size, long seed) {
    List<Double> mixed = new ArrayList<>(size);
    int each = (size + readings.size() - 1) / readings.size();
    List<Draws> parts = new ArrayList<>();
    for (int k = 0; k < readings.size(); k++) {
      Verdict reading = readings.verdicts().get(k);
      parts.add(
          Draws.ofEstimate(
              name,
              Readings.estimate(reading),
              reading.observed(),
              each,
              seed + 0x9e3779b97f4a7c15L * k));
    }
    for (int i = 0; i < size; i++) {
      double drawn = parts.get(i % parts.size()).value(name, i / parts.size());
      mixed.add(Math.max((double) best.observed(), drawn));
    }
    return Draws.of(Map.of(name, mixed));
  }

  /**
   * The verdict of the best reading with the mixture's estimate in place of its own.
   *
   * @param best the verdict under the single best reading: observed count, gates and lower bound
   *     are its
   * @param draws from {@link #draws}
   * @param level of the interval
   */
  public Verdict verdict(Verdict best, String name, Draws draws, double level) {
    List<Gate> gates = new ArrayList<>(best.gates());
    gates.add(gate());
    Estimate alone = Readings.estimate(best);
    double value = readings.values().average().orElseThrow();
    Interval interval =
        draws.interval(
            name,
            level,
            value,
            (double) best.observed(),
            alone.interval().kind() + ", mixed over " + readings.size() + " linkages");
    Map<String, String> facts = new LinkedHashMap<>(best.diagnostics());
    facts.put("linkages", Integer.toString(readings.size()));
    facts.put(
        "share of variance due to linkage",
        String.format(Locale.ROOT, "%.3f", shareBetween(name, draws)));
    facts.put("under the best linkage alone", alone.inWords());
    return new Verdict(
        best.observed(),
        Optional.of(new Estimate(value, interval, alone.method(), alone.diagnostics())),
        best.lowerBound(),
        gates,
        best.warnings(),
        facts);
  }

  /** Variance of the estimates between readings over the variance of the mixture. */
  private double shareBetween(String name, Draws draws) {
    double mean = readings.values().average().orElseThrow();
    double between = readings.values().map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double all = draws.meanError(name) * draws.meanError(name) * draws.size();
    return all == 0 ? 0 : Math.min(1, between / all);
  }
}
