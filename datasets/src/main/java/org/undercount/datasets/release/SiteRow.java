package org.undercount.datasets.release;

import static org.undercount.datasets.release.PublishedTable.countIn;
import static org.undercount.datasets.release.PublishedTable.textOr;

import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.TableSchema;

/**
 * Scam centres of one country in one quarter: never a compound, never a place inside the country.
 *
 * @param quarter calendar quarter
 * @param country country code, or {@code all}
 * @param reported centres in the register with evidence in the quarter
 * @param active estimated active centres; null where none is made
 * @param interval its interval; null with it
 */
public record SiteRow(
    String quarter,
    String country,
    Disclosed reported,
    @Nullable Double active,
    @Nullable Interval interval) {

  /** The table {@code sites}. */
  public static final TableSchema<SiteRow> SCHEMA =
      PublishedTable.<SiteRow>of("sites", "scam centres of one country in one quarter")
          .text("quarter", "calendar quarter", SiteRow::quarter)
          .text("country", "ISO 3166 country code, all = total", SiteRow::country)
          .count(
              "reported", "centres in the register with evidence in the quarter", SiteRow::reported)
          .maybe("active", ColumnType.DOUBLE, "estimated active centres", SiteRow::active)
          .maybe("lower", ColumnType.DOUBLE, "lower bound", s -> Intervals.lower(s.interval()))
          .maybe("upper", ColumnType.DOUBLE, "upper bound", s -> Intervals.upper(s.interval()))
          .maybe("level", ColumnType.DOUBLE, "interval level", s -> Intervals.level(s.interval()))
          .maybe("interval_kind", ColumnType.TEXT, "how made", s -> Intervals.kind(s.interval()))
          .build(
              row ->
                  new SiteRow(
                      row.requiredText("quarter"),
                      row.requiredText("country"),
                      countIn(row, "reported"),
                      row.decimal("active"),
                      Intervals.read(row, textOr(row, "interval_kind", ""))));
}
