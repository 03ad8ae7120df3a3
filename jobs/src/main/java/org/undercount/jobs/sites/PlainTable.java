package org.undercount.jobs.sites;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;

/**
 * A file of places as text: a header and rows, whatever the format was.
 *
 * @param file the file as the user named it
 * @param header column names as written
 * @param rows rows with as many values as the header has names
 */
public record PlainTable(String file, List<String> header, List<Row> rows) {

  public PlainTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param line 1-based line, or number of the feature, in the file
   * @param values one text per column, blank where the file has none
   */
  public record Row(long line, List<String> values) {

    public Row {
      values = List.copyOf(values);
    }
  }

  /** The first column with one of these names, whatever the case; earlier names win. */
  public Optional<Integer> column(List<String> names) {
    List<String> lower = header.stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    return names.stream().map(lower::indexOf).filter(i -> i >= 0).findFirst();
  }

  Problem problem(Row row, int column, String message) {
    return Problem.at(file, row.line(), header.get(column), message);
  }
}
