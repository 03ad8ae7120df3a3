package org.undercount.datasets.release;

import static org.undercount.datasets.release.PublishedTable.maybeCountIn;

import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.TableSchema;

/**
 * One quarter of one estimand in one place, as this release sees it.
 *
 * @param code e.g. {@code E2}
 * @param place country code or {@code ALL}
 * @param quarter e.g. {@code 2023Q2}
 * @param recorded counted in the records; null where nothing is counted
 * @param bands the estimate; null where it was refused
 * @param status how settled it is
 */
public record TrendPoint(
    String code,
    String place,
    String quarter,
    @Nullable Disclosed recorded,
    @Nullable Bands bands,
    Status status) {

  /**
   * A central value inside two nested intervals.
   *
   * @param value central value
   * @param lower50 of the 50 % interval
   * @param upper50 of the 50 % interval
   * @param lower95 of the 95 % interval
   * @param upper95 of the 95 % interval
   */
  public record Bands(
      double value, double lower50, double upper50, double lower95, double upper95) {
    public Bands {
      if (!(lower95 <= lower50 && lower50 <= value && value <= upper50 && upper50 <= upper95)) {
        throw new IllegalArgumentException(
            "Bands are nested, lower95 <= lower50 <= value <= upper50 <= upper95, got "
                + lower95
                + ", "
                + lower50
                + ", "
                + value
                + ", "
                + upper50
                + ", "
                + upper95);
      }
    }
  }

  /** The key of the headline this point continues. */
  public String key() {
    return code + "." + place + "." + quarter;
  }

  /** The table {@code trend}. */
  public static final TableSchema<TrendPoint> SCHEMA =
      PublishedTable.<TrendPoint>of("trend", "one estimand in one place in one quarter")
          .text("estimand", "estimand code", TrendPoint::code)
          .text("place", "ISO 3166 country code or ALL", TrendPoint::place)
          .text("quarter", "calendar quarter", TrendPoint::quarter)
          .maybeCount("recorded", "distinct units in the records", TrendPoint::recorded)
          .maybe("value", ColumnType.DOUBLE, "estimate", p -> band(p, 0))
          .maybe("lower50", ColumnType.DOUBLE, "lower bound of the 50 % interval", p -> band(p, 1))
          .maybe("upper50", ColumnType.DOUBLE, "upper bound of the 50 % interval", p -> band(p, 2))
          .maybe("lower95", ColumnType.DOUBLE, "lower bound of the 95 % interval", p -> band(p, 3))
          .maybe("upper95", ColumnType.DOUBLE, "upper bound of the 95 % interval", p -> band(p, 4))
          .text("status", "provisional, revised, final or refused", p -> p.status().word())
          .build(TrendPoint::read);

  private static @Nullable Object band(TrendPoint point, int which) {
    Bands b = point.bands();
    if (b == null) {
      return null;
    }
    return switch (which) {
      case 0 -> b.value();
      case 1 -> b.lower50();
      case 2 -> b.upper50();
      case 3 -> b.lower95();
      default -> b.upper95();
    };
  }

  private static TrendPoint read(RowValues row) {
    Double value = row.decimal("value");
    return new TrendPoint(
        row.requiredText("estimand"),
        row.requiredText("place"),
        row.requiredText("quarter"),
        maybeCountIn(row, "recorded"),
        value == null
            ? null
            : new Bands(
                value,
                row.requiredDouble("lower50"),
                row.requiredDouble("upper50"),
                row.requiredDouble("lower95"),
                row.requiredDouble("upper95")),
        Status.of(row.requiredText("status")));
  }
}
