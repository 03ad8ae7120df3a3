package org.undercount.datasets.parse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.microdata.PersonReport;
import org.undercount.datasets.microdata.RecordKey;

/** From the fields of a row to a person as reported. */
final class PersonRows implements RowInterpreter.RecordMaker<PersonReport> {

  private static final int OLDEST = 110;
  private static final int MONTHS_OF_HALF_A_YEAR = 6;
  private static final int MOST_SALES = 100;

  private final ContractColumns columns;

  PersonRows(ContractColumns columns) {
    this.columns = columns;
  }

  @Override
  public PersonReport make(Fields fields, RecordKey key, String verbatim) {
    LocalDate reportedOn = MissingColumn.require("reported_on", fields.date("reported_on"));
    CountryCode nationality = fields.country("nationality");
    @Nullable LocalDate birthDate = birthDate(fields, reportedOn);
    CountryCode origin = fields.country("origin");
    return new PersonReport(
        key,
        new PersonReport.Identity(
            fields.text("full_name"),
            fields.text("given_name"),
            fields.text("family_name"),
            fields.document("document_number"),
            fields.phone("phone", nationality),
            birthDate),
        new PersonReport.Profile(
            fields.coded("sex"),
            birthYear(fields, birthDate, reportedOn),
            nationality,
            fields.coded("education"),
            fields.languages("languages")),
        new PersonReport.Journey(
            origin,
            fields.countries("transit"),
            fields.country("destination"),
            fields.country("advertised"),
            fields.text("place"),
            fields.date("arrived_on"),
            fields.date("left_on"),
            fields.whole("times_sold", 0, MOST_SALES)),
        detection(fields, reportedOn),
        verbatim);
  }

  private static @Nullable LocalDate birthDate(Fields fields, LocalDate reportedOn) {
    LocalDate date = fields.date("birth_date");
    if (date == null) {
      return null;
    }
    if (date.isAfter(reportedOn) || date.isBefore(reportedOn.minusYears(OLDEST))) {
      fields.issue("birth_date", IssueCode.OUT_OF_RANGE);
      return null;
    }
    return date;
  }

  /**
   * The year of the date of birth; else the year stated; else from an age of a completed years the
   * year in which the middle of the possible births lies, reported − a years − 6 months.
   */
  private @Nullable Long birthYear(
      Fields fields, @Nullable LocalDate birthDate, LocalDate reportedOn) {
    int reported = reportedOn.getYear();
    @Nullable Long stated;
    if (columns.isAge("birth_year")) {
      Long age = fields.whole("birth_year", 0, OLDEST);
      stated =
          age == null
              ? null
              : Long.valueOf(
                  reportedOn.minusYears(age).minusMonths(MONTHS_OF_HALF_A_YEAR).getYear());
    } else {
      stated = fields.whole("birth_year", reported - OLDEST, reported);
    }
    return birthDate != null ? Long.valueOf(birthDate.getYear()) : stated;
  }

  /** Where the source does not say: bulk if it names an event, a referral if it names a sender. */
  private static PersonReport.Detection detection(Fields fields, LocalDate reportedOn) {
    String event = fields.text("bulk_event");
    String sender = fields.text("referred_from");
    String stated = fields.coded("detection_kind");
    String kind =
        stated != null
            ? stated
            : event != null ? "bulk" : sender != null ? "referral" : "individual";
    return new PersonReport.Detection(reportedOn, kind, event, sender);
  }
}
