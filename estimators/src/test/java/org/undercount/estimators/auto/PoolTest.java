package org.undercount.estimators.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.TwoPieceLogNormal;

class PoolTest {

  private static final TwoPieceLogNormal LOW = new TwoPieceLogNormal(100, 0.1, 0.2, false);
  private static final TwoPieceLogNormal HIGH = new TwoPieceLogNormal(1000, 0.1, 0.2, false);

  @Test
  void oneOpinionIsThatOpinion() {
    Pool pool = new Pool(List.of(LOW), List.of(1.0));
    assertThat(pool.quantile(0.975)).isCloseTo(LOW.quantile(0.975), within(1e-6));
    assertThat(pool.value(40)).isCloseTo(140, within(1e-6));
  }

  /** With opinions far apart the mixture's quantiles are those of one of them at a moved level. */
  @Test
  void farOpinionsKeepTheirShares() {
    Pool pool = new Pool(List.of(LOW, HIGH), List.of(0.3, 0.7));
    assertThat(pool.quantile(0.15)).isCloseTo(LOW.quantile(0.5), within(1e-4));
    assertThat(pool.quantile(0.65)).isCloseTo(HIGH.quantile(0.5), within(1e-3));
  }

  @Property(tries = 100)
  void quantilesRise(
      @ForAll @DoubleRange(min = 0.01, max = 0.98) double p,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double weight) {
    Pool pool = new Pool(List.of(LOW, HIGH), List.of(weight, 1 - weight));
    assertThat(pool.quantile(p)).isLessThanOrEqualTo(pool.quantile(p + 0.01) + 1e-6);
  }

  @Test
  void refusesAWeightTooFew() {
    assertThatThrownBy(() -> new Pool(List.of(LOW, HIGH), List.of(1.0)))
        .hasMessage(
            "A pool needs one weight per opinion and one opinion at least, got 2 opinions and 1"
                + " weights");
  }
}
