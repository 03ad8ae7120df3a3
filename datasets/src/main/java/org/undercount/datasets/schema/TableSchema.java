package org.undercount.datasets.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A table, written once: its name, what one row is, its columns in order, and how a record is
 * rebuilt from a row. Spark types, codecs, codebooks, {@code datapackage.json} and checks derive
 * from it.
 *
 * @param name snake_case
 * @param rowIs what one row is, e.g. "one person as one source reported them"
 * @param columns in order, names unique
 * @param build from a row's values to the record
 * @param <R> the record
 */
public record TableSchema<R>(
    String name, String rowIs, List<Column<R>> columns, Function<RowValues, R> build) {

  public TableSchema {
    columns = List.copyOf(columns);
    Set<String> seen = new HashSet<>();
    for (Column<R> column : columns) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException(
            "Table " + name + " needs unique column names, got " + column.name() + " twice");
      }
    }
  }

  /** Names of the columns that must be encrypted on disk and never leave the sealed zone. */
  public List<String> sealedColumns() {
    return columns.stream()
        .filter(c -> c.sensitivity() == Sensitivity.SEALED)
        .map(Column::name)
        .toList();
  }
}
