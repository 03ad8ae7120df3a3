package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

class AgreementTest {

  @ParameterizedTest
  @CsvSource({
    "DATE, 1990-05-12, 1990-05-12, 5",
    "DATE, 1990-05-12, 1990-12-05, 4",
    "DATE, 1990-05-12, 1990-05-13, 4",
    "DATE, 2533-05-12, 1990-05-12, 4",
    "DATE, 2007-09-12, 2000-01-01, 4",
    "DATE, 1990-05-00, 1990-05-12, 3",
    "DATE, 1990-05-12, 1990-11-28, 3",
    "DATE, 1990-05-12, 1990-00-00, 3",
    "DATE, 1990-12-30, 1991-01-05, 2",
    "DATE, 1990-05-12, 1991-00-00, 2",
    "DATE, 1990-05-12, 1975-08-28, 1",
    "IDENTIFIER, A1234567, A1234567, 4",
    "IDENTIFIER, A1234567, A1243567, 3",
    "IDENTIFIER, A1234567, A1243568, 2",
    "IDENTIFIER, A1234567, B9876543, 1",
    "YEAR, 1990, 1991, 2",
    "YEAR, 2533, 1990, 2",
    "CODE, 4011, 4101, 2",
    "NUMBER, 100.0, 104.0, 2",
    "SEX, m, f, 1",
    "FULL_NAME, aung san, san aung, 6",
    "FULL_NAME, ~aung san, san aung, 6",
    "FULL_NAME, ~mkhayl, mikhail, 5",
    "FULL_NAME, mkhayl, mikhail, 3"
  })
  void levelsFollowTheRules(FieldKind kind, String a, String b, int level) {
    assertThat(Agreement.level(kind, a, b)).isEqualTo(level);
    assertThat(Agreement.level(kind, b, a)).isEqualTo(level);
  }

  @ParameterizedTest
  @EnumSource(FieldKind.class)
  void missingIsALevelOfItsOwn(FieldKind kind) {
    assertThat(Agreement.level(kind, "", "1990")).isEqualTo(Agreement.MISSING);
    assertThat(Agreement.level(kind, "1990", "")).isEqualTo(Agreement.MISSING);
  }

  @Test
  void patternsKeepEveryFieldsLevel() {
    List<Field> fields =
        List.of(new Field("sex", FieldKind.SEX), new Field("born", FieldKind.DATE));
    long pattern = pattern(fields, List.of("m", "1990-05-12"), List.of("f", "1990-05-12"));
    assertThat(Pattern.level(pattern, 0)).isEqualTo(1);
    assertThat(Pattern.level(pattern, 1)).isEqualTo(5);
  }

  @Test
  void exchangedGivenAndFamilyNameAgree() {
    List<Field> fields =
        List.of(new Field("g", FieldKind.GIVEN_NAME), new Field("f", FieldKind.FAMILY_NAME));
    long pattern = pattern(fields, List.of("tara", "hilton"), List.of("hilton", "tara"));
    assertThat(Pattern.level(pattern, 0)).isEqualTo(4);
    assertThat(Pattern.level(pattern, 1)).isEqualTo(4);
  }

  @Test
  void refusesMoreFieldsThanAPatternHolds() {
    List<Field> fields = Collections.nCopies(17, new Field("sex", FieldKind.SEX));
    List<String> values = Collections.nCopies(17, "m");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern(fields, values, values))
        .withMessage("At most 16 fields are compared, got 17");
  }

  private static long pattern(List<Field> fields, List<String> left, List<String> right) {
    return new FieldComparison(fields, new TreeMap<>())
        .pattern(RecordValues.of(left), RecordValues.of(right));
  }
}
