package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.SimulatedTables;
import org.undercount.estimators.Verdict;

/**
 * On 400 populations of known size the 95 % interval must hold the truth in 95 % of them within the
 * Monte Carlo band ±3 √(0.95·0.05/400) = ±0.033, that is in 367 to 393.
 */
class ClosedPopulationCoverageTest {

  private static final int RUNS = 400;
  private static final int LEAST = 367;
  private static final int MOST = 393;
  private static final int TRUTH = 1000;

  private static int covered(Supplier<Interval> estimate) {
    return (int) IntStream.range(0, RUNS).filter(r -> estimate.get().contains(TRUTH)).count();
  }

  @Test
  void m0HoldsTheTruth() {
    SimulatedTables world = new SimulatedTables(21);
    assertThat(
            covered(
                () ->
                    interval(
                        CaptureModel.M0.estimate(
                            world.independent(TRUTH, List.of(0.2, 0.2, 0.2, 0.2), 0), 0.95))))
        .isBetween(LEAST, MOST);
  }

  /** People whose log-odds shift by a normal number: the shape of mth-darroch. */
  @Test
  void mthDarrochHoldsTheTruth() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(22);
    List<Double> chances = List.of(0.3, 0.4, 0.25, 0.35, 0.3);
    assertThat(
            covered(
                () ->
                    interval(
                        CaptureModel.MTH_DARROCH.estimate(conditional(random, chances), 0.95))))
        .isBetween(LEAST, MOST);
  }

  @Test
  void removalHoldsTheTruth() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(23);
    assertThat(covered(() -> interval(Behaviour.MB.estimate(behaving(random, p -> 0.35), 0.95))))
        .isBetween(LEAST, MOST);
  }

  @Test
  void removalFromTheSecondListHoldsTheTruth() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(24);
    assertThat(
            covered(
                () ->
                    interval(
                        Behaviour.MBH.estimate(behaving(random, i -> i == 0 ? 0.6 : 0.4), 0.95))))
        .isBetween(LEAST, MOST);
  }

  @Test
  void theRightZeroTruncatedDistributionHoldsTheTruth() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(25);
    assertThat(covered(() -> truncated(ZeroTruncated.POISSON, sightings(random, r -> 0.8))))
        .isBetween(LEAST, MOST);
    assertThat(
            covered(
                () ->
                    truncated(
                        ZeroTruncated.GEOMETRIC,
                        sightings(random, r -> -0.8 * Math.log1p(-random.nextDouble())))))
        .isBetween(LEAST, MOST);
    assertThat(covered(() -> CountsOnly.zelterman(sightings(random, r -> 0.8)).interval(0.95)))
        .isBetween(LEAST, MOST);
  }

  /** Gamma rates of shape 2: finite, and near the truth in the middle. */
  @Test
  void theNegativeBinomialRecoversTheTruth() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(26);
    List<Double> found = new ArrayList<>();
    int held = 0;
    for (int run = 0; run < RUNS; run++) {
      CaptureFrequencies seen =
          sightings(
              random,
              r -> -0.6 * (Math.log1p(-random.nextDouble()) + Math.log1p(-random.nextDouble())));
      if (ZeroTruncated.NEGATIVE_BINOMIAL.fit(seen) instanceof Fit.Converged c) {
        found.add(c.population());
        Interval interval =
            LogNormal.interval(seen.observed(), c.population(), c.standardError(), 0.95);
        held += interval.contains(TRUTH) ? 1 : 0;
      }
    }
    Collections.sort(found);
    assertThat(found.size()).isGreaterThan(RUNS * 9 / 10);
    assertThat(found.get(found.size() / 2)).isBetween(0.96 * TRUTH, 1.04 * TRUTH);
    assertThat(held / (double) found.size()).isBetween(0.917, 0.999);
  }

  /** Independent lists: the form for low coverage is unbiased and its error is the right one. */
  @Test
  void sampleCoverageHoldsTheTruth() {
    SimulatedTables world = new SimulatedTables(27);
    assertThat(
            covered(
                () ->
                    interval(
                        ListCoverage.verdict(
                            world.independent(TRUTH, List.of(0.3, 0.35, 0.25, 0.3), 0), 0.95))))
        .isBetween(LEAST, MOST);
  }

  /** Exponential rates, γ² = 1: each correction takes some of the bias away, none all of it. */
  @Test
  void chaoAndLeesCorrectionsComeCloserToTheTruth() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(28);
    double once = 0;
    double twice = 0;
    double independent = 0;
    for (int run = 0; run < RUNS; run++) {
      CaptureFrequencies seen = sightings(random, r -> -1.2 * Math.log1p(-random.nextDouble()));
      once += FrequencyCoverage.ONCE.estimate(seen).value() / RUNS;
      twice += FrequencyCoverage.TWICE.estimate(seen).value() / RUNS;
      double coverage = 1 - (double) seen.seen(1) / (double) seen.sightings();
      independent += (double) seen.observed() / coverage / RUNS;
    }
    assertThat(independent).isLessThan(once);
    assertThat(once).isLessThan(twice);
    assertThat(twice).isBetween(0.85 * TRUTH, 1.0 * TRUTH);
  }

  private static Interval interval(Verdict verdict) {
    return verdict.estimate().orElseThrow().interval();
  }

  private static Interval truncated(ZeroTruncated model, CaptureFrequencies seen) {
    Fit.Converged c = (Fit.Converged) model.fit(seen);
    return LogNormal.interval(seen.observed(), c.population(), c.standardError(), 0.95);
  }

  /** Sightings at any time at each person's rate. */
  private static CaptureFrequencies sightings(
      UniformRandomProvider random, IntToDoubleFunction rate) {
    List<Long> units = new ArrayList<>();
    for (int person = 0; person < TRUTH; person++) {
      double r = rate.applyAsDouble(person);
      int k = r < 1e-9 ? 0 : PoissonSampler.of(random, r).sample();
      while (units.size() < k) {
        units.add(0L);
      }
      if (k > 0) {
        units.set(k - 1, units.get(k - 1) + 1);
      }
    }
    return CaptureFrequencies.unlimited(units);
  }

  /** Five occasions; who was seen is seen again with chance 0.15. */
  private static OverlapTable behaving(UniformRandomProvider random, IntToDoubleFunction chance) {
    TreeMap<Integer, Long> counts = new TreeMap<>();
    for (int person = 0; person < TRUTH; person++) {
      int pattern = 0;
      for (int i = 0; i < 5; i++) {
        double p = pattern == 0 ? chance.applyAsDouble(i) : 0.15;
        pattern |= random.nextDouble() < p ? 1 << i : 0;
      }
      if (pattern != 0) {
        counts.merge(pattern, 1L, Long::sum);
      }
    }
    return OverlapTable.of(List.of("A", "B", "C", "D", "E"), counts);
  }

  /**
   * Patterns with μ proportional to the product of odds times e^{τk²/2}, τ = 0.3, over all patterns
   * the empty one included: what mth-darroch says of a population.
   */
  private static OverlapTable conditional(UniformRandomProvider random, List<Double> chances) {
    int cells = 1 << chances.size();
    double[] cumulative = new double[cells];
    double total = 0;
    for (int p = 0; p < cells; p++) {
      double weight = Math.exp(0.3 * Math.pow(Integer.bitCount(p), 2) / 2);
      for (int i = 0; i < chances.size(); i++) {
        double odds = 0.5 * chances.get(i) / (1 - chances.get(i));
        weight *= (p >> i & 1) != 0 ? odds : 1;
      }
      total += weight;
      cumulative[p] = total;
    }
    TreeMap<Integer, Long> counts = new TreeMap<>();
    for (int person = 0; person < TRUTH; person++) {
      double u = random.nextDouble() * total;
      int p = 0;
      while (cumulative[p] < u) {
        p++;
      }
      if (p != 0) {
        counts.merge(p, 1L, Long::sum);
      }
    }
    return OverlapTable.of(List.of("A", "B", "C", "D", "E"), counts);
  }
}
