package org.undercount.estimators.decomposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumRuleTest {

  /** Degree 31 is the highest that sixteen points sum exactly. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 15, 16, 17, 40, 1000})
  void sumsPolynomialsUpToTheHighestDegree(long count) {
    SumRule rule = SumRule.of(count);
    double[] points = rule.pointsOn(1, count);
    for (int degree : new int[] {0, 1, 2, 7, 30, 31}) {
      double byRule = 0;
      for (int i = 0; i < SumRule.POINTS; i++) {
        byRule += rule.weight(i) * Math.pow(points[i] / (double) count, degree);
      }
      double oneByOne = 0;
      for (long m = 1; m <= count; m++) {
        oneByOne += Math.pow((double) m / (double) count, degree);
      }
      assertThat(byRule).isCloseTo(oneByOne, Percentage.withPercentage(1e-9));
    }
  }

  /** 1 + 1/2 + … + 1/n = ln n + γ + 1/(2n) − …, from ten thousand millions. */
  @Test
  void sumsMoreNumbersThanCouldBeVisited() {
    long first = 1_000_000_001L;
    long last = 2_000_000_000L;
    SumRule rule = SumRule.of(last - first + 1);
    double[] points = rule.pointsOn(first, last);
    double sum = 0;
    for (int i = 0; i < SumRule.POINTS; i++) {
      sum += rule.weight(i) / points[i];
    }
    assertThat(sum).isCloseTo(Math.log(2) - 1 / 4e9, within(1e-13));
  }

  @Test
  void anEmptySumIsNamed() {
    assertThatThrownBy(() -> SumRule.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A sum needs at least one number, got 0");
  }
}
