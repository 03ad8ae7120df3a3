package org.undercount.estimators.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;

class ReconciliationTest {

  private static final Reconciliation.Request USUAL =
      new Reconciliation.Request(Rule.PAULE_MANDEL, 0.95, 2);

  private static MethodEstimate of(String family, String place, double value, double factor) {
    return new MethodEstimate(
        family,
        new Estimand("people", "people held", place, "2025Q1", Estimand.Kind.STOCK),
        new Estimate(
            value, new Interval(value / factor, value * factor, 0.95, "given"), family, Map.of()));
  }

  private static MethodEstimate of(String family, double value, double factor) {
    return of(family, "KH", value, factor);
  }

  private static Estimate estimate(Reconciliation result) {
    return result.verdict().estimate().orElseThrow();
  }

  @Test
  void aFamilyCountsOnceHoweverOftenItIsQuoted() {
    List<MethodEstimate> once = List.of(of("a", 1000, 1.3), of("b", 1300, 1.4), of("c", 1100, 2));
    List<MethodEstimate> often = new ArrayList<>(once);
    often.addAll(Collections.nCopies(5, once.get(1)));
    Estimate one = estimate(Reconciliation.of(once, USUAL));
    Estimate many = estimate(Reconciliation.of(often, USUAL));
    assertThat(many.value()).isCloseTo(one.value(), within(1e-6));
    assertThat(many.interval().upper()).isCloseTo(one.interval().upper(), within(1e-6));
  }

  @Test
  void membersThatDifferWidenTheirFamily() {
    Reconciliation result =
        Reconciliation.of(
            List.of(of("a", 1000, 1.2), of("a", 2000, 1.2), of("b", 1500, 1.2)), USUAL);
    Estimate family = result.families().get(0).estimate(0.95);
    assertThat(family.value()).isCloseTo(1000 * Math.sqrt(2), within(1e-6));
    assertThat(family.interval().upper() / family.value()).isGreaterThan(1.9);
  }

  @Test
  void unitsDoNotMatter() {
    List<MethodEstimate> people = List.of(of("a", 1000, 1.3), of("b", 1300, 1.4), of("c", 1100, 2));
    List<MethodEstimate> thousands = List.of(of("a", 1, 1.3), of("b", 1.3, 1.4), of("c", 1.1, 2));
    for (Rule rule : Rule.values()) {
      Reconciliation.Request request = new Reconciliation.Request(rule, 0.9, 2);
      Estimate one = estimate(Reconciliation.of(people, request));
      Estimate other = estimate(Reconciliation.of(thousands, request));
      assertThat(one.value() / 1000).isCloseTo(other.value(), within(1e-6));
      assertThat(one.interval().lower() / 1000).isCloseTo(other.interval().lower(), within(1e-6));
    }
  }

  @Test
  void contradictionGivesTheEnvelope() {
    Reconciliation result =
        Reconciliation.of(List.of(of("a", 1000, 1.2), of("b", 2500, 1.5)), USUAL);
    assertThat(result.verdict().estimate()).isEmpty();
    assertThat(result.verdict().refusal())
        .contains(
            "families must lie within a factor 2 to be pooled, they differ by 2.50: the envelope is"
                + " given instead");
    assertThat(result.spread().lower()).isCloseTo(1000 / 1.2, within(1e-9));
    assertThat(result.spread().upper()).isCloseTo(3750, within(1e-9));
    assertThat(result.disagreement()).isPresent();
  }

  @Test
  void unlikeEstimandsAreRefused() {
    Reconciliation result =
        Reconciliation.of(List.of(of("a", "KH", 1000, 1.2), of("b", "MM", 1100, 1.5)), USUAL);
    assertThat(result.verdict().refusal())
        .contains("different estimands, a bridge is needed to compare them: place 'KH' and 'MM'");
    assertThat(result.disagreement()).isEmpty();
  }

  @Test
  void oneFamilyIsRefused() {
    Reconciliation result =
        Reconciliation.of(List.of(of("a", 1000, 1.2), of("a", 1100, 1.5)), USUAL);
    assertThat(result.verdict().gates()).extracting(Gate::passed).containsExactly(true, false);
    assertThat(result.verdict().refusal())
        .contains("at least 2 independent families of evidence are needed, there is 1 (a)");
  }

  @Test
  void pointsAndFactorsOfOneAreRefused() {
    assertThatThrownBy(() -> of("a", 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An interval must lie above 0, end, and not be a point to be pooled, got 10.0 to 10.0");
    assertThatThrownBy(() -> new Reconciliation.Request(Rule.BAYESIAN, 0.95, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A factor must be above 1, got 1.0");
  }

  /** Five families, bias sd 0.3, errors 0.1 to 0.3: 500 worlds; band 0.95 ± 3.5 standard errors. */
  @ParameterizedTest
  @EnumSource(
      value = Rule.class,
      names = {"PAULE_MANDEL", "BAYESIAN"})
  void intervalsHoldTheTruth(Rule rule) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    int inside = 0;
    for (int run = 0; run < 500; run++) {
      List<Effect> effects = new ArrayList<>();
      for (int f = 0; f < 5; f++) {
        double error = 0.1 + 0.05 * f;
        effects.add(new Effect(5 + 0.3 * normal.sample() + error * normal.sample(), error * error));
      }
      Rule.Answer answer = rule.answer(effects, 0.95);
      inside += answer.lower() <= 5 && answer.upper() >= 5 ? 1 : 0;
    }
    assertThat(inside).isBetween(458, 495);
  }
}
