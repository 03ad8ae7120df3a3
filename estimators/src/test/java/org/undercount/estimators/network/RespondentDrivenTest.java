package org.undercount.estimators.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Verdict;

class RespondentDrivenTest {

  /** Recruits of 0: two 0, two 1; of 1: one each. Degrees of 0: 2 2 1 4; of 1: 4 4 2. */
  private static final List<Recruit> SEVEN =
      List.of(
          recruit("s", "", 2, 0),
          recruit("a", "s", 4, 1),
          recruit("b", "s", 2, 0),
          recruit("c", "a", 4, 1),
          recruit("d", "a", 1, 0),
          recruit("e", "b", 2, 1),
          recruit("f", "b", 4, 0));

  private static Recruit recruit(String id, String recruiter, int degree, int outcome) {
    return new Recruit(
        id, recruiter.isEmpty() ? Optional.empty() : Optional.of(recruiter), degree, outcome == 1);
  }

  private static Verdict verdict(List<Recruit> recruits, RdsMethod method, long population) {
    return RespondentDriven.estimate(
        RecruitmentSample.of(recruits),
        new RespondentDriven.Request(method, OptionalLong.of(population), 0.95, 1000, 1));
  }

  private static double share(List<Recruit> recruits, RdsMethod method, long population) {
    return verdict(recruits, method, population).estimate().orElseThrow().value();
  }

  /** S01 = S10 = 1/2, D0 = 4/(9/4), D1 = 3: P = (16/9)/(16/9 + 3), by hand. */
  @Test
  void rdsOneByHand() {
    assertThat(share(SEVEN, RdsMethod.RDS_I, 1000)).isCloseTo(16.0 / 43, within(1e-12));
  }

  /** (1/4 + 1/4 + 1/2)/(13/4), by hand. */
  @Test
  void rdsTwoByHand() {
    assertThat(share(SEVEN, RdsMethod.RDS_II, 1000)).isCloseTo(4.0 / 13, within(1e-12));
  }

  @Test
  void successiveSamplingLiesBetweenTheSampleAndRdsTwo() {
    assertThat(share(SEVEN, RdsMethod.GILE_SS, 7)).isCloseTo(3.0 / 7, within(1e-12));
    assertThat(share(SEVEN, RdsMethod.GILE_SS, 1_000_000_000)).isCloseTo(4.0 / 13, within(1e-6));
    assertThat(share(SEVEN, RdsMethod.GILE_SS, 12)).isBetween(4.0 / 13, 3.0 / 7);
  }

  /** 3 of 6 recruits are like their recruiter, (4·3 + 2·3)/6 = 3 would be by chance. */
  @Test
  void homophilyByHand() {
    assertThat(verdict(SEVEN, RdsMethod.RDS_II, 100).diagnostics())
        .containsEntry("recruitmentHomophily", "1.000000")
        .containsEntry("waves", "2");
  }

  /**
   * The recruitments of the fauxmadrona data of R's RDS (500 respondents): 299, 57, 64, 70 make the
   * homophily 369/298.46.
   */
  @Test
  void homophilyOfFauxmadrona() {
    assertThat(new Recruitments(299, 57, 64, 70).homophily()).isCloseTo(1.23634, within(5e-6));
  }

  @ParameterizedTest
  @EnumSource(RdsMethod.class)
  void theIntervalHoldsThePointAndTheSameSeedGivesTheSame(RdsMethod method) {
    RecruitmentSample sample =
        new SimulatedNetwork(400, 100, 8, 1.5, 2, 1).recruited(150, 5, new SplittableRandom(1));
    RespondentDriven.Request request =
        new RespondentDriven.Request(method, OptionalLong.of(400), 0.9, 200, 5);
    Estimate estimate = RespondentDriven.estimate(sample, request).estimate().orElseThrow();
    assertThat(estimate.interval().lower()).isPositive();
    assertThat(estimate.interval().upper()).isGreaterThan(estimate.value()).isLessThan(1);
    assertThat(estimate.method()).isEqualTo(method.word());
    assertThat(RespondentDriven.estimate(sample, request).estimate()).contains(estimate);
  }

