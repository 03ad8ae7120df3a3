package org.undercount.datasets.microdata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * A total a source states beside its list, to be reconciled with the rows.
 *
 * @param key where it came from
 * @param category what is counted, e.g. a nationality, or ALL
 * @param total persons declared
 * @param men men declared
 * @param women women declared
 * @param verbatim the raw row as received, a JSON object of text
 */
public record DeclaredTotal(
    RecordKey key,
    String category,
    @Nullable Long total,
    @Nullable Long men,
    @Nullable Long women,
    String verbatim) {

  /** Table {@code declared_totals}. */
  public static final TableSchema<DeclaredTotal> SCHEMA =
      new TableSchema<>(
          "declared_totals", "one total as a source declares it", columns(), DeclaredTotal::from);

  private static List<Column<DeclaredTotal>> columns() {
    List<Column<DeclaredTotal>> columns = new ArrayList<>(RecordKey.columns(DeclaredTotal::key));
    columns.add(
        new Column<>(
            "category",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "What is counted, e.g. a nationality, or ALL",
            r -> r.category()));
    columns.add(
        new Column<>(
            "total",
            ColumnType.LONG,
            false,
            Sensitivity.ANALYTIC,
            "Persons declared",
            r -> r.total()));
    columns.add(
        new Column<>(
            "men", ColumnType.LONG, false, Sensitivity.ANALYTIC, "Men declared", r -> r.men()));
    columns.add(
        new Column<>(
            "women",
            ColumnType.LONG,
            false,
            Sensitivity.ANALYTIC,
            "Women declared",
            r -> r.women()));
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

  private static DeclaredTotal from(RowValues row) {
    return new DeclaredTotal(
        RecordKey.from(row),
        row.requiredText("category"),
        row.whole("total"),
        row.whole("men"),
        row.whole("women"),
        row.requiredText("verbatim"));
  }
}
