package org.undercount.datasets.release;

import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.RowValues;

/** The four columns of an interval that may be absent. */
final class Intervals {

  private Intervals() {}

  static @Nullable Object lower(@Nullable Interval interval) {
    return interval == null ? null : interval.lower();
  }

  static @Nullable Object upper(@Nullable Interval interval) {
    return interval == null ? null : interval.upper();
  }

  static @Nullable Object level(@Nullable Interval interval) {
    return interval == null ? null : interval.level();
  }

  static @Nullable Object kind(@Nullable Interval interval) {
    return interval == null ? null : interval.kind();
  }

  static @Nullable Interval read(RowValues row, String kind) {
    Double lower = row.decimal("lower");
    return lower == null
        ? null
        : new Interval(lower, row.requiredDouble("upper"), row.requiredDouble("level"), kind);
  }
}
