package org.undercount.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MixtureTest {

  private static Verdict verdict(long observed, double value, double lower, double upper) {
    return new Verdict(
        observed,
        Optional.of(
            new Estimate(value, new Interval(lower, upper, 0.95, "log-normal"), "m", Map.of())),
        Optional.empty(),
        List.of(new Gate("g", true, "passed")),
        List.of(),
        Map.of());
  }

  private static Verdict refused() {
    return new Verdict(
        100,
        Optional.empty(),
        Optional.empty(),
        List.of(new Gate("g", false, "too few share two lists")),
        List.of(),
        Map.of());
  }

  @Test
  void equalReadingsGiveTheIntervalOfOne() {
    Verdict one = verdict(100, 200, 170, 250);
    Mixture mixture = Mixture.of(List.of(one, one, one, one));
    Draws draws = mixture.draws("n", one, 40_000, 1);
    Interval interval = mixture.verdict(one, "n", draws, 0.95).estimate().orElseThrow().interval();
    assertThat(interval.lower()).isCloseTo(170, within(1.0));
    assertThat(interval.upper()).isCloseTo(250, within(2.0));
    assertThat(mixture.verdict(one, "n", draws, 0.95).diagnostics())
        .containsEntry("share of variance due to linkage", "0.000");
  }

  /** Two exact readings at 180 and 220: all variance lies between them, 400. */
  @Test
  void readingsWithoutDoubtOfTheirOwnDifferByLinkageAlone() {
    Verdict low = verdict(100, 180, 180, 180);
    Verdict high = verdict(100, 220, 220, 220);
    Mixture mixture = Mixture.of(List.of(low, high));
    Draws draws = mixture.draws("n", low, 10_000, 1);
    Verdict mixed = mixture.verdict(low, "n", draws, 0.95);
    assertThat(mixed.estimate().orElseThrow().value()).isEqualTo(200);
    assertThat(mixed.estimate().orElseThrow().interval().lower()).isCloseTo(180, within(1e-9));
    assertThat(mixed.estimate().orElseThrow().interval().upper()).isCloseTo(220, within(1e-9));
    assertThat(Double.parseDouble(mixed.diagnostics().get("share of variance due to linkage")))
        .isCloseTo(1, within(1e-3));
  }

  @Test
  void theIntervalIsWiderThanThatOfAnyReading() {
    Verdict low = verdict(100, 180, 160, 210);
    Verdict high = verdict(100, 230, 200, 280);
    Mixture mixture = Mixture.of(List.of(low, high));
    Interval interval =
        mixture
            .verdict(low, "n", mixture.draws("n", low, 40_000, 1), 0.95)
            .estimate()
            .orElseThrow()
            .interval();
    assertThat(interval.upper() - interval.lower()).isGreaterThan(80);
  }

  @Test
  void noDrawIsBelowWhatTheBestReadingSaw() {
    Verdict best = verdict(125, 130, 125, 140);
    Mixture mixture = Mixture.of(List.of(best, verdict(123, 124, 123, 128)));
    Draws draws = mixture.draws("n", best, 1_000, 1);
    assertThat(draws.values("n")).allMatch(n -> n >= 125);
  }

  @Test
  void oneReadingWithoutAnEstimateRefusesTheWhole() {
    Mixture mixture = Mixture.of(List.of(verdict(100, 180, 160, 210), refused()));
    assertThat(mixture.gate().passed()).isFalse();
    assertThat(mixture.gate().detail())
        .isEqualTo(
            "1 of 2 plausible linkages give an estimate: the lists hang on links in doubt (too few"
                + " share two lists)");
    assertThatThrownBy(() -> mixture.draws("n", refused(), 10, 1))
        .hasMessage("Every reading must have an estimate: ask the gate");
  }

  @Test
  void oneReadingIsNoMixture() {
    assertThatThrownBy(() -> Mixture.of(List.of(refused())))
        .hasMessage("A mixture needs at least two readings, got 1");
  }
}
