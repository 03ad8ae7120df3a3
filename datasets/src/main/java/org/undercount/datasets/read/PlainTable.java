package org.undercount.datasets.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * A small file as text, all of it at once: a header and rows, whatever the format was.
 *
 * @param file the file as the user named it
 * @param header column names
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
   * @param number 1-based row of the table, line, or feature
   * @param values one text per column, empty where the file has none
   */
  public record Row(long number, List<String> values) {

    public Row {
      values = List.copyOf(values);
    }
  }

  /** Reads every row; refuses a file with faulty ones, naming them all. */
  public static PlainTable of(Delivery delivery, RawRows rows) {
    List<RawRow> all = new ArrayList<>();
    rows.forEachRemaining(all::add);
    List<String> header = rows.header().orElseGet(() -> PlainFiles.columns(all));
    List<Problem> problems = new ArrayList<>();
    if (header.stream().anyMatch(h -> h.matches("-?\\d+\\.\\d+"))) {
      problems.add(
          Problem.at(
              delivery.name(),
              1,
              "expected a header row naming the columns, got numbers;"
                  + " name them with --header id,lat,lon,…"));
    }
    if (rows.header().isEmpty()) {
      problems.addAll(PlainFiles.repeated(delivery, header));
    }
    List<Row> sound = new ArrayList<>();
    for (RawRow row : all) {
      Optional<Problem> problem = PlainFiles.problem(delivery, row, header.size());
      if (problem.isPresent()) {
        problems.add(problem.get());
      } else {
        Map<String, String> cells = row.cells();
        sound.add(
            new Row(row.number(), header.stream().map(h -> cells.getOrDefault(h, "")).toList()));
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new PlainTable(delivery.name(), header, sound);
  }

  /** The first column with one of these names, whatever the case; earlier names win. */
  public Optional<Integer> column(List<String> names) {
    List<String> lower = header.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
    return names.stream().map(lower::indexOf).filter(i -> i >= 0).findFirst();
  }

  /** A problem with one value, said by where it stands. */
  public Problem problem(Row row, int column, String message) {
    return Problem.at(file, row.number(), header.get(column), message);
  }
}
