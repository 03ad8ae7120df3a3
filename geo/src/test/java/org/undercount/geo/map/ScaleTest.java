package org.undercount.geo.map;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void stepsAreRound() {
    assertThat(Scale.upTo(1_900, 4)).isEqualTo(new Scale(500, 4));
    assertThat(Scale.upTo(24_000, 5)).isEqualTo(new Scale(5_000, 5));
    assertThat(Scale.upTo(0, 5)).isEqualTo(new Scale(1, 1));
  }

  @Property(tries = 300)
  void reachesTheLargestValueInNoMoreStepsThanWanted(
      @ForAll @DoubleRange(min = 0.01, max = 1e9) double largest) {
    Scale scale = Scale.upTo(largest, 5);

    assertThat(scale.end()).isGreaterThanOrEqualTo(largest * (1 - 1e-8));
    assertThat(scale.ticks()).isBetween(1, 5);
    assertThat(scale.classOf(largest)).isEqualTo(scale.ticks() - 1);
    assertThat(scale.classOf(0)).isZero();
  }
}
