package org.undercount.estimators.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Quantile;

class BcaQuantilesTest {

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** 0, 1, …, 1000. */
  private static double[] ladder() {
    return IntStream.rangeClosed(0, 1000).asDoubleStream().toArray();
  }

  @Test
  void withoutBiasAndAccelerationItIsThePercentileInterval() {
    BcaQuantiles bca = new BcaQuantiles(500, ladder(), 0);
    assertThat(bca.biasCorrection()).isCloseTo(0, within(1e-12));
    assertThat(bca.quantile(0.025)).isCloseTo(25, within(1e-9));
    assertThat(bca.quantile(0.975)).isCloseTo(975, within(1e-9));
  }

  /**
   * Efron and Tibshirani (1993), An Introduction to the Bootstrap, section 14.3: z₀ = 0.146, a =
   * 0.061 turn 0.05 and 0.95 into 0.110 and 0.985.
   */
  @Test
  void theTextbookExample() {
    BcaQuantiles bca = new BcaQuantiles(558, ladder(), 0.061); // Φ(0.146) = 0.558
    assertThat(bca.biasCorrection()).isCloseTo(0.146, within(2e-3));
    assertThat(bca.quantile(0.05) / 1000).isCloseTo(0.110, within(1e-3));
    assertThat(bca.quantile(0.95) / 1000).isCloseTo(0.985, within(1e-3));
  }

  @Test
  void replicatesEqualToTheEstimateAreHalfBelowIt() {
    assertThat(new BcaQuantiles(7, new double[] {7, 7, 7, 7}, 0).biasCorrection()).isZero();
    assertThat(new BcaQuantiles(7, new double[] {7, 7, 7, 7}, 0).interval(0.95, 7))
        .isEqualTo(new Interval(7, 7, 0.95, "BCa bootstrap"));
  }

  @Test
  void anEndAmongReplicatesWithoutEstimateIsInfinite() {
    double[] replicates = ladder();
    for (int i = 0; i < 40; i++) {
      replicates[i] = INFINITE; // 4 %, more than the 2.5 % above the upper end
    }
    Interval interval = new BcaQuantiles(520, replicates, 0).interval(0.95, 520);
    assertThat(interval.upper()).isInfinite();
    assertThat(interval.lower()).isBetween(40.0, 100.0);
    assertThat(new BcaQuantiles(520, replicates, 0).interval(0.8, 520).upper()).isFinite();
  }

  @Test
  void beyondThePoleThereIsNoLimit() {
    BcaQuantiles bca = new BcaQuantiles(500, ladder(), 0.9);
    assertThat(bca.quantile(0.975)).isEqualTo(1000);
    assertThat(new BcaQuantiles(500, ladder(), -0.9).quantile(0.025)).isZero();
  }

  @Property
  void theIntervalHoldsTheEstimateAndWidensWithTheLevel(
      @ForAll @DoubleRange(min = 0, max = 1000) double estimate,
      @ForAll @DoubleRange(min = -0.2, max = 0.2) double acceleration) {
    BcaQuantiles bca = new BcaQuantiles(estimate, ladder(), acceleration);
    Interval narrow = bca.interval(0.8, estimate);
    Interval wide = bca.interval(0.95, estimate);
    assertThat(narrow.contains(estimate)).isTrue();
    assertThat(wide.lower()).isLessThanOrEqualTo(narrow.lower());
    assertThat(wide.upper()).isGreaterThanOrEqualTo(narrow.upper());
  }

  @Test
  void needsANumber() {
    assertThatThrownBy(() -> new BcaQuantiles(INFINITE, ladder(), 0))
        .hasMessage("BCa needs a finite estimate and acceleration, got Infinity and 0.0");
    assertThatThrownBy(() -> new BcaQuantiles(3, ladder(), Double.NaN))
        .hasMessage("BCa needs a finite estimate and acceleration, got 3.0 and NaN");
  }

  @Test
  void quantilesBesideInfinityAreNeverNaN() {
    double[] sorted = {1, 2, INFINITE, INFINITE};
    assertThat(Quantile.ofSorted(sorted, 0)).isEqualTo(1);
    assertThat(Quantile.ofSorted(sorted, 1.0 / 3)).isCloseTo(2, within(1e-12));
    assertThat(Quantile.ofSorted(sorted, 0.5)).isInfinite();
    assertThat(Quantile.ofSorted(sorted, 1)).isInfinite();
    assertThat(Quantile.ofSorted(new double[] {4}, 0.7)).isEqualTo(4);
  }
}
