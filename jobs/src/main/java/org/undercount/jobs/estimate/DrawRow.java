package org.undercount.jobs.estimate;

import java.util.List;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * One joint draw of one headline. Rows with the same number belong to one and the same imagined
 * world, so what is computed from two headlines inherits their dependence.
 *
 * @param key the headline
 * @param quarter the quarter, as text
 * @param draw its number, from 0
 * @param value the drawn value, in the headline's unit
 */
public record DrawRow(String key, String quarter, long draw, double value) {

  /** Table {@code draws}. Never published: precise draws disclose. */
  public static final TableSchema<DrawRow> SCHEMA =
      new TableSchema<>(
          "draws",
          "one joint draw of one headline",
          List.of(
              new Column<>(
                  "key", ColumnType.TEXT, true, Sensitivity.ANALYTIC, "Headline", DrawRow::key),
              new Column<>(
                  "quarter",
                  ColumnType.TEXT,
                  true,
                  Sensitivity.ANALYTIC,
                  "Quarter",
                  DrawRow::quarter),
              new Column<>(
                  "draw", ColumnType.LONG, true, Sensitivity.ANALYTIC, "Number", DrawRow::draw),
              new Column<>(
                  "value",
                  ColumnType.DOUBLE,
                  true,
                  Sensitivity.ANALYTIC,
                  "Drawn value",
                  DrawRow::value)),
          row ->
              new DrawRow(
                  row.requiredText("key"),
                  row.requiredText("quarter"),
                  row.requiredLong("draw"),
                  row.requiredDouble("value")));
}
