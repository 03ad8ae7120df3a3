package org.undercount.estimators.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * The 13 trials of BCG vaccine against tuberculosis of Colditz et al. (1994), JAMA 271: cases and
 * others, vaccinated and not. Expected: metafor 4 {@code rma(measure="RR", method="PM")} and {@code
 * "DL"}, {@code confint} (tau2 by Q-profile), to the four digits printed there; values with more
 * digits by root finding and quadrature in Python, written apart from this code.
 */
class RandomEffectsTest {

  private static final int[][] TRIALS = {
    {4, 119, 11, 128}, {6, 300, 29, 274}, {3, 228, 11, 209}, {62, 13536, 248, 12619},
    {33, 5036, 47, 5761}, {180, 1361, 372, 1079}, {8, 2537, 10, 619}, {505, 87886, 499, 87892},
    {29, 7470, 45, 7232}, {17, 1699, 65, 1600}, {186, 50448, 141, 27197}, {5, 2493, 3, 2338},
    {27, 16886, 29, 17825}
  };

  private static List<Effect> logRatios() {
    List<Effect> effects = new ArrayList<>();
    for (int[] t : TRIALS) {
      double vaccinated = t[0] + t[1];
      double control = t[2] + t[3];
      effects.add(
          new Effect(
              Math.log(t[0] / vaccinated / (t[2] / control)),
              1.0 / t[0] - 1 / vaccinated + 1.0 / t[2] - 1 / control));
    }
    return effects;
  }

  @Test
  void vaccineTrialsAsMetaforHasThem() {
    RandomEffects trials = RandomEffects.of(logRatios());
    assertThat(trials.q(0)).isCloseTo(152.2330, within(5e-5));
    assertThat(trials.pauleMandel()).isCloseTo(0.3181, within(5e-5));
    assertThat(trials.pauleMandel()).isCloseTo(0.318068452205, within(1e-10));
    assertThat(trials.dersimonianLaird()).isCloseTo(0.3088, within(5e-5));
    RandomEffects.Centre moments = trials.centre(trials.dersimonianLaird());
    assertThat(moments.value()).isCloseTo(-0.7141, within(5e-5));
    assertThat(moments.error()).isCloseTo(0.1787, within(5e-5));
    RandomEffects.Range range = trials.betweenRange(0.95);
    assertThat(range.lower()).isCloseTo(0.1197, within(5e-5));
    assertThat(range.upper()).isCloseTo(1.1115, within(5e-5));
    assertThat(trials.inconsistency(range.lower())).isCloseTo(0.8192057456, within(1e-8));
    assertThat(trials.inconsistency(range.upper())).isCloseTo(0.9767807, within(1e-6));
    assertThat(trials.inconsistency(trials.pauleMandel())).isCloseTo(0.9233034, within(1e-6));
    RandomEffects.Range hartungKnapp = trials.hartungKnapp(trials.pauleMandel(), 0.95);
    assertThat(hartungKnapp.lower()).isCloseTo(-1.109098381, within(1e-8));
    assertThat(hartungKnapp.upper()).isCloseTo(-0.320837926, within(1e-8));
  }

  @Test
  void vaccineTrialsWithMethodBiasOnAGrid() {
    Rule.Answer answer = Rule.BAYESIAN.answer(logRatios(), 0.95);
    assertThat(answer.value()).isCloseTo(-0.7098412, within(1e-3));
    assertThat(answer.lower()).isCloseTo(-1.1036566, within(2e-3));
    assertThat(answer.upper()).isCloseTo(-0.3379730, within(2e-3));
  }

  @Property(tries = 100)
  void pauleMandelSolvesItsEquationOrIsZero(
      @ForAll @Size(min = 2, max = 8) List<@DoubleRange(min = -3, max = 3) Double> values) {
    RandomEffects effects =
        RandomEffects.of(values.stream().map(v -> new Effect(v, 0.05 + v * v / 50)).toList());
    double between = effects.pauleMandel();
    double degrees = values.size() - 1.0;
    if (between > 0) {
      assertThat(effects.q(between)).isCloseTo(degrees, within(1e-6));
    } else {
      assertThat(effects.q(0)).isLessThanOrEqualTo(degrees);
    }
    assertThat(effects.centre(between).value())
        .isBetween(
            values.stream().mapToDouble(v -> v).min().orElseThrow() - 1e-9,
            values.stream().mapToDouble(v -> v).max().orElseThrow() + 1e-9);
  }

  @Test
  void effectsThatAgreeByLuckGainNothing() {
    RandomEffects alike = RandomEffects.of(List.of(new Effect(1, 0.04), new Effect(1, 0.04)));
    RandomEffects.Range range = alike.hartungKnapp(0, 0.95);
    assertThat(range.upper() - 1).isCloseTo(12.7062 * Math.sqrt(0.02), within(1e-4));
  }

  @Test
  void oneEffectIsRefused() {
    assertThatThrownBy(() -> RandomEffects.of(List.of(new Effect(1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("At least 2 effects are needed to be pooled, got 1");
    assertThatThrownBy(() -> new Effect(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An effect must be finite and its variance above 0, got 1.0, 0.0");
  }
}
