package org.undercount.reports.html;

import static org.undercount.reports.html.Html.el;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.datasets.release.ReleaseTables;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;

/**
 * The only way a number reaches a page: by table, row and column of the bundle. Each is printed as
 * a {@code data} element that names its cell and carries the exact value, so that a page can be
 * checked against the tables.
 */
public final class Cells {

  private final Map<String, ReleaseTables.Filled<?>> tables = new HashMap<>();

  private Cells(List<ReleaseTables.Filled<?>> filled) {
    for (ReleaseTables.Filled<?> table : filled) {
      tables.put(table.schema().name(), table);
    }
  }

  public static Cells of(ReleaseBundle bundle) {
    return new Cells(bundle.tables().filled());
  }

  /** Number of rows of a table. */
  public int rows(String table) {
    return table(table).rows().size();
  }

  /** The column's type. */
  public ColumnType type(String table, String column) {
    return column(table(table), column).type();
  }

  /** The value itself, for drawing and deciding; null if the cell is empty. */
  public @Nullable Object value(String table, int row, String column) {
    return valueIn(table(table), row, column);
  }

  /** The value as text, empty if the cell is. */
  public String words(String table, int row, String column) {
    Object value = value(table, row, column);
    return value == null ? "" : value.toString();
  }

  /**
   * A number on the page. An empty cell whose status is withheld prints {@code [c]}, another empty
   * cell a dash with the word "none" for screen readers.
   */
  public Html number(String table, int row, String column, NumberForm form) {
    Object value = value(table, row, column);
    if (value instanceof Number n) {
      return el("data", form.printed(n.doubleValue()))
          .with("value", NumberForm.exact(n))
          .with("class", "n")
          .with("data-key", table + "/" + (row + 1) + "/" + column);
    }
    boolean withheld =
        hasColumn(table, column + "_status")
            && words(table, row, column + "_status").equals("withheld");
    return withheld
        ? el("abbr", "[c]").with("title", "confidential: withheld").with("class", "c")
        : el("span", "–").with("class", "empty").with("title", "none");
  }

  private boolean hasColumn(String table, String column) {
    return table(table).schema().columns().stream().anyMatch(c -> c.name().equals(column));
  }

  private ReleaseTables.Filled<?> table(String name) {
    ReleaseTables.Filled<?> table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException(
          "A release has the tables " + tables.keySet() + ", got " + name);
    }
    return table;
  }

  private static <R> @Nullable Object valueIn(
      ReleaseTables.Filled<R> table, int row, String column) {
    return column(table, column).of().apply(table.rows().get(row));
  }

  private static <R> Column<R> column(ReleaseTables.Filled<R> table, String name) {
    return table.schema().columns().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Table " + table.schema().name() + " has no column named " + name));
  }
}
