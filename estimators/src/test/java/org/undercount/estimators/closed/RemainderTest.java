package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RemainderTest {

  private static final MathContext DIGITS = new MathContext(60);
  private static final int TERMS = 120;

  @Property(tries = 500)
  void everyDigitOfTheSeries(
      @ForAll @DoubleRange(min = -0.9, max = 0.9) double x,
      @ForAll @DoubleRange(min = -12, max = 0) double tens) {
    double scaled = x * Math.pow(10, tens);
    if (Math.abs(scaled) < 1e-100) {
      return;
    }
    assertThat(Remainder.exp(scaled)).isCloseTo(exp(scaled), Percentage.withPercentage(2e-13));
    assertThat(Remainder.sinh(scaled)).isCloseTo(sinh(scaled), Percentage.withPercentage(2e-12));
    if (Math.abs(scaled) < 0.5) {
      assertThat(Remainder.log1p(scaled))
          .isCloseTo(log1p(scaled), Percentage.withPercentage(2e-13));
    }
  }

  @Test
  void nothingIsLeftAtZero() {
    assertThat(Remainder.exp(0)).isZero();
    assertThat(Remainder.log1p(0)).isZero();
    assertThat(Remainder.sinh(0)).isZero();
  }

  private static double exp(double x) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal term = new BigDecimal(x);
    for (int k = 2; k < TERMS; k++) {
      term = next(term, x, k);
      total = total.add(term, DIGITS);
    }
    return total.doubleValue();
  }

  private static double sinh(double x) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal term = new BigDecimal(x);
    for (int k = 2; k < TERMS; k++) {
      term = next(term, x, k);
      total = k % 2 == 1 ? total.add(term, DIGITS) : total;
    }
    return total.doubleValue();
  }

  private static double log1p(double x) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal power = new BigDecimal(x);
    for (int k = 2; k < TERMS; k++) {
      power = power.multiply(new BigDecimal(-x), DIGITS);
      total = total.subtract(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
    }
    return total.doubleValue();
  }

  private static BigDecimal next(BigDecimal term, double x, int k) {
    return term.multiply(new BigDecimal(x), DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
  }
}
