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
 * One place as one source reported it in one quarter.
 *
 * @param key where it came from
 * @param naming what the place is called
 * @param location where the source puts it
 * @param evidence what the source says happens there
 * @param verbatim the raw row as received, a JSON object of text
 */
public record SiteReport(
    RecordKey key, Naming naming, Location location, Evidence evidence, String verbatim) {

  /** Table {@code site_reports}. */
  public static final TableSchema<SiteReport> SCHEMA =
      new TableSchema<>(
          "site_reports", "one place as one source reported it", columns(), SiteReport::from);

  /**
   * What the place is called.
   *
   * @param name name as reported, in any script
   * @param aliases other names
   */
  public record Naming(@Nullable String name, List<String> aliases) {

    public Naming {
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * Where the source puts it.
   *
   * @param statedCountry country as stated
   * @param town administrative area or town as stated
   * @param latitude latitude in degrees, WGS 84
   * @param longitude longitude in degrees, WGS 84
   * @param precisionText stated precision of the coordinates
   */
  public record Location(
      CountryCode statedCountry,
      @Nullable String town,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable String precisionText) {}

  /**
   * What the source says happens there.
   *
   * @param reportedOn day of the observation
   * @param status active, closed or unknown
   * @param kind casino, hotel, compound, building, other
   * @param operator operator as named by the source
   */
  public record Evidence(
      @Nullable LocalDate reportedOn,
      String status,
      @Nullable String kind,
      @Nullable String operator) {}

  private static List<Column<SiteReport>> columns() {
    List<Column<SiteReport>> columns = new ArrayList<>(RecordKey.columns(SiteReport::key));
    columns.add(
        new Column<>(
            "name",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "Name as reported, in any script",
            r -> r.naming().name()));
    columns.add(
        new Column<>(
            "aliases",
            ColumnType.TEXT_LIST,
            true,
            Sensitivity.ANALYTIC,
            "Other names",
            r -> r.naming().aliases()));
    columns.add(
        new Column<>(
            "stated_country",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Country as stated",
            r -> r.location().statedCountry().alpha2()));
    columns.add(
        new Column<>(
            "town",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "Administrative area or town as stated",
            r -> r.location().town()));
    columns.add(
        new Column<>(
            "latitude",
            ColumnType.DOUBLE,
            false,
            Sensitivity.ANALYTIC,
            "Latitude in degrees, WGS 84",
            r -> r.location().latitude()));
    columns.add(
        new Column<>(
            "longitude",
            ColumnType.DOUBLE,
            false,
            Sensitivity.ANALYTIC,
            "Longitude in degrees, WGS 84",
            r -> r.location().longitude()));
    columns.add(
        new Column<>(
            "precision_text",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "Stated precision of the coordinates",
            r -> r.location().precisionText()));
    columns.add(
        new Column<>(
            "reported_on",
            ColumnType.DATE,
            false,
            Sensitivity.ANALYTIC,
            "Day of the observation",
            r -> r.evidence().reportedOn()));
    columns.add(
        new Column<>(
            "status",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Active, closed or unknown",
            r -> r.evidence().status()));
    columns.add(
        new Column<>(
            "kind",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "Casino, hotel, compound, building, other",
            r -> r.evidence().kind()));
    columns.add(
        new Column<>(
            "operator",
            ColumnType.TEXT,
            false,
            Sensitivity.SEALED,
            "Operator as named by the source",
            r -> r.evidence().operator()));
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

  private static SiteReport from(RowValues row) {
    return new SiteReport(
        RecordKey.from(row),
        new Naming(row.text("name"), row.texts("aliases")),
        new Location(
            CountryCode.of(row.requiredText("stated_country")),
            row.text("town"),
            row.decimal("latitude"),
            row.decimal("longitude"),
            row.text("precision_text")),
        new Evidence(
            row.date("reported_on"),
            row.requiredText("status"),
            row.text("kind"),
            row.text("operator")),
        row.requiredText("verbatim"));
  }
}
