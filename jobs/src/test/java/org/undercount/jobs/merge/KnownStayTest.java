package org.undercount.jobs.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Quarter;

/** Days from arrival; the quarter runs from 1 January to 31 March 2023. */
class KnownStayTest {

  @Test
  void seenToLeaveWithinTheQuarter() {
    assertThat(stay("2022-12-22", "2023-01-20", "2023-02-01")).isEqualTo(known(true, 10, 29, 99));
  }

  @Test
  void recordedAndNotSaidToHaveLeftIsStillHeldThatDay() {
    assertThat(stay("2023-02-01", null, "2023-02-11")).isEqualTo(known(false, 0, 10, 58));
  }

  @Test
  void leftAfterTheQuarterIsHeldOnItsLastDay() {
    assertThat(stay("2023-03-01", "2023-04-09", "2023-04-10")).isEqualTo(known(false, 0, 30, 30));
  }

  @Test
  void leftOnTheLastDayWasHeldOnIt() {
    assertThat(stay("2023-03-01", "2023-03-31", "2023-03-31")).isEqualTo(known(true, 0, 30, 30));
  }

  @Test
  void contradictionsTellOnlyWhetherThePersonLeft() {
    assertThat(stay(null, "2023-02-01", "2023-02-02")).isEqualTo(undated(true));
    assertThat(stay("2023-01-05", null, null)).isEqualTo(undated(false));
    assertThat(stay("2023-03-05", "2023-02-01", "2023-03-06"))
        .as("left before arrival")
        .isEqualTo(undated(true));
    assertThat(stay("2022-06-05", "2022-12-30", "2023-02-06"))
        .as("left before the quarter")
        .isEqualTo(undated(true));
    assertThat(stay("2023-04-05", null, "2023-04-06"))
        .as("arrived after the quarter")
        .isEqualTo(undated(false));
    assertThat(stay("1923-02-05", null, "2023-02-06"))
        .as("held for a century")
        .isEqualTo(undated(false));
  }

  private static KnownStay known(boolean ended, int entered, int until, int horizon) {
    return new KnownStay(ended, Optional.of(new KnownStay.Days(entered, until, horizon)));
  }

  private static KnownStay undated(boolean ended) {
    return new KnownStay(ended, Optional.empty());
  }

  private static KnownStay stay(
      @Nullable String arrived, @Nullable String left, @Nullable String recorded) {
    return KnownStay.of(day(arrived), day(left), day(recorded), new Quarter(2023, 1));
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    return Optional.ofNullable(text).map(LocalDate::parse);
  }
}
