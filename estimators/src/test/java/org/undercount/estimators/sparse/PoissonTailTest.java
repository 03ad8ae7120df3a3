package org.undercount.estimators.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PoissonTailTest {

  /** R: min(ppois(n, m), ppois(n - 1, m, lower.tail = FALSE)), R 4.3. */
  @Test
  void certified() {
    assertThat(PoissonTail.smaller(0, 3)).isCloseTo(0.04978706836786395, within(1e-15));
    assertThat(PoissonTail.smaller(2, 0.5)).isCloseTo(0.09020401043104986, within(1e-15));
    assertThat(PoissonTail.smaller(0, 0)).isEqualTo(1);
    assertThat(PoissonTail.smaller(3, 0)).isEqualTo(0);
  }

  @Property
  void isTheSumOfItsTerms(
      @ForAll @IntRange(max = 60) int count,
      @ForAll @DoubleRange(min = 0.01, max = 40) double mean) {
    double term = Math.exp(-mean);
    double below = 0;
    for (int x = 0; x < count; x++) {
      below += term;
      term *= mean / (x + 1);
    }
    double here = term;
    double above = 0;
    for (int x = count; x < count + 400; x++) {
      above += term;
      term *= mean / (x + 1);
    }
    double smaller = Math.min(below + here, above);
    assertThat(PoissonTail.smaller(count, mean)).isCloseTo(smaller, within(1e-10 * smaller));
  }

  @Property
  void liesBetweenItsBounds(
      @ForAll @IntRange(max = 3000) int count,
      @ForAll @DoubleRange(min = 0.01, max = 3000) double mean) {
    double upper = PoissonTail.logUpperBound(count, mean);
    double tail = PoissonTail.smaller(count, mean);
    assertThat(tail).isLessThanOrEqualTo(Math.exp(upper) * (1 + 1e-9));
    assertThat(tail).isGreaterThanOrEqualTo(Math.exp(PoissonTail.logLowerBound(count, upper)));
  }

  /** Short's inequality, and with it the right to pass over pairs that cannot enter. */
  @Property
  void aHarmlessBoundMeansATailAboveTheThreshold(
      @ForAll @IntRange(max = 3000) int count,
      @ForAll @DoubleRange(min = -4, max = 4) double deviations,
      @ForAll @DoubleRange(min = 0, max = 1) double threshold) {
    double mean = Math.max(0.001, count + deviations * Math.sqrt(count + 1.0));
    if (PoissonTail.logUpperBound(count, mean) > PoissonTail.leastLogUpperBoundAt(threshold)) {
      assertThat(PoissonTail.smaller(count, mean)).isGreaterThanOrEqualTo(threshold);
    }
  }
}
