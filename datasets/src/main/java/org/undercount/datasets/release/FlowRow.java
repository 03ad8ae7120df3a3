package org.undercount.datasets.release;

import static org.undercount.datasets.release.PublishedTable.countIn;
import static org.undercount.datasets.release.PublishedTable.textOr;

import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.TableSchema;

/**
 * People recorded on one route in one quarter. {@code all} is a total over that column; every route
 * that is not zero has a row, so totals can be checked.
 *
 * @param quarter calendar quarter
 * @param origin country code, {@code ZZ} unknown, or {@code all}
 * @param transit country code, {@code none}, or {@code all}
 * @param destination country code or {@code all}
 * @param count people
 * @param estimate people estimated on the route; null where none is made
 * @param interval its interval; null with it
 */
public record FlowRow(
    String quarter,
    String origin,
    String transit,
    String destination,
    Disclosed count,
    @Nullable Double estimate,
    @Nullable Interval interval) {

  public FlowRow {
    if ((estimate == null) != (interval == null)) {
      throw new IllegalArgumentException(
          "A flow's estimate has its interval, got estimate="
              + estimate
              + ", interval="
              + interval);
    }
  }

  /** A route with its recorded count alone. */
  public static FlowRow recorded(
      String quarter, String origin, String transit, String destination, Disclosed count) {
    return new FlowRow(quarter, origin, transit, destination, count, null, null);
  }

  /** The table {@code flows}. */
  public static final TableSchema<FlowRow> SCHEMA =
      PublishedTable.<FlowRow>of("flows", "people recorded on one route in one quarter")
          .text("quarter", "calendar quarter", FlowRow::quarter)
          .text("origin", "ISO 3166 country code, ZZ unknown, all = total", FlowRow::origin)
          .text("transit", "ISO 3166 country code, none, all = total", FlowRow::transit)
          .text("destination", "ISO 3166 country code, all = total", FlowRow::destination)
          .count("count", "people recorded", FlowRow::count)
          .maybe("estimate", ColumnType.DOUBLE, "people estimated", FlowRow::estimate)
          .maybe("lower", ColumnType.DOUBLE, "lower bound", f -> Intervals.lower(f.interval()))
          .maybe("upper", ColumnType.DOUBLE, "upper bound", f -> Intervals.upper(f.interval()))
          .maybe("level", ColumnType.DOUBLE, "interval level", f -> Intervals.level(f.interval()))
          .maybe("interval_kind", ColumnType.TEXT, "how made", f -> Intervals.kind(f.interval()))
          .build(
              row ->
                  new FlowRow(
                      row.requiredText("quarter"),
                      row.requiredText("origin"),
                      row.requiredText("transit"),
                      row.requiredText("destination"),
                      countIn(row, "count"),
                      row.decimal("estimate"),
                      Intervals.read(row, textOr(row, "interval_kind", ""))));
}
