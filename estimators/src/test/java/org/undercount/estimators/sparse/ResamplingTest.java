package org.undercount.estimators.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.estimators.OverlapTable;

class ResamplingTest {

  private static final int RUNS = 20_000;

  private static OverlapTable table(long unit) {
    return OverlapTable.of(
        List.of("A", "B", "C"), Map.of(1, 5 * unit, 2, 3 * unit, 4, 2 * unit, 7, unit));
  }

  private static UniformRandomProvider random() {
    return RandomSource.XO_RO_SHI_RO_128_PP.create(3);
  }

  /** Mean n p, variance n p (1 − p), covariance −n p q, each within 4 Monte Carlo errors. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20, 1_000, 200_000_000})
  void momentsAreThoseOfTheMultinomial(long unit) {
    OverlapTable table = table(unit);
    Resampling resampling = new Resampling(table);
    UniformRandomProvider random = random();
    double n = (double) table.observed();
    double[] sum = new double[8];
    double[] squares = new double[8];
    double products = 0;
    int runs = unit > 1000 ? 200 : RUNS; // √n single draws each
    for (int run = 0; run < runs; run++) {
      double[] drawn = resampling.replicate(random);
      assertThat(Arrays.stream(drawn).sum()).isEqualTo(n);
      for (int c = 0; c < 8; c++) {
        double away = drawn[c] - table.count(c);
        sum[c] += away;
        squares[c] += away * away;
      }
      products += (drawn[1] - table.count(1)) * (drawn[2] - table.count(2));
    }
    for (int c = 0; c < 8; c++) {
      double p = table.count(c) / n;
      double variance = n * p * (1 - p);
      assertThat(sum[c] / runs).isCloseTo(0, within(4 * Math.sqrt(variance / runs)));
      double kurtosis = variance == 0 ? 1 : 3 + (1 - 6 * p * (1 - p)) / variance;
      assertThat(squares[c] / runs)
          .isCloseTo(variance, within(4 * variance * Math.sqrt((kurtosis - 1) / runs)));
    }
    double covariance = -n * (5.0 / 11) * (3.0 / 11);
    assertThat(products / runs)
        .isCloseTo(covariance, within(4 * 2 * Math.abs(covariance) / Math.sqrt(runs)));
  }

  @Test
  void aPatternNobodyHasIsNeverDrawn() {
    Resampling resampling = new Resampling(table(20));
    UniformRandomProvider random = random();
    for (int run = 0; run < 100; run++) {
      double[] drawn = resampling.replicate(random);
      assertThat(drawn[0] + drawn[3] + drawn[5] + drawn[6]).isZero();
    }
  }

  @Test
  void theObservedCountsAreTheTables() {
    assertThat(new Resampling(table(2)).observedCounts()).containsExactly(0, 10, 6, 0, 4, 0, 0, 2);
  }
}