  @Property(tries = 50)
  void thePointDependsNeitherOnTheOrderNorOnWhichGroupIsCounted(
      @ForAll RdsMethod method, @ForAll long seed) {
    List<Recruit> shuffled = new ArrayList<>(SEVEN);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(share(shuffled, method, 20)).isCloseTo(share(SEVEN, method, 20), within(1e-12));
    List<Recruit> turned =
        SEVEN.stream()
            .map(r -> new Recruit(r.id(), r.recruiter(), r.degree(), !r.outcome()))
            .toList();
    assertThat(share(turned, method, 20)).isCloseTo(1 - share(SEVEN, method, 20), within(1e-12));
  }

  @Test
  void oneGroupAloneIsRefused() {
    List<Recruit> none =
        SEVEN.stream().map(r -> new Recruit(r.id(), r.recruiter(), r.degree(), false)).toList();
    for (RdsMethod method : RdsMethod.values()) {
      Verdict verdict = verdict(none, method, 1000);
      assertThat(verdict.estimate()).isEmpty();
      assertThat(verdict.refusal())
          .contains("respondents with and without the outcome are needed, found 0 with it among 7");
    }
  }

  @Test
  void groupsThatDoNotRecruitOneAnotherAreRefused() {
    List<Recruit> apart =
        List.of(
            recruit("a", "", 2, 0),
            recruit("b", "a", 2, 0),
            recruit("c", "", 2, 1),
            recruit("d", "c", 3, 1));
    assertThat(verdict(apart, RdsMethod.RDS_I, 100).refusal())
        .contains(
            "each group must have recruited the other, found 0 recruits with the outcome by"
                + " recruiters without it and 0 the other way round");
    assertThat(verdict(apart, RdsMethod.GILE_SS, 100).refusal())
        .get()
        .asString()
        .startsWith("one group must have recruited the other, found 0 recruits");
  }

  @Test
  void seedsAloneAreRefused() {
    assertThat(
            verdict(List.of(recruit("a", "", 2, 0), recruit("b", "", 2, 1)), RdsMethod.RDS_II, 100)
                .refusal())
        .contains("respondents must have been recruited by others, found 0 recruits of 2 seeds");
  }

  @Test
  void shortChainsLargeSamplesAndDegreesBelowTheRecruitsAreWarnedOf() {
    assertThat(verdict(SEVEN, RdsMethod.RDS_II, 20).warnings())
        .containsExactly(
            "the longest chain has 2 waves: with fewer than 3 the result still depends on who was"
                + " chosen as a seed",
            "1 respondent names fewer contacts than the recruiter and the recruits are: degrees are"
                + " not right",
            "the sample is 35 % of the population, this method takes it as small: gile-ss does not");
  }

  @Test
  void requestsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> verdict(SEVEN, RdsMethod.GILE_SS, 6))
        .hasMessage("A population must hold its sample: population=6, respondents=7");
    assertThatThrownBy(
            () ->
                new RespondentDriven.Request(RdsMethod.GILE_SS, OptionalLong.empty(), 0.95, 500, 1))
        .hasMessage("Successive sampling needs the size of the population, got none");
    assertThatThrownBy(
            () -> new RespondentDriven.Request(RdsMethod.RDS_I, OptionalLong.empty(), 1, 500, 1))
        .hasMessage("Level must lie in (0, 1), got 1.0");
    assertThatThrownBy(
            () -> new RespondentDriven.Request(RdsMethod.RDS_I, OptionalLong.empty(), 0.9, 99, 1))
        .hasMessage("Replicates must lie between 100 and 100000, got 99");
  }

  @Test
  void methodsAreFoundByTheirWord() {
    for (RdsMethod method : RdsMethod.values()) {
      assertThat(RdsMethod.find(method.word())).contains(method);
    }
    assertThat(RdsMethod.find("RDS-I".toLowerCase(Locale.ROOT))).contains(RdsMethod.RDS_I);
    assertThat(RdsMethod.find("other")).isEmpty();
  }
}
