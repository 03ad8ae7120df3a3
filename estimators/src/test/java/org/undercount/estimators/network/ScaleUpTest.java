package org.undercount.estimators.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Verdict;

class ScaleUpTest {

  private static final List<KnownGroup> GROUPS =
      List.of(new KnownGroup("a", 100), new KnownGroup("b", 150));

  /** Of 10,000: degrees 40, 80, 120, 40, 80, 0 from 1, 2, 3, 1, 2, 0 people of 250. */
  private static final List<Acquaintances> SIX =
      List.of(
          knows(1, 0, 1),
          knows(2, 1, 1),
          knows(2, 1, 2),
          knows(1, 1, 0),
          knows(1, 1, 1),
          knows(0, 0, 0));

  private static Acquaintances knows(long hidden, long a, long b) {
    return new Acquaintances(hidden, List.of(a, b), 0, 1);
  }

  private static ScaleUpSurvey survey(List<Acquaintances> respondents) {
    return new ScaleUpSurvey(10_000, GROUPS, respondents);
  }

  private static ScaleUp.Request request(ScaleUpMethod method) {
    return new ScaleUp.Request(method, 1, 1, 0.95, 500, 1);
  }

  private static Verdict verdict(ScaleUpMethod method) {
    return ScaleUp.estimate(survey(SIX), List.of(), request(method));
  }

  private static double value(Verdict verdict) {
    return verdict.estimate().orElseThrow().value();
  }

  @Test
  void degreesByHand() {
    assertThat(survey(SIX).degrees()).containsExactly(40.0, 80.0, 120.0, 40.0, 80.0, 0.0);
  }

  /** 10,000 · 7/360. */
  @Test
  void maximumLikelihoodByHand() {
    assertThat(value(verdict(ScaleUpMethod.MLE))).isCloseTo(70_000.0 / 360, within(1e-9));
  }

  /** 10,000 · mean of 1/40, 2/80, 2/120, 1/40, 1/80. */
  @Test
  void meanOfRatiosByHand() {
    double mean = (3.0 / 40 + 2.0 / 120 + 1.0 / 80) / 5;
    Verdict verdict = verdict(ScaleUpMethod.PIMLE);
    assertThat(value(verdict)).isCloseTo(10_000 * mean, within(1e-9));
    assertThat(verdict.warnings())
        .contains(
            "1 of 6 respondents know nobody in the known groups: they have no ratio and are left"
                + " out");
  }

  /** 7/6 hidden people known on average; known by 10,000 · (3 + 2)/250/2 = 100 people. */
  @Test
  void generalisedByHand() {
    ScaleUpSurvey survey = survey(SIX);
    Verdict verdict =
        ScaleUp.estimate(
            survey,
            List.of(Visibility.ofKnown(3, survey, 1), Visibility.ofKnown(2, survey, 1)),
            request(ScaleUpMethod.GENERALISED));
    assertThat(value(verdict)).isCloseTo(10_000 * (7.0 / 6) / 100, within(1e-9));
  }

  @Test
  void weightsCountARespondentSeveralTimes() {
    List<Acquaintances> weighted = new ArrayList<>(SIX);
    weighted.set(0, new Acquaintances(1, List.of(0L, 1L), 0, 3));
    List<Acquaintances> repeated = new ArrayList<>(SIX);
    repeated.add(SIX.get(0));
    repeated.add(SIX.get(0));
    for (ScaleUpMethod method : List.of(ScaleUpMethod.MLE, ScaleUpMethod.PIMLE)) {
      assertThat(value(ScaleUp.estimate(survey(weighted), List.of(), request(method))))
          .isCloseTo(
              value(ScaleUp.estimate(survey(repeated), List.of(), request(method))), within(1e-9));
    }
  }

  @Test
  void transmissionAndDegreeRatioDivideTheNumber() {
    double plain = value(verdict(ScaleUpMethod.MLE));
    Verdict adjusted =
        ScaleUp.estimate(
            survey(SIX), List.of(), new ScaleUp.Request(ScaleUpMethod.MLE, 0.5, 0.8, 0.95, 500, 1));
    assertThat(value(adjusted)).isCloseTo(plain / 0.4, within(1e-9));
    assertThat(adjusted.warnings()).noneMatch(w -> w.startsWith("hidden people are taken"));
  }

