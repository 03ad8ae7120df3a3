package org.undercount.estimators.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Quantile;
import org.undercount.estimators.Verdict;

class SuccessiveSamplingSizeTest {

  private static final SizePrior PRIOR = new SizePrior.Proportion(300, 6000);

  private static SuccessiveSamplingSize.Request request(SizePrior prior) {
    return new SuccessiveSamplingSize.Request(prior, 0.95, 2000, 1);
  }

  /** Degrees of n people in the order in which successive sampling takes them from N. */
  private static int[] sampled(int n, int population, SplittableRandom random) {
    double[] arrivals = new double[population];
    int[] degrees = new int[population];
    for (int i = 0; i < population; i++) {
      degrees[i] = 1;
      for (int j = 0; j < 14; j++) {
        degrees[i] += random.nextDouble() < 0.4 ? 1 : 0;
      }
      arrivals[i] = -Math.log(1 - random.nextDouble()) / degrees[i];
    }
    Integer[] order = new Integer[population];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(arrivals[a], arrivals[b]));
    return Arrays.stream(order).limit(n).mapToInt(i -> degrees[i]).toArray();
  }

  private static RecruitmentSample chain(int[] degrees) {
    List<Recruit> recruits = new ArrayList<>();
    for (int i = 0; i < degrees.length; i++) {
      recruits.add(
          new Recruit(
              "p" + i, i == 0 ? Optional.empty() : Optional.of("p" + (i - 1)), degrees[i], false));
    }
    return RecruitmentSample.of(recruits);
  }

  /** Intervals hold 95 % of populations that are drawn from the prior; 3.3 standard errors. */
  @Test
  void posteriorsAreCalibrated() {
    SplittableRandom random = new SplittableRandom(17);
    int n = 150;
    int held = 0;
    int below = 0;
    for (int run = 0; run < 500; run++) {
      int population;
      do {
        population = (int) Math.rint(PRIOR.quantile(random.nextDouble(), n));
      } while (population >= 6000);
      double[] drawn =
          new SizeChain(
                  sampled(n, population, random.split()),
                  PRIOR,
                  300,
                  RandomSource.XO_RO_SHI_RO_128_PP.create(run))
              .draw(400, 400, 3);
      Arrays.sort(drawn);
      held +=
          Quantile.ofSorted(drawn, 0.025) <= population
                  && population <= Quantile.ofSorted(drawn, 0.975)
              ? 1
              : 0;
      below += population < Quantile.ofSorted(drawn, 0.5) ? 1 : 0;
    }
    assertThat(held).isBetween(459, 491);
    assertThat(below).isBetween(250 - 37, 250 + 37);
  }

  /** The sooner degrees fall, the fewer people are left. */
  @Test
  void fallingDegreesMeanFewerPeople() {
    int[] rising = sampled(100, 250, new SplittableRandom(9));
    Arrays.sort(rising);
    int[] falling = IntStream.range(0, 100).map(i -> rising[99 - i]).toArray();
    double few =
        SuccessiveSamplingSize.estimate(chain(falling), request(PRIOR))
            .estimate()
            .orElseThrow()
            .value();
    double many =
        SuccessiveSamplingSize.estimate(chain(rising), request(PRIOR))
            .estimate()
            .orElseThrow()
            .value();
    assertThat(few).isLessThan(150);
    assertThat(many).isGreaterThan(300);
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    RecruitmentSample sample = chain(sampled(100, 250, new SplittableRandom(4)));
    assertThat(SuccessiveSamplingSize.estimate(sample, request(PRIOR)))
        .isEqualTo(SuccessiveSamplingSize.estimate(sample, request(PRIOR)));
  }

  @Test
  void aSmallPartLeavesThePriorAndSaysSo() {
    RecruitmentSample sample = chain(sampled(60, 3000, new SplittableRandom(5)));
    assertThat(
            SuccessiveSamplingSize.estimate(sample, request(new SizePrior.Proportion(3000, 60_000)))
                .warnings())
        .singleElement()
        .asString()
        .startsWith("the size rests on the prior");
  }

  @Test
  void equalDegreesAreRefused() {
    int[] same = new int[40];
    Arrays.fill(same, 5);
    Verdict verdict = SuccessiveSamplingSize.estimate(chain(same), request(PRIOR));
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.gates().get(0).detail())
        .isEqualTo(
            "only where degrees differ does their order tell the size, there are 1 different");
  }

  /** Masses sum to the chance between two quantiles, near and far from the sample's size. */
  @Test
  void theBetaPriorHasItsMedian() {
    for (long median : List.of(160L, 300L, 40_000L)) {
      SizePrior prior = new SizePrior.Proportion(median, 10_000_000);
      assertThat(prior.quantile(0.5, 150)).isCloseTo((double) median, within(1e-6 * median));
      double half =
          LongStream.rangeClosed(150, median)
              .mapToDouble(n -> Math.exp(prior.logMass(n, 150)))
              .sum();
      assertThat(half).isCloseTo(0.5, within(1e-4));
    }
  }

  /** Poisson without 0 at ν = 1; moments and the Jacobian by differences. */
  @Test
  void sizesHaveTheirDistribution() {
    double[] logs = SizeDistribution.logFactorials(60);
    SizeDistribution poisson = new SizeDistribution(Math.log(4), 1, logs);
    double[] shares = poisson.unseen(0);
    assertThat(shares[2]).isCloseTo(Math.exp(-4) * 64 / 6 / -Math.expm1(-4), within(1e-12));
    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
    assertThat(poisson.seen(0.3) + Arrays.stream(poisson.unseen(0.3)).sum())
        .isCloseTo(1, within(1e-12));
    double[] byRate = moments(new SizeDistribution(Math.log(4) + 1e-5, 1.2, logs), logs);
    double[] byDispersion = moments(new SizeDistribution(Math.log(4), 1.2 + 1e-5, logs), logs);
    double[] here = moments(new SizeDistribution(Math.log(4), 1.2, logs), logs);
    double jacobian =
        Math.abs(
                (byRate[0] - here[0]) * (byDispersion[1] - here[1])
                    - (byRate[1] - here[1]) * (byDispersion[0] - here[0]))
            / 1e-10;
    double prior =
        -3 * Math.log(here[1])
            - 0.5 * Math.pow(here[0] - 3, 2) / here[1]
            - 1.5 * 2 / here[1]
            + Math.log(jacobian);
    assertThat(new SizeDistribution(Math.log(4), 1.2, logs).logPrior(3, 2))
        .isCloseTo(prior, within(1e-3));
  }

  private static double[] moments(SizeDistribution sizes, double[] logs) {
    double[] shares = sizes.unseen(0);
    double mean = 0;
    double square = 0;
    for (int i = 0; i < logs.length; i++) {
      mean += shares[i] * (i + 1);
      square += shares[i] * (i + 1) * (i + 1);
    }
    return new double[] {mean, square - mean * mean};
  }

  @Test
  void wrongInputIsRefused() {
    RecruitmentSample sample = chain(new int[] {3, 2, 4});
    assertThatThrownBy(
            () ->
                SuccessiveSamplingSize.estimate(sample, request(new SizePrior.Proportion(3, 100))))
        .hasMessage("The prior median must be above the 3 respondents, got 3");
    assertThatThrownBy(
            () -> SuccessiveSamplingSize.estimate(sample, request(new SizePrior.Flat(3))))
        .hasMessage("The prior must allow more people than the 3 respondents, most is 3");
    assertThatThrownBy(() -> new SizePrior.Proportion(10, 10))
        .hasMessage("A prior median must be above 1 and below the most, got median=10, most=10");
    assertThatThrownBy(() -> new SizePrior.Flat(1))
        .hasMessage("A flat prior needs a most of at least 2, got 1");
    assertThatThrownBy(() -> new SuccessiveSamplingSize.Request(PRIOR, 1, 400, 1))
        .hasMessage("Level must lie in (0, 1), got 1.0");
    assertThatThrownBy(() -> new SuccessiveSamplingSize.Request(PRIOR, 0.9, 10, 1))
        .hasMessage("Draws must be 400 to 200000, got 10");
  }
}
