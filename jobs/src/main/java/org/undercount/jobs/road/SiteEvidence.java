package org.undercount.jobs.road;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * What one report says of a site, and when. Restricted.
 *
 * @param siteId the site the report is of
 * @param report where the report comes from and when it was made
 * @param kind casino, hotel, compound …, absent where not stated
 * @param status active, closed or unknown
 * @param precision what the reported position is of: building, site, village, town, …
 * @param operatorId pseudonym of the operator named, absent where none is or it cannot be told
 *     which
 */
public record SiteEvidence(
    String siteId,
    Report report,
    @Nullable String kind,
    String status,
    String precision,
    @Nullable String operatorId) {

  /** Table {@code site_evidence}. */
  public static final TableSchema<SiteEvidence> SCHEMA =
      new TableSchema<>(
          "site_evidence",
          "what one report says of a site, and when",
          List.of(
              column("site_id", ColumnType.TEXT, true, "Identifier", SiteEvidence::siteId),
              column("source", ColumnType.TEXT, true, "Who says so", r -> r.report().source()),
              column(
                  "quarter",
                  ColumnType.TEXT,
                  true,
                  "Quarter it was delivered for",
                  r -> r.report().quarter()),
              column(
                  "day", ColumnType.DATE, false, "Day of the observation", r -> r.report().day()),
              column("kind", ColumnType.TEXT, false, "Kind of place", SiteEvidence::kind),
              column(
                  "status", ColumnType.TEXT, true, "Active, closed, unknown", SiteEvidence::status),
              column(
                  "precision",
                  ColumnType.TEXT,
                  true,
                  "What the position is of",
                  SiteEvidence::precision),
              column(
                  "operator_id",
                  ColumnType.TEXT,
                  false,
                  "Pseudonym of the operator named",
                  SiteEvidence::operatorId)),
          row ->
              new SiteEvidence(
                  row.requiredText("site_id"),
                  new Report(
                      row.requiredText("source"), row.requiredText("quarter"), row.date("day")),
                  row.text("kind"),
                  row.requiredText("status"),
                  row.requiredText("precision"),
                  row.text("operator_id")));

  /**
   * Where a report comes from.
   *
   * @param source who says so
   * @param quarter the quarter it was delivered for, as text
   * @param day day of the observation, absent where not stated
   */
  public record Report(String source, String quarter, @Nullable LocalDate day) {}

  private static Column<SiteEvidence> column(
      String name,
      ColumnType type,
      boolean required,
      String description,
      java.util.function.Function<SiteEvidence, @Nullable Object> of) {
    return new Column<>(name, type, required, Sensitivity.ANALYTIC, description, of);
  }
}
