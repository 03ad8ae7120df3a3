package org.undercount.jobs.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.PersonReport;

/** Who disagree is settled by rule, in any order of the reports. */
class PersonTest {

  static final Quarter QUARTER = new Quarter(2023, 1);

  static LinkedReport report(
      String id, String source, String destination, @Nullable String left, String kind) {
    return new LinkedReport(
        "p",
        id,
        source,
        "2023Q1",
        new PersonReport.Profile("female", 2000L, CountryCode.of("ID"), "secondary", List.of("id")),
        new LinkedReport.Journey(
            CountryCode.of("ID"),
            List.of("TH"),
            CountryCode.of(destination),
            CountryCode.of("TH"),
            null,
            left == null ? null : LocalDate.parse(left),
            null),
        null,
        kind,
        null);
  }

  private static LinkedReport profiled(
      String id, @Nullable String sex, @Nullable Long born, String nationality) {
    LinkedReport r = report(id, "s" + id, "KH", null, "individual");
    return new LinkedReport(
        r.personId(),
        r.recordId(),
        r.source(),
        r.quarter(),
        new PersonReport.Profile(sex, born, CountryCode.of(nationality), null, List.of()),
        r.journey(),
        r.reportedOn(),
        r.detectionKind(),
        r.bulkEvent());
  }

  @Test
  void theLatestKnownDayDecidesWhere() {
    Person person =
        Person.of(
            List.of(
                report("1", "a", "KH", "2023-02-01", "individual"),
                report("2", "b", "MM", "2023-03-01", "individual"),
                report("3", "c", "LA", null, "individual")),
            QUARTER);
    assertThat(person.destination()).isEqualTo("MM");
    assertThat(person.sources()).isEqualTo("a,b,c");
  }

  @Test
  void anUnknownDestinationSpeaksOnlyIfNoOtherDoes() {
    LinkedReport unknown = report("1", "a", "ZZ", "2023-03-30", "individual");
    assertThat(Person.of(List.of(unknown), QUARTER).destination()).isEqualTo("ZZ");
    assertThat(
            Person.of(List.of(unknown, report("2", "b", "KH", null, "individual")), QUARTER)
                .destination())
        .isEqualTo("KH");
  }

  @Test
  void oneReportOfABulkReleaseMakesThePersonKnownFromIt() {
    assertThat(
            Person.of(
                    List.of(
                        report("1", "a", "KH", null, "individual"),
                        report("2", "police", "KH", null, "bulk")),
                    QUARTER)
                .bulk())
        .isTrue();
  }

  @Test
  void mostReportsDecideAndUnknownsDoNotCount() {
    Person person =
        Person.of(
            List.of(
                profiled("1", null, 1990L, "ZZ"),
                profiled("2", "male", 1990L, "IN"),
                profiled("3", "male", 2006L, "IN"),
                profiled("4", "female", null, "BD")),
            QUARTER);
    assertThat(person.sex()).isEqualTo("male");
    assertThat(person.nationality()).isEqualTo("IN");
    assertThat(person.ageBand()).isEqualTo("25-34");
    assertThat(person.education()).isEqualTo("unknown");
  }

  @Test
  void ageBandsMeetWithoutGaps() {
    assertThat(
            List.of(2006L, 2005L, 1999L, 1998L, 1989L, 1988L).stream()
                .map(
                    born ->
                        Person.of(List.of(profiled("1", "male", born, "IN")), QUARTER).ageBand()))
        .containsExactly("under 18", "18-24", "18-24", "25-34", "25-34", "35 and over");
  }

  @Test
  void theOrderOfTheReportsDoesNotMatter() {
    List<LinkedReport> reports =
        new ArrayList<>(
            List.of(
                report("1", "a", "KH", "2023-02-01", "individual"),
                report("2", "b", "MM", "2023-02-01", "individual"),
                profiled("3", "male", 1990L, "IN"),
                profiled("4", "female", 2001L, "BD")));
    Person first = Person.of(reports, QUARTER);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(reports, new Random(i));
      assertThat(Person.of(reports, QUARTER)).isEqualTo(first);
    }
  }
}
