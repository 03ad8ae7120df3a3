package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.undercount.reports.html.Cells;
import org.undercount.reports.html.Html;
import org.undercount.reports.html.NumberForm;
import org.undercount.reports.html.ScrollTable;

/** A table of the bundle as a table on a page; every number stays bound to its cell. */
final class TableView {

  private final Cells cells;
  private final String table;
  private final String caption;
  private final List<Html> heads = new ArrayList<>();
  private final List<Function<Integer, Html>> columns = new ArrayList<>();
  private List<Integer> rows;

  TableView(Cells cells, String table, String caption) {
    this.cells = cells;
    this.table = table;
    this.caption = caption;
    this.rows = IntStream.range(0, cells.rows(table)).boxed().toList();
  }

  /** Only these rows, in this order. */
  TableView rows(List<Integer> wanted) {
    rows = List.copyOf(wanted);
    return this;
  }

  TableView words(String column, String head) {
    return words(column, head, Function.identity());
  }

  TableView words(String column, String head, Function<String, String> said) {
    return column(head, false, row -> Html.text(said.apply(cells.words(table, row, column))));
  }

  TableView number(String column, String head) {
    return number(column, head, row -> NumberForm.COUNT);
  }

  TableView number(String column, String head, Function<Integer, NumberForm> form) {
    return column(head, true, row -> cells.number(table, row, column, form.apply(row)));
  }

  /** "lower to upper". */
  TableView range(String lower, String upper, String head, Function<Integer, NumberForm> form) {
    return column(
        head,
        true,
        row ->
            cells.value(table, row, lower) == null
                ? cells.number(table, row, lower, form.apply(row))
                : Html.all(
                    cells.number(table, row, lower, form.apply(row)),
                    " to ",
                    cells.number(table, row, upper, form.apply(row))));
  }

  TableView column(String head, boolean numeric, Function<Integer, Html> cell) {
    heads.add(ScrollTable.head(head, numeric));
    boolean first = columns.isEmpty();
    columns.add(
        row ->
            first
                ? ScrollTable.first(cell.apply(row), numeric)
                : ScrollTable.cell(cell.apply(row), numeric));
    return this;
  }

  Html html() {
    List<Html> lines = new ArrayList<>();
    for (int row : rows) {
      int current = row;
      lines.add(el("tr", Html.all(columns.stream().map(c -> c.apply(current)).toList())));
    }
    return ScrollTable.of(caption, heads, lines);
  }
}
