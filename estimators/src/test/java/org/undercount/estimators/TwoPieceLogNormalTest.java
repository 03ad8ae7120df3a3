package org.undercount.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TwoPieceLogNormalTest {

  private static TwoPieceLogNormal of(double value, double lower, double upper) {
    return TwoPieceLogNormal.of(
        new Estimate(value, new Interval(lower, upper, 0.95, "profile"), "loglinear", Map.of()),
        100);
  }

  @Test
  void givesBackTheEstimateAndItsInterval() {
    TwoPieceLogNormal unseen = of(300, 220, 500);
    assertThat(unseen.quantile(0.5)).isCloseTo(200, within(1e-9));
    assertThat(unseen.quantile(0.025)).isCloseTo(120, within(1e-9));
    assertThat(unseen.quantile(0.975)).isCloseTo(400, within(1e-9));
  }

  @Property(tries = 200)
  void cumulativeUndoesTheQuantile(@ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
    TwoPieceLogNormal unseen = of(300, 220, 500);
    assertThat(unseen.cumulative(unseen.quantile(p))).isCloseTo(p, within(1e-9));
  }

  @Test
  void theDensityIsTheSlopeOfTheCumulativeOnTheLogScale() {
    TwoPieceLogNormal unseen = of(300, 220, 500);
    double step = 1e-5;
    double slope =
        (unseen.cumulative(150 * Math.exp(step)) - unseen.cumulative(150 * Math.exp(-step)))
            / (2 * step);
    assertThat(Math.exp(unseen.logDensity(150))).isCloseTo(slope, within(1e-6));
  }

  @Test
  void nobodyUnseenIsHalfTheTimeExact() {
    TwoPieceLogNormal unseen = of(100, 100, 110);
    assertThat(unseen.quantile(0.3)).isZero();
    assertThat(unseen.quantile(0.975)).isCloseTo(10, within(1e-9));
    assertThat(unseen.cumulative(0)).isEqualTo(0.5);
  }

  @Test
  void refusesAnIntervalWithoutAnUpperEnd() {
    assertThatThrownBy(() -> of(300, 220, Double.POSITIVE_INFINITY))
        .hasMessage("A spread needs an interval with an upper end, got none");
  }

  @Test
  void refusesANegativeSpread() {
    assertThatThrownBy(() -> new TwoPieceLogNormal(10, -1, 1, false))
        .hasMessage("Centre must be >= 0.5 and the spreads >= 0, got 10.0, -1.0, 1.0");
  }
}