  @Test
  void reportedDegreesNeedNoKnownGroups() {
    List<Acquaintances> reported = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      reported.add(new Acquaintances(1, List.of(), 50, 1));
    }
    Verdict verdict =
        ScaleUp.estimate(
            new ScaleUpSurvey(10_000, List.of(), reported), List.of(), request(ScaleUpMethod.MLE));
    assertThat(value(verdict)).isCloseTo(200, within(1e-9));
    assertThat(verdict.estimate().orElseThrow().interval().lower())
        .isCloseTo(200, within(1e-9)); // all alike
  }

  /** From b alone: a is known 4 times, degrees sum to 10,000 · 5/150. */
  @Test
  void knownGroupsAreRecoveredFromOneAnother() {
    List<Recovery> recoveries = ScaleUp.recoveries(survey(SIX), ScaleUpMethod.MLE);
    assertThat(recoveries.get(0).estimate()).isCloseTo(4.0 / 5 * 150, within(1e-9));
    assertThat(recoveries.get(1).estimate()).isCloseTo(5.0 / 4 * 100, within(1e-9));
  }

  @Property(tries = 30)
  void theOrderOfRespondentsDoesNotMatter(@ForAll long seed) {
    List<Acquaintances> shuffled = new ArrayList<>(SIX);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(value(ScaleUp.estimate(survey(shuffled), List.of(), request(ScaleUpMethod.MLE))))
        .isCloseTo(value(verdict(ScaleUpMethod.MLE)), within(1e-9));
  }

  @Test
  void aGroupThatTheOthersDoNotRecoverIsWarnedOf() {
    ScaleUpSurvey survey =
        new ScaleUpSurvey(
            10_000, List.of(new KnownGroup("a", 100), new KnownGroup("b", 1500)), SIX);
    assertThat(ScaleUp.estimate(survey, List.of(), request(ScaleUpMethod.MLE)).warnings())
        .contains(
            "the other groups give 1,200 for a, which has 100: people do not know it at random");
  }

  @Test
  void fewerThanFiveReportersAreRefused() {
    List<Acquaintances> silent = new ArrayList<>(SIX);
    silent.set(0, knows(0, 0, 1));
    assertThat(ScaleUp.estimate(survey(silent), List.of(), request(ScaleUpMethod.MLE)).refusal())
        .contains("at least 5 respondents must know somebody hidden, found 4 of 6");
  }

  @Test
  void respondentsWithoutAcquaintancesAreRefusedWhenTheyAreMost() {
    List<Acquaintances> lonely = new ArrayList<>(Collections.nCopies(6, knows(1, 0, 0)));
    lonely.add(knows(1, 1, 1));
    assertThat(ScaleUp.estimate(survey(lonely), List.of(), request(ScaleUpMethod.MLE)).refusal())
        .contains(
            "at least half of the respondents must know somebody in a known group, found 1 of 7");
  }

  @Test
  void hiddenPeopleWhomNobodyKnowsAreRefused() {
    Visibility unseen = new Visibility(0, 1);
    assertThat(
            ScaleUp.estimate(
                    survey(SIX),
                    List.of(unseen, unseen, new Visibility(5, 1)),
                    request(ScaleUpMethod.GENERALISED))
                .refusal())
        .contains(
            "at least half of the hidden respondents must be known to somebody, found 1 of 3");
  }

  @Test
  void moreHiddenPeopleThanPeopleAreRefused() {
    List<Acquaintances> all = new ArrayList<>(Collections.nCopies(6, knows(500, 1, 1)));
    assertThat(ScaleUp.estimate(survey(all), List.of(), request(ScaleUpMethod.MLE)).refusal())
        .contains("the hidden population must not exceed the 10,000 people in all, found 62,500");
  }

  @Test
  void wrongInputsAreRefused() {
    assertThatThrownBy(() -> new KnownGroup("a", 0))
        .hasMessage("A known group must have at least 1 person, got a=0");
    assertThatThrownBy(() -> knows(-1, 0, 0))
        .hasMessage("Nobody knows fewer than 0 people, got hidden=-1, known=[0, 0], degree=0.0");
    assertThatThrownBy(() -> new Acquaintances(0, List.of(), 5, 0))
        .hasMessage("A weight must be above 0 and finite, got 0.0");
    assertThatThrownBy(() -> new ScaleUpSurvey(150, GROUPS, SIX))
        .hasMessage("A known group must be smaller than the population: b=150, population=150");
    assertThatThrownBy(() -> new ScaleUpSurvey(10, List.of(), SIX))
        .hasMessage("Each respondent must answer for each known group: groups=0, answers=2");
    assertThatThrownBy(
            () ->
                new ScaleUpSurvey(
                    10, List.of(), Collections.nCopies(2, new Acquaintances(0, List.of(), 0, 1))))
        .hasMessage("A reported degree must be at least 1, got 0.0");
    assertThatThrownBy(() -> new ScaleUpSurvey(5, GROUPS, SIX))
        .hasMessage(
            "A survey needs at least 2 respondents and no more than the population, got"
                + " respondents=6, population=5");
    assertThatThrownBy(() -> new Visibility(-1, 1))
        .hasMessage("Nobody is known by fewer than 0 people, got people=-1.0");
    assertThatThrownBy(
            () -> ScaleUp.estimate(survey(SIX), List.of(), request(ScaleUpMethod.GENERALISED)))
        .hasMessage("The generalised method needs at least 2 hidden respondents, got 0");
    assertThatThrownBy(() -> new ScaleUp.Request(ScaleUpMethod.GENERALISED, 0.5, 1, 0.95, 500, 1))
        .hasMessage(
            "The generalised method measures transmission and degree ratio, got 0.5 and 1.0");
  }
}
