package org.undercount.estimators.latentclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pieces a scan of a chain is made of: masses of cells, the prior of weights, gammas. */
final class ScanPartsTest {

  private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5L);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7})
  void massesAreTheProductsOverLists(int lists) {
    int[] cells = random.ints(20, 0, 1 << lists).toArray();
    double[] chances = random.doubles(lists).toArray();
    double[] masses = new double[cells.length];
    new CellMasses(lists, cells).write(chances, 0.3, masses);
    for (int c = 0; c < cells.length; c++) {
      double product = 0.3;
      for (int j = 0; j < lists; j++) {
        product *= (cells[c] >> j & 1) == 1 ? chances[j] : 1 - chances[j];
      }
      assertThat(masses[c]).isCloseTo(product, within(1e-15));
    }
  }

  /** Two classes: the density is the Beta density of V₁ = π₁, averaged over α. */
  @Test
  void thePriorOfTwoWeightsIsABetaDensityAveragedOverAlpha() {
    StickPrior prior = new StickPrior(2, 1);
    double ratio = density(prior, 0.3) / density(prior, 0.8);
    assertThat(ratio).isCloseTo(averaged(0.3) / averaged(0.8), within(1e-6));
  }

  /** A weight below every double takes the way over logarithms, one just above it does not. */
  @Test
  void bothWaysToThePriorAgree() {
    StickPrior prior = new StickPrior(0.25, 0.25);
    double[] above = {Math.log(0.6), -590, Math.log(0.4), -599.99};
    double[] below = {Math.log(0.6), -590, Math.log(0.4), -600.01};
    double[] far = {Math.log(0.6), -590, Math.log(0.4), -2000};
    assertThat(of(prior, above)).isCloseTo(of(prior, below), within(0.1));
    assertThat(of(prior, far)).isFinite();
  }

  @Test
  void weightsNeedNotAddUpToOne() {
    StickPrior prior = new StickPrior(0.25, 0.25);
    double[] logs = {Math.log(0.5), Math.log(0.2), Math.log(0.3)};
    double[] tripled = Arrays.stream(logs).map(x -> x + Math.log(3)).toArray();
    assertThat(of(prior, tripled)).isCloseTo(of(prior, logs), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.7, 12, 4401})
  void gammasFollowTheirDistribution(double shape) {
    GammaSampler sampler = new GammaSampler(random);
    GammaDistribution law = GammaDistribution.of(shape, 1);
    int draws = 50_000;
    double[] u = new double[draws];
    for (int i = 0; i < draws; i++) {
      u[i] = law.cumulativeProbability(sampler.sample(shape));
    }
    Arrays.sort(u);
    double distance = 0;
    for (int i = 0; i < draws; i++) {
      distance = Math.max(distance, Math.max((i + 1.0) / draws - u[i], u[i] - (double) i / draws));
    }
    // Kolmogorov: exceeded with probability 3e-4 in each of four tests.
    assertThat(distance * Math.sqrt(draws)).isLessThan(2.1);
  }

  private static double density(StickPrior prior, double first) {
    return Math.exp(of(prior, new double[] {Math.log(first), Math.log(1 - first)}));
  }

  private static double of(StickPrior prior, double[] logWeight) {
    double[] weight = Arrays.stream(logWeight).map(Math::exp).toArray();
    return prior.logDensity(weight, logWeight, Arrays.stream(weight).sum());
  }

  /** ∫ α (1 − v)^(α − 1) · α e^−α dα by the midpoint rule. */
  private static double averaged(double v) {
    double sum = 0;
    double step = 0.001;
    for (double a = step / 2; a < 60; a += step) {
      sum += a * Math.pow(1 - v, a - 1) * a * Math.exp(-a) * step;
    }
    return sum;
  }
}
