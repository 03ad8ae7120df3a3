package org.undercount.jobs.link.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardsTest {

  @ParameterizedTest
  @CsvSource({
    "1990-05-12, 1990-05-12",
    "19900512, 1990-05-12",
    "12/05/1990, 1990-05-12",
    "05/25/1990, 1990-05-25",
    "12.5.2533, 1990-05-12",
    "1990, 1990-00-00",
    "1990-02-30, 1990-02-30",
    "soon, ''"
  })
  void datesTakeOneForm(String raw, String standard) {
    assertThat(Standards.of(FieldKind.DATE, raw)).isEqualTo(standard);
  }

  @Test
  void daysBetweenNeedsTwoDaysOfTheCalendar() {
    assertThat(Dates.daysBetween("1990-05-12", "1990-05-10")).isEqualTo(OptionalLong.of(2));
    assertThat(Dates.daysBetween("1990-02-30", "1990-05-10")).isEmpty();
    assertThat(Dates.daysBetween("1990-00-00", "1990-05-10")).isEmpty();
  }

  /** Ethiopian new year and Christmas, which the tables of every almanac give. */
  @Test
  void ethiopianDatesHaveADayInOurCalendar() {
    assertThat(Dates.ethiopian("2000-01-01")).isEqualTo("2007-09-12");
    assertThat(Dates.ethiopian("2013-04-29")).isEqualTo("2021-01-07");
    assertThat(Dates.ethiopian("2011-13-06")).isEqualTo("2019-09-11");
    assertThat(Dates.ethiopian("2012-13-06")).isEmpty();
    assertThat(Dates.ethiopian("2013-14-01")).isEmpty();
    assertThat(Dates.ethiopian("2013-00-00")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE, +62 812-3456-7890, 234567890",
    "PHONE, 0812 3456 7890, 234567890",
    "PHONE, 12, ''",
    "IDENTIFIER, ab-12 34, AB1234",
    "YEAR, 1990.0, 1990",
    "YEAR, about 1990, ''",
    "SEX, Female, f",
    "NATIONALITY, zz, ''",
    "NATIONALITY, KHM, KH",
    "NATIONALITY, Cambodian, KH",
    "NATIONALITY, Viet Nam, VN",
    "NATIONALITY, Lao PDR, LA",
    "NATIONALITY, người Việt Nam, VN",
    "NATIONALITY, 中国籍, CN",
    "NATIONALITY, สัญชาติไทย, TH",
    "NATIONALITY, Warga Negara Indonesia, ID",
    "NATIONALITY, République démocratique populaire lao, 'RÉPUBLIQUE DÉMOCRATIQUE POPULAIRE LAO'",
    "NATIONALITY, मलेशिया, MY",
    "NATIONALITY, Ethiopian national, ET",
    "DATE, 12 May 1990, 1990-05-12",
    "DATE, 'May 12, 1990', 1990-05-12",
    "DATE, 12-Sept-2533, 1990-09-12",
    "DATE, May 1990, 1990-05-00",
    "DATE, 05/1990, 1990-05-00",
    "DATE, Smarch 1990, ''",
    "NUMBER, '1,200', 1200.0",
    "NUMBER, NaN, ''",
    "TEXT, '  Main   St. ', main st"
  })
  void valuesTakeOneForm(FieldKind kind, String raw, String standard) {
    assertThat(Standards.of(kind, raw)).isEqualTo(standard);
  }

  @Test
  void missingStaysMissing() {
    for (FieldKind kind : FieldKind.values()) {
      assertThat(Standards.of(kind, null)).isEmpty();
      assertThat(Standards.of(kind, " \u0000 ".replace("\u0000", ""))).isEmpty();
    }
  }

  @Test
  void atomsDoNotDependOnTheOrderOfNames() {
    List<Field> fields = List.of(new Field("name", FieldKind.FULL_NAME));
    assertThat(texts(fields, "aung san"))
        .containsExactlyInAnyOrderElementsOf(texts(fields, "san aung"));
  }

  @Test
  void atomsOfARecordStayBounded() {
    List<Field> fields =
        java.util.stream.IntStream.range(0, 16)
            .mapToObj(i -> new Field("c" + i, FieldKind.TEXT))
            .toList();
    List<String> values = fields.stream().map(f -> "value of " + f.column()).toList();
    assertThat(BlockingAtoms.of(fields, values, Map.of()))
        .hasSizeLessThanOrEqualTo(BlockingAtoms.MOST);
  }

  @Test
  void refusesValuesThatDoNotMatchTheFields() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BlockingAtoms.of(
                    List.of(new Field("a", FieldKind.SEX)), List.of("m", "f"), Map.of()))
        .withMessage("A record needs one value per field: fields=1, values=2");
  }

  private static List<String> texts(List<Field> fields, String value) {
    return BlockingAtoms.of(fields, List.of(value), Map.of()).stream()
        .map(BlockingAtoms.Atom::text)
        .toList();
  }
}
