package org.undercount.jobs.road;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;
import org.undercount.geo.border.BorderDistance;
import org.undercount.geo.register.RegisteredSite;

/**
 * One site of a quarter's register. Restricted: only counts by country are published.
 *
 * @param siteId the register's identifier
 * @param quarter the quarter, as text
 * @param country the country it is counted in
 * @param agreement stated against computed country: agree, differs, ambiguous, …
 * @param borderMetres distance to the next country with a common land border, absent for an island
 * @param activeSources sources that reported it active, sorted
 * @param sources all sources that reported it, sorted
 */
public record SiteRow(
    String siteId,
    String quarter,
    String country,
    String agreement,
    @Nullable Double borderMetres,
    List<String> activeSources,
    List<String> sources) {

  /** Table {@code sites}. */
  public static final TableSchema<SiteRow> SCHEMA =
      new TableSchema<>(
          "sites",
          "one site of a quarter's register",
          List.of(
              column("site_id", ColumnType.TEXT, true, "Identifier", SiteRow::siteId),
              column("quarter", ColumnType.TEXT, true, "Quarter", SiteRow::quarter),
              column("country", ColumnType.TEXT, true, "Counted in", SiteRow::country),
              column(
                  "agreement",
                  ColumnType.TEXT,
                  true,
                  "Stated against computed",
                  SiteRow::agreement),
              column(
                  "border_metres",
                  ColumnType.DOUBLE,
                  false,
                  "Distance to the next country by land, metres",
                  SiteRow::borderMetres),
              column(
                  "active_sources",
                  ColumnType.TEXT_LIST,
                  true,
                  "Sources that reported it active",
                  SiteRow::activeSources),
              column("sources", ColumnType.TEXT_LIST, true, "All sources", SiteRow::sources)),
          row ->
              new SiteRow(
                  row.requiredText("site_id"),
                  row.requiredText("quarter"),
                  row.requiredText("country"),
                  row.requiredText("agreement"),
                  row.decimal("border_metres"),
                  row.texts("active_sources"),
                  row.texts("sources")));

  public SiteRow {
    activeSources = List.copyOf(activeSources);
    sources = List.copyOf(sources);
  }

  static SiteRow of(SiteHistory.Told told, Quarter quarter) {
    RegisteredSite site = told.site();
    return new SiteRow(
        site.id(),
        quarter.toString(),
        site.country().countedIn().alpha2(),
        site.country().agreement().flag(),
        site.country().knownBorder().map(BorderDistance::metres).orElse(null),
        told.sources(quarter, "active"),
        told.sources(quarter));
  }

  private static Column<SiteRow> column(
      String name,
      ColumnType type,
      boolean required,
      String description,
      java.util.function.Function<SiteRow, @Nullable Object> of) {
    return new Column<>(name, type, required, Sensitivity.ANALYTIC, description, of);
  }
}
