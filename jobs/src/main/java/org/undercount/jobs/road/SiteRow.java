package org.undercount.jobs.road;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;
import org.undercount.geo.border.BorderDistance;
import org.undercount.geo.register.RegisteredSite;

/**
 * One site of the register that was reported in a quarter. Restricted: only counts by country are
 * published, and only of sites within no other.
 *
 * @param siteId the register's identifier, the same in every quarter
 * @param quarter the quarter, as text
 * @param place where it is
 * @param standing what it is, of what it is a part, and who runs it
 * @param activeSources sources that reported it, or a part of it, active in the quarter, sorted
 * @param sources all sources that reported it in the quarter, sorted
 */
public record SiteRow(
    String siteId,
    String quarter,
    Place place,
    Standing standing,
    List<String> activeSources,
    List<String> sources) {

  /** Table {@code sites}. */
  public static final TableSchema<SiteRow> SCHEMA =
      new TableSchema<>(
          "sites",
          "one site of the register that was reported in a quarter",
          List.of(
              column("site_id", ColumnType.TEXT, true, "Identifier", SiteRow::siteId),
              column("quarter", ColumnType.TEXT, true, "Quarter", SiteRow::quarter),
              column("country", ColumnType.TEXT, true, "Counted in", r -> r.place().country()),
              column(
                  "agreement",
                  ColumnType.TEXT,
                  true,
                  "Stated against computed",
                  r -> r.place().agreement()),
              column(
                  "border_metres",
                  ColumnType.DOUBLE,
                  false,
                  "Distance to the next country by land, metres",
                  r -> r.place().borderMetres()),
              column(
                  "precision",
                  ColumnType.TEXT,
                  true,
                  "What its best position is of: building, site, village, town, …",
                  r -> r.place().precision()),
              column(
                  "level",
                  ColumnType.TEXT,
                  true,
                  "Compound, building or unit",
                  r -> r.standing().level()),
              column(
                  "parent_id",
                  ColumnType.TEXT,
                  false,
                  "The site it is a part of",
                  r -> r.standing().parentId()),
              column(
                  "operator_ids",
                  ColumnType.TEXT_LIST,
                  true,
                  "Pseudonyms of the operators named up to the quarter",
                  r -> r.standing().operatorIds()),
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
                  new Place(
                      row.requiredText("country"),
                      row.requiredText("agreement"),
                      row.decimal("border_metres"),
                      row.requiredText("precision")),
                  new Standing(
                      row.requiredText("level"), row.text("parent_id"), row.texts("operator_ids")),
                  row.texts("active_sources"),
                  row.texts("sources")));

  public SiteRow {
    activeSources = List.copyOf(activeSources);
    sources = List.copyOf(sources);
  }

  /**
   * Where a site is.
   *
   * @param country the country it is counted in
   * @param agreement stated against computed country: agree, differs, ambiguous, …
   * @param borderMetres distance to the next country with a common land border, absent for an
   *     island
   * @param precision what its best position is of
   */
  public record Place(
      String country, String agreement, @Nullable Double borderMetres, String precision) {}

  /**
   * What a site is.
   *
   * @param level compound, building or unit
   * @param parentId the site it is a part of, absent for one within no other
   * @param operatorIds pseudonyms of the operators named in any quarter up to this one, sorted
   */
  public record Standing(String level, @Nullable String parentId, List<String> operatorIds) {

    public Standing {
      operatorIds = List.copyOf(operatorIds);
    }
  }

  static SiteRow of(SiteHistory.Told told, Quarter quarter) {
    RegisteredSite site = told.site();
    return new SiteRow(
        site.id(),
        quarter.toString(),
        new Place(
            site.country().countedIn().alpha2(),
            site.country().agreement().flag(),
            site.country().knownBorder().map(BorderDistance::metres).orElse(null),
            word(site.place().precision().kind())),
        new Standing(word(site.level()), site.standing().parentId(), told.operatorIds()),
        told.sources(quarter, "active"),
        told.sources(quarter));
  }

  /** An enum's constant as tables print it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
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
