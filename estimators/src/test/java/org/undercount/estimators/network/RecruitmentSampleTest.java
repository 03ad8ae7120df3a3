package org.undercount.estimators.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecruitmentSampleTest {

  private static Recruit recruit(String id, String recruiter) {
    return new Recruit(
        id, recruiter.isEmpty() ? Optional.empty() : Optional.of(recruiter), 3, false);
  }

  @Test
  void wavesAndRecruitmentsAreCountedInAnyOrderOfRows() {
    RecruitmentSample sample =
        RecruitmentSample.of(
            List.of(recruit("c", "b"), recruit("a", ""), recruit("b", "a"), recruit("d", "")));
    assertThat(sample.waves()).isEqualTo(2);
    assertThat(sample.seeds()).isEqualTo(2);
    assertThat(sample.recruitsOfEach()).containsExactly(0, 1, 1, 0);
    assertThat(sample.recruitments().from0to0()).isEqualTo(2);
  }

  @Test
  void aRecruiterWhoIsNotInTheSampleIsAFlaw() {
    assertThatThrownBy(() -> RecruitmentSample.of(List.of(recruit("a", ""), recruit("b", "x"))))
        .hasMessage(
            "Respondents must form chains of recruitment: respondent 2 has a recruiter who is not in"
                + " the sample, expected the id of a respondent or, for a seed, nothing");
  }

  @Test
  void aCycleIsAFlawOfEachOnItButNotOfWhoHangsOnIt() {
    List<RecruitmentFlaw> flaws =
        RecruitmentSample.flaws(
            List.of(
                recruit("a", ""),
                recruit("b", "c"),
                recruit("c", "b"),
                recruit("d", "c"),
                recruit("e", "e")));
    assertThat(flaws).extracting(RecruitmentFlaw::row).containsExactly(1, 2, 4);
    assertThat(flaws.get(0).message())
        .isEqualTo(
            "is recruited by people it recruited itself, expected chains that start with seeds");
    assertThat(flaws.get(2).message())
        .isEqualTo("is recruited by itself, expected another respondent");
  }

  @Test
  void anIdTwiceIsAFlawOfTheSecond() {
    assertThat(RecruitmentSample.flaws(List.of(recruit("a", ""), recruit("a", ""))))
        .containsExactly(
            new RecruitmentFlaw(
                1,
                RecruitmentFlaw.Part.ID,
                "has the id of an earlier respondent, expected every id once"));
  }

  @Test
  void aDegreeOf0AndABlankIdAreRefused() {
    assertThatThrownBy(() -> new Recruit("a", Optional.empty(), 0, true))
        .hasMessage("A respondent who was recruited knows at least 1 person, got degree=0");
    assertThatThrownBy(() -> new Recruit(" ", Optional.empty(), 1, true))
        .hasMessage("A respondent must have an id, got a blank");
  }
}
