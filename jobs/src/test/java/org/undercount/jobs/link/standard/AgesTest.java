package org.undercount.jobs.link.standard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {

  @ParameterizedTest
  @CsvSource({
    "34, 1989",
    "34 years old, 1989",
    "Aged 34, 1989",
    "~34, 1989",
    "34 ปี, 1989",
    "34岁, 1989",
    "34 tuổi, 1989",
    "1989, 1989",
    "1989-05-02, 1989-05-02",
    "2 May 1989, 2 May 1989",
    "0, 0",
    "150, 150",
    "'', ''",
    "unknown, unknown"
  })
  void anAgeBecomesAYearOfBirthAndAllElseStays(String text, String expected) {
    assertThat(Ages.asBirth(text, "2023-03-01")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"01/03/2566, 1989", "2023, 1989", "yesterday, 34", "'', 34"})
  void theDateOfAskingIsReadAsAnyDate(String asked, String expected) {
    assertThat(Ages.asBirth("34", asked)).isEqualTo(expected);
  }
}
