package org.undercount.jobs.estimate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * E6: one route of a quarter, seen and estimated.
 *
 * @param quarter the quarter, as text
 * @param origin country code
 * @param transit countries passed, joined by {@code >}; empty for none
 * @param destination country code
 * @param seen distinct people seen on the route
 * @param value people estimated; null where the destination's population was refused
 * @param lower lower end; null with it
 * @param upper upper end; null with it
 */
public record FlowEstimateRow(
    String quarter,
    String origin,
    String transit,
    String destination,
    long seen,
    @Nullable Double value,
    @Nullable Double lower,
    @Nullable Double upper) {

  /** Table {@code flow_estimates}. */
  public static final TableSchema<FlowEstimateRow> SCHEMA =
      new TableSchema<>(
          "flow_estimates",
          "one route of a quarter",
          List.of(
              column("quarter", ColumnType.TEXT, true, "Quarter", FlowEstimateRow::quarter),
              column("origin", ColumnType.TEXT, true, "From", FlowEstimateRow::origin),
              column("transit", ColumnType.TEXT, true, "Through", FlowEstimateRow::transit),
              column("destination", ColumnType.TEXT, true, "To", FlowEstimateRow::destination),
              column("seen", ColumnType.LONG, true, "People seen", FlowEstimateRow::seen),
              column("value", ColumnType.DOUBLE, false, "Estimated", FlowEstimateRow::value),
              column("lower", ColumnType.DOUBLE, false, "Lower end", FlowEstimateRow::lower),
              column("upper", ColumnType.DOUBLE, false, "Upper end", FlowEstimateRow::upper)),
          row ->
              new FlowEstimateRow(
                  row.requiredText("quarter"),
                  row.requiredText("origin"),
                  row.requiredText("transit"),
                  row.requiredText("destination"),
                  row.requiredLong("seen"),
                  row.decimal("value"),
                  row.decimal("lower"),
                  row.decimal("upper")));

  private static Column<FlowEstimateRow> column(
      String name,
      ColumnType type,
      boolean required,
      String description,
      java.util.function.Function<FlowEstimateRow, @Nullable Object> of) {
    return new Column<>(name, type, required, Sensitivity.ANALYTIC, description, of);
  }
}
