package org.undercount.jobs.release;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class OutwardTest {

  @Test
  void threeDigitsTheEndsAwayFromTheValue() {
    assertThat(Outward.value(6526.4)).isEqualTo(6530);
    assertThat(Outward.lower(6526.4)).isEqualTo(6520);
    assertThat(Outward.upper(6526.4)).isEqualTo(6530);
  }

  @Test
  void wholeUnitsHoweverFew() {
    assertThat(Outward.value(10.3)).isEqualTo(10);
    assertThat(Outward.lower(10.3)).isEqualTo(10);
    assertThat(Outward.upper(11.9)).isEqualTo(12);
    assertThat(Outward.upper(0.2)).isEqualTo(1);
    assertThat(Outward.value(0)).isZero();
  }

  @Property
  void theRoundedIntervalHoldsTheExactOneAndTheRoundedValue(
      @ForAll @DoubleRange(min = 0, max = 1e12) double exact) {
    assertThat(exact).isBetween(Outward.lower(exact), Outward.upper(exact));
    assertThat(Outward.value(exact)).isBetween(Outward.lower(exact), Outward.upper(exact));
  }
}
