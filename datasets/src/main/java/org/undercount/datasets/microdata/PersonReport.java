package org.undercount.datasets.microdata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * One person as one source reported them in one quarter: the row that linkage works on.
 *
 * @param key where it came from
 * @param identity what identifies the person; never leaves the sealed zone
 * @param profile coded facts about the person
 * @param journey how and where the person was moved and held
 * @param detection how the source came to know the person
 * @param verbatim the raw row as received, a JSON object of text
 */
public record PersonReport(
    RecordKey key,
    Identity identity,
    Profile profile,
    Journey journey,
    Detection detection,
    String verbatim) {

  /** Table {@code person_reports}. */
  public static final TableSchema<PersonReport> SCHEMA =
      new TableSchema<>(
          "person_reports",
          "one person as one source reported them",
          columns(),
          PersonReport::from);

  /**
   * What identifies the person; never leaves the sealed zone.
   *
   * @param fullName name as one string, in any script
   * @param givenName given name where the source separates names
   * @param familyName family name where the source separates names
   * @param documentNumber passport or other document number, upper case without separators
   * @param phone phone number, E.164 where it could be parsed
   * @param birthDate date of birth, Gregorian
   */
  public record Identity(
      @Nullable String fullName,
      @Nullable String givenName,
      @Nullable String familyName,
      @Nullable String documentNumber,
      @Nullable String phone,
      @Nullable LocalDate birthDate) {}

  /**
   * Coded facts about the person.
   *
   * @param sex male, female or other
   * @param birthYear year of birth, from the date or from the age
   * @param nationality nationality, ZZ if unknown
   * @param education none, primary, secondary or tertiary
   * @param languages ISO 639-1 codes, sorted
   */
  public record Profile(
      @Nullable String sex,
      @Nullable Long birthYear,
      CountryCode nationality,
      @Nullable String education,
      List<String> languages) {

    public Profile {
      languages = List.copyOf(languages);
    }
  }

  /**
   * How and where the person was moved and held.
   *
   * @param origin country of departure
   * @param transit countries passed through, ISO 3166-1 alpha-2, in order
   * @param destination country where held
   * @param advertised country the advertisement promised
   * @param place place or compound as named by the source
   * @param arrivedOn first day held
   * @param leftOn last day held, null if still held or unknown
   * @param timesSold number of times resold between centres
   */
  public record Journey(
      CountryCode origin,
      List<String> transit,
      CountryCode destination,
      CountryCode advertised,
      @Nullable String place,
      @Nullable LocalDate arrivedOn,
      @Nullable LocalDate leftOn,
      @Nullable Long timesSold) {

    public Journey {
      transit = List.copyOf(transit);
    }
  }

  /**
   * How the source came to know the person.
   *
   * @param reportedOn day the source recorded the person
   * @param detectionKind individual, bulk or referral
   * @param bulkEvent label of the bulk release the person was part of
   * @param referredFrom source that referred the person
   */
  public record Detection(
      @Nullable LocalDate reportedOn,
      String detectionKind,
      @Nullable String bulkEvent,
      @Nullable String referredFrom) {}

  private static List<Column<PersonReport>> columns() {
    List<Column<PersonReport>> columns = new ArrayList<>(RecordKey.columns(PersonReport::key));
    columns.add(
        new Column<>(
            "full_name",
            ColumnType.TEXT,
            false,
            Sensitivity.SEALED,
            "Name as one string, in any script",
            r -> r.identity().fullName()));
    columns.add(
        new Column<>(
            "given_name",
            ColumnType.TEXT,
            false,
            Sensitivity.SEALED,
            "Given name where the source separates names",
            r -> r.identity().givenName()));
    columns.add(
        new Column<>(
            "family_name",
            ColumnType.TEXT,
            false,
            Sensitivity.SEALED,
            "Family name where the source separates names",
            r -> r.identity().familyName()));
    columns.add(
        new Column<>(
            "document_number",
            ColumnType.TEXT,
            false,
            Sensitivity.SEALED,
            "Passport or other document number, upper case without separators",
            r -> r.identity().documentNumber()));
    columns.add(
        new Column<>(
            "phone",
            ColumnType.TEXT,
            false,
            Sensitivity.SEALED,
            "Phone number, E.164 where it could be parsed",
            r -> r.identity().phone()));
    columns.add(
        new Column<>(
            "birth_date",
            ColumnType.DATE,
            false,
            Sensitivity.SEALED,
            "Date of birth, Gregorian",
            r -> r.identity().birthDate()));
    columns.add(
        new Column<>(
            "sex",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "Male, female or other",
            r -> r.profile().sex()));
    columns.add(
        new Column<>(
            "birth_year",
            ColumnType.LONG,
            false,
            Sensitivity.ANALYTIC,
            "Year of birth, from the date or from the age",
            r -> r.profile().birthYear()));
    columns.add(
        new Column<>(
            "nationality",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Nationality, ZZ if unknown",
            r -> r.profile().nationality().alpha2()));
    columns.add(
        new Column<>(
            "education",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "None, primary, secondary or tertiary",
            r -> r.profile().education()));
    columns.add(
        new Column<>(
            "languages",
            ColumnType.TEXT_LIST,
            true,
            Sensitivity.ANALYTIC,
            "ISO 639-1 codes, sorted",
            r -> r.profile().languages()));
    columns.add(
        new Column<>(
            "origin",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Country of departure",
            r -> r.journey().origin().alpha2()));
    columns.add(
        new Column<>(
            "transit",
            ColumnType.TEXT_LIST,
            true,
            Sensitivity.ANALYTIC,
            "Countries passed through, ISO 3166-1 alpha-2, in order",
            r -> r.journey().transit()));
    columns.add(
        new Column<>(
            "destination",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Country where held",
            r -> r.journey().destination().alpha2()));
    columns.add(
        new Column<>(
            "advertised",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Country the advertisement promised",
            r -> r.journey().advertised().alpha2()));
    columns.add(
        new Column<>(
            "place",
            ColumnType.TEXT,
            false,
            Sensitivity.SEALED,
            "Place or compound as named by the source",
            r -> r.journey().place()));
    columns.add(
        new Column<>(
            "arrived_on",
            ColumnType.DATE,
            false,
            Sensitivity.ANALYTIC,
            "First day held",
            r -> r.journey().arrivedOn()));
    columns.add(
        new Column<>(
            "left_on",
            ColumnType.DATE,
            false,
            Sensitivity.ANALYTIC,
            "Last day held, null if still held or unknown",
            r -> r.journey().leftOn()));
    columns.add(
        new Column<>(
            "times_sold",
            ColumnType.LONG,
            false,
            Sensitivity.ANALYTIC,
            "Number of times resold between centres",
            r -> r.journey().timesSold()));
    columns.add(
        new Column<>(
            "reported_on",
            ColumnType.DATE,
            false,
            Sensitivity.ANALYTIC,
            "Day the source recorded the person",
            r -> r.detection().reportedOn()));
    columns.add(
        new Column<>(
            "detection_kind",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Individual, bulk or referral",
            r -> r.detection().detectionKind()));
    columns.add(
        new Column<>(
            "bulk_event",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "Label of the bulk release the person was part of",
            r -> r.detection().bulkEvent()));
    columns.add(
        new Column<>(
            "referred_from",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "Source that referred the person",
            r -> r.detection().referredFrom()));
    columns.add(
        new Column<>(
            "verbatim",
            ColumnType.TEXT,
            true,
            Sensitivity.SEALED,
            "The raw row as received, JSON",
            r -> r.verbatim()));
    return columns;
  }

  private static PersonReport from(RowValues row) {
    return new PersonReport(
        RecordKey.from(row),
        new Identity(
            row.text("full_name"),
            row.text("given_name"),
            row.text("family_name"),
            row.text("document_number"),
            row.text("phone"),
            row.date("birth_date")),
        new Profile(
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
            row.text("place"),
            row.date("arrived_on"),
            row.date("left_on"),
            row.whole("times_sold")),
        new Detection(
            row.date("reported_on"),
            row.requiredText("detection_kind"),
            row.text("bulk_event"),
            row.text("referred_from")),
        row.requiredText("verbatim"));
  }
}
