package org.undercount.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BinomialSamplerTest {

  private static final int DRAWS = 200_000;
  private static final double LEAST_EXPECTED = 10;

  @ParameterizedTest
  @CsvSource({"1,0.3", "12,0.5", "40,0.02", "30,0.9", "25,0.4", "200,0.5", "5000,0.01", "3000,0.7"})
  void frequenciesAreThoseOfTheDistribution(int trials, double probability) {
    BinomialSampler sampler =
        new BinomialSampler(RandomSource.XO_RO_SHI_RO_128_PP.create(trials + 7L));
    long[] seen = new long[trials + 1];
    for (int i = 0; i < DRAWS; i++) {
      seen[(int) sampler.sample(trials, probability)]++;
    }
    BinomialDistribution law = BinomialDistribution.of(trials, probability);
    double statistic = 0;
    int groups = 0;
    double expected = 0;
    long observed = 0;
    for (int x = 0; x <= trials; x++) {
      expected += DRAWS * law.probability(x);
      observed += seen[x];
      boolean enoughLeft = DRAWS * law.survivalProbability(x) >= LEAST_EXPECTED;
      if ((expected >= LEAST_EXPECTED && enoughLeft) || x == trials) {
        statistic += (observed - expected) * (observed - expected) / expected;
        groups++;
        expected = 0;
        observed = 0;
      }
    }
    double p = ChiSquaredDistribution.of(Math.max(1, groups - 1)).survivalProbability(statistic);
    assertThat(p).isGreaterThan(1e-4);
  }

  @Test
  void certainAndImpossibleNeedNoChance() {
    BinomialSampler sampler = new BinomialSampler(RandomSource.XO_RO_SHI_RO_128_PP.create(1L));
    assertThat(sampler.sample(9, 0)).isZero();
    assertThat(sampler.sample(9, 1)).isEqualTo(9);
    assertThat(sampler.sample(0, 0.5)).isZero();
  }
}
