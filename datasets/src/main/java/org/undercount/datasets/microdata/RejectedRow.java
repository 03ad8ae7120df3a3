package org.undercount.datasets.microdata;

import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * One row that could not become a record, kept so that the source can mend it.
 *
 * @param key where it came from
 * @param kind what the source's rows are about
 * @param reasons why, as {@code column:code} or {@code code}; at least one
 * @param verbatim the raw row as received, a JSON object of text
 */
public record RejectedRow(RecordKey key, String kind, List<String> reasons, String verbatim) {

  /** Table {@code quarantine}. */
  public static final TableSchema<RejectedRow> SCHEMA =
      new TableSchema<>(
          "quarantine", "one row that could not become a record", columns(), RejectedRow::from);

  public RejectedRow {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("A rejected row needs a reason, got none");
    }
  }

  private static List<Column<RejectedRow>> columns() {
    List<Column<RejectedRow>> columns = new ArrayList<>(RecordKey.columns(RejectedRow::key));
    columns.add(
        new Column<>(
            "kind",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "What the source's rows are about",
            RejectedRow::kind));
    columns.add(
        new Column<>(
            "reasons",
            ColumnType.TEXT_LIST,
            true,
            Sensitivity.ANALYTIC,
            "Why the row was rejected, column and code",
            RejectedRow::reasons));
    columns.add(
        new Column<>(
            "verbatim",
            ColumnType.TEXT,
            true,
            Sensitivity.SEALED,
            "The raw row as received, JSON",
            RejectedRow::verbatim));
    return columns;
  }

  private static RejectedRow from(RowValues row) {
    return new RejectedRow(
        RecordKey.from(row),
        row.requiredText("kind"),
        row.texts("reasons"),
        row.requiredText("verbatim"));
  }
}
