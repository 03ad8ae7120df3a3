package org.undercount.estimators.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

/**
 * How often 95 % intervals hold the truth on 500 surveys of 300 people with log-normal degrees. The
 * Monte Carlo band of 95 % is ±3 √(0.95·0.05/500) = ±0.029, that is 461 to 489.
 */
class ScaleUpCoverageTest {

  private static final int RUNS = 500;
  private static final long POPULATION = 1_000_000;
  private static final int HIDDEN = 5_000;
  private static final List<KnownGroup> GROUPS =
      List.of(
          new KnownGroup("a", 20_000),
          new KnownGroup("b", 30_000),
          new KnownGroup("c", 10_000),
          new KnownGroup("d", 40_000));

  private record Held(int hits, double mean) {}

  /**
   * @param visible people who know of a hidden person over people anybody knows
   * @param barriers spread of how likely each respondent is to meet a group, on the log scale
   */
  private static Held held(ScaleUpMethod method, double visible, double barriers) {
    int hits = 0;
    double sum = 0;
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(17L);
    var normal = NormalDistribution.of(0, 1).createSampler(random);
    for (int run = 0; run < RUNS; run++) {
      List<Acquaintances> respondents = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        double degree = Math.exp(Math.log(250) + 0.6 * normal.sample());
        List<Long> known = new ArrayList<>();
        for (KnownGroup group : GROUPS) {
          known.add(poisson(degree * group.size() / POPULATION, random));
        }
        double meets = Math.exp(barriers * normal.sample() - barriers * barriers / 2);
        respondents.add(
            new Acquaintances(
                poisson(meets * visible * degree * HIDDEN / POPULATION, random), known, 0, 1));
      }
      ScaleUpSurvey survey = new ScaleUpSurvey(POPULATION, GROUPS, respondents);
      List<Visibility> hidden = new ArrayList<>();
      for (int i = 0; i < 150 && method == ScaleUpMethod.GENERALISED; i++) {
        double people = visible * Math.exp(Math.log(250) + 0.6 * normal.sample());
        hidden.add(Visibility.ofKnown(poisson(people * 100_000 / POPULATION, random), survey, 1));
      }
      var estimate =
          ScaleUp.estimate(survey, hidden, new ScaleUp.Request(method, 1, 1, 0.95, 300, run))
              .estimate()
              .orElseThrow();
      hits += estimate.interval().contains(HIDDEN) ? 1 : 0;
      sum += estimate.value();
    }
    return new Held(hits, sum / RUNS);
  }

  private static long poisson(double mean, UniformRandomProvider random) {
    return PoissonDistribution.of(mean).createSampler(random).sample();
  }

  @Test
  void theRatioOfSumsHoldsTheTruth() {
    assertThat(held(ScaleUpMethod.MLE, 1, 0).hits()).isBetween(461, 489);
  }

  @Test
  void soItDoesWithBarriersThatAreEvenOnAverage() {
    assertThat(held(ScaleUpMethod.MLE, 1, 0.7).hits()).isBetween(461, 489);
  }

  /** Measured: 432 of 500; the mean is 5 % too high, because degrees from few people are noisy. */
  @Test
  void theMeanOfRatiosHoldsItTooRarely() {
    Held held = held(ScaleUpMethod.PIMLE, 1, 0);
    assertThat(held.hits()).isBetween(415, 449);
    assertThat(held.mean()).isBetween(1.03 * HIDDEN, 1.08 * HIDDEN);
  }

  @Test
  void generalisedHoldsTheTruthWhereHiddenPeopleAreHalfAsVisible() {
    assertThat(held(ScaleUpMethod.GENERALISED, 0.5, 0).hits()).isBetween(461, 489);
  }

  @Test
  void withoutThatTheNumberIsHalfAndItsIntervalNeverHoldsTheTruth() {
    Held held = held(ScaleUpMethod.MLE, 0.5, 0);
    assertThat(held.hits()).isZero();
    assertThat(held.mean()).isBetween(0.48 * HIDDEN, 0.52 * HIDDEN);
  }
}
