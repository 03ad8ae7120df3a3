package org.undercount.datasets.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.datasets.contract.DateForm;
import org.undercount.datasets.contract.DateForm.Era;
import org.undercount.datasets.contract.DateForm.Order;

class DaysTest {

  @ParameterizedTest
  @CsvSource({
    "DMY, GREGORIAN, 05/01/2023, 2023-01-05",
    "DMY, GREGORIAN, 5-1-2023, 2023-01-05",
    "DMY, GREGORIAN, 5 Januari 2023, 2023-01-05",
    "DMY, GREGORIAN, 17 Agustus 2023, 2023-08-17",
    "DMY, GREGORIAN, 5 มกราคม 2023, 2023-01-05",
    "DMY, BUDDHIST, ๐๕/๐๑/๒๕๖๖, 2023-01-05",
    "DMY, BUDDHIST, 5 ม.ค. 2566, 2023-01-05",
    "DMY, AUTO, 05/01/2566, 2023-01-05",
    "DMY, AUTO, 05/01/2023, 2023-01-05",
    "DMY, GREGORIAN, ०५/०१/२०२३, 2023-01-05",
    "DMY, GREGORIAN, ٠٥/٠١/٢٠٢٣, 2023-01-05",
    "DMY, GREGORIAN, 2023-01-05, 2023-01-05",
    "DMY, GREGORIAN, 05/01/2023 13:45, 2023-01-05",
    "MDY, GREGORIAN, 01/05/2023, 2023-01-05",
    "MDY, GREGORIAN, 'January 5, 2023', 2023-01-05",
    "YMD, GREGORIAN, 2023-01-05T10:00:00Z, 2023-01-05",
    "YMD, GREGORIAN, 2023/1/5, 2023-01-05",
    "YMD, GREGORIAN, 20230105, 2023-01-05",
    "YMD, GREGORIAN, 5 Jan 2023, ",
  })
  void readsADayAsItIsWritten(Order order, Era era, String text, LocalDate day) {
    assertThat(days(order, era).read(text).value()).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "DMY, GREGORIAN, 05/01/23, AMBIGUOUS_DATE",
    "DMY, BUDDHIST, 05/01/66, AMBIGUOUS_DATE",
    "YMD, GREGORIAN, 23-01-05, AMBIGUOUS_DATE",
    "DMY, GREGORIAN, 31/02/2023, UNREADABLE_DATE",
    "DMY, GREGORIAN, kemarin, UNREADABLE_DATE",
    "DMY, GREGORIAN, 45/13/2023, UNREADABLE_DATE",
    "DMY, GREGORIAN, 05/01/2566, OUT_OF_RANGE",
    "DMY, BUDDHIST, 05/01/2023, OUT_OF_RANGE",
  })
  void neverGuesses(Order order, Era era, String text, IssueCode code) {
    assertThat(days(order, era).read(text)).isEqualTo(Reading.unusable(code));
  }

  @Property
  void readingWhatWasPrintedGivesTheDayBack(@ForAll("lifetimes") LocalDate day) {
    for (String pattern : new String[] {"dd/MM/uuuu", "d.M.uuuu", "d MMMM uuuu"}) {
      String printed = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
      assertThat(days(Order.DMY, Era.GREGORIAN).read(printed).value()).isEqualTo(day);
      assertThat(days(Order.DMY, Era.AUTO).read(printed).value()).isEqualTo(day);
    }
    assertThat(days(Order.YMD, Era.GREGORIAN).read(day.toString()).value()).isEqualTo(day);
    String buddhist =
        String.format(
            Locale.ROOT,
            "%02d/%02d/%04d",
            day.getDayOfMonth(),
            day.getMonthValue(),
            day.getYear() + 543);
    assertThat(days(Order.DMY, Era.BUDDHIST).read(buddhist).value()).isEqualTo(day);
  }

  @Provide
  Arbitrary<LocalDate> lifetimes() {
    return Arbitraries.longs()
        .between(LocalDate.of(1900, 1, 1).toEpochDay(), LocalDate.of(2100, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  private static Days days(Order order, Era era) {
    return new Days(new DateForm(order, Optional.empty(), era));
  }
}
