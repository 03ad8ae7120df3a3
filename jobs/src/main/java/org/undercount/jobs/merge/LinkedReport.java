package org.undercount.jobs.merge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.microdata.PersonReport;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * One report with the person it is of, without anything that identifies: what crosses from the
 * sealed zone.
 *
 * @param personId pseudonym
 * @param recordId the report
 * @param source who reported
 * @param quarter for which quarter, as text
 * @param profile coded facts about the person
 * @param journey how and where the person was moved and held, the place left out
 * @param reportedOn day the source recorded the person
 * @param detectionKind individual, bulk or referral
 * @param bulkEvent label of the bulk release, null if none
 */
public record LinkedReport(
    String personId,
    String recordId,
    String source,
    String quarter,
    PersonReport.Profile profile,
    Journey journey,
    @Nullable LocalDate reportedOn,
    String detectionKind,
    @Nullable String bulkEvent) {

  /** Where the person was moved and held. */
  public record Journey(
      CountryCode origin,
      List<String> transit,
      CountryCode destination,
      CountryCode advertised,
      @Nullable LocalDate arrivedOn,
      @Nullable LocalDate leftOn,
      @Nullable Long timesSold) {
    public Journey {
      transit = List.copyOf(transit);
    }
  }

  /** Table {@code people}. */
  public static final TableSchema<LinkedReport> SCHEMA =
      new TableSchema<>("people", "one report, linked", columns(), LinkedReport::from);

  /** The report without what identifies. */
  static LinkedReport of(String personId, PersonReport report) {
    PersonReport.Journey j = report.journey();
    return new LinkedReport(
        personId,
        report.key().id(),
        report.key().source().value(),
        report.key().quarter().toString(),
        report.profile(),
        new Journey(
            j.origin(),
            j.transit(),
            j.destination(),
            j.advertised(),
            j.arrivedOn(),
            j.leftOn(),
            j.timesSold()),
        report.detection().reportedOn(),
        report.detection().detectionKind(),
        report.detection().bulkEvent());
  }

  private static List<Column<LinkedReport>> columns() {
    List<Column<LinkedReport>> c = new ArrayList<>();
    c.add(column("person_id", ColumnType.TEXT, true, "Pseudonym", LinkedReport::personId));
    c.add(column("record_id", ColumnType.TEXT, true, "Report", LinkedReport::recordId));
    c.add(column("source", ColumnType.TEXT, true, "Who reported", LinkedReport::source));
    c.add(column("quarter", ColumnType.TEXT, true, "Quarter", LinkedReport::quarter));
    c.add(column("sex", ColumnType.TEXT, false, "Sex", r -> r.profile.sex()));
    c.add(column("birth_year", ColumnType.LONG, false, "Born", r -> r.profile.birthYear()));
    c.add(
        column(
            "nationality",
            ColumnType.TEXT,
            true,
            "Nationality",
            r -> r.profile.nationality().alpha2()));
    c.add(column("education", ColumnType.TEXT, false, "Education", r -> r.profile.education()));
    c.add(column("languages", ColumnType.TEXT_LIST, true, "Languages", r -> r.profile.languages()));
    c.add(column("origin", ColumnType.TEXT, true, "From", r -> r.journey.origin().alpha2()));
    c.add(column("transit", ColumnType.TEXT_LIST, true, "Through", r -> r.journey.transit()));
    c.add(
        column(
            "destination",
            ColumnType.TEXT,
            true,
            "Held in",
            r -> r.journey.destination().alpha2()));
    c.add(
        column(
            "advertised", ColumnType.TEXT, true, "Promised", r -> r.journey.advertised().alpha2()));
    c.add(column("arrived_on", ColumnType.DATE, false, "First day", r -> r.journey.arrivedOn()));
    c.add(column("left_on", ColumnType.DATE, false, "Last day", r -> r.journey.leftOn()));
    c.add(column("times_sold", ColumnType.LONG, false, "Times resold", r -> r.journey.timesSold()));
    c.add(column("reported_on", ColumnType.DATE, false, "Recorded", LinkedReport::reportedOn));
    c.add(
        column(
            "detection_kind", ColumnType.TEXT, true, "How detected", LinkedReport::detectionKind));
    c.add(column("bulk_event", ColumnType.TEXT, false, "Bulk release", LinkedReport::bulkEvent));
    return c;
  }

  private static Column<LinkedReport> column(
      String name,
      ColumnType type,
      boolean required,
      String description,
      Function<LinkedReport, @Nullable Object> of) {
    return new Column<>(name, type, required, Sensitivity.ANALYTIC, description, of);
  }

  private static LinkedReport from(RowValues row) {
    return new LinkedReport(
        row.requiredText("person_id"),
        row.requiredText("record_id"),
        row.requiredText("source"),
        row.requiredText("quarter"),
        new PersonReport.Profile(
            row.text("sex"),
            row.whole("birth_year"),
            CountryCode.of(row.requiredText("nationality")),
            row.text("education"),
            row.texts("languages")),
        new Journey(
            CountryCode.of(row.requiredText("origin")),
            row.texts("transit"),
            CountryCode.of(row.requiredText("destination")),
            CountryCode.of(row.requiredText("advertised")),
            row.date("arrived_on"),
            row.date("left_on"),
            row.whole("times_sold")),
        row.date("reported_on"),
        row.requiredText("detection_kind"),
        row.text("bulk_event"));
  }
}
