package org.undercount.jobs.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * A small table whose columns are found by name; its problems are collected, then told together.
 */
final class NamedColumns {

  private static final int SHOWN_PER_COLUMN = 3;

  private final String name;
  private final CsvRows csv;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> shown = new HashMap<>();

  private NamedColumns(String name, CsvRows csv) {
    this.name = name;
    this.csv = csv;
  }

  static NamedColumns read(Path file) {
    NamedColumns table = new NamedColumns(file.toString(), CsvRows.read(file));
    Set<String> names = new HashSet<>();
    for (String column : table.csv.header()) {
      if (!names.add(column)) {
        table.problems.add(
            Problem.at(table.name, 1, column, "this column occurs twice, expected it once"));
      }
    }
    return table;
  }

  /** Position of the column; −1 and a problem when there is none. */
  int column(String column, String option) {
    int at = csv.header().indexOf(column);
    if (at < 0) {
      problems.add(
          Problem.at(
              name,
              1,
              column,
              "no such column for " + option + ", expected one of " + csv.header()));
    }
    return at;
  }

  /** The first of the usual names that occurs; a problem when none does. */
  int column(Optional<String> named, List<String> usual, String option) {
    if (named.isPresent()) {
      return column(named.get(), option);
    }
    for (String candidate : usual) {
      if (csv.header().contains(candidate)) {
        return csv.header().indexOf(candidate);
      }
    }
    problems.add(
        Problem.at(
            name,
            1,
            usual.get(0),
            "no such column, expected it or another named by "
                + option
                + ", one of "
                + csv.header()));
    return -1;
  }

  String header(int column) {
    return csv.header().get(column);
  }

  /** Rows with as many fields as the header; a problem for each other. */
  List<CsvRows.Row> rows() {
    List<CsvRows.Row> rows = new ArrayList<>();
    for (CsvRows.Row row : csv.rows()) {
      if (row.fields().size() == csv.header().size()) {
        rows.add(row);
      } else {
        problems.add(
            Problem.at(
                name,
                row.line(),
                "expected " + csv.header().size() + " fields, found " + row.fields().size()));
      }
    }
    return rows;
  }

  /** A whole number; a problem and the least where there is none. */
  long whole(CsvRows.Row row, int column, long least) {
    String value = row.fields().get(column);
    if (value.matches("\\+?[0-9]{1,9}") && Long.parseLong(value) >= least) {
      return Long.parseLong(value);
    }
    String found =
        value.isEmpty() || value.equals("NA")
            ? "nothing"
            : value.matches("-[0-9]+")
                ? "a negative number"
                : value.matches("[0-9]*[.,][0-9]*")
                    ? "a fraction"
                    : value.matches("[0-9]{1,9}")
                        ? String.valueOf(Long.parseLong(value))
                        : value.matches("[0-9]+") ? "a number beyond all use" : "no number";
    report(row.line(), column, "expected a whole number of at least " + least + ", found " + found);
    return least;
  }

  /** A number above 0; a problem and 1 where there is none. */
  double positive(CsvRows.Row row, int column) {
    String value = row.fields().get(column);
    if (value.matches("[0-9]{0,9}(\\.[0-9]*)?([eE]-?[0-9]{1,2})?")
        && value.matches(".*[0-9].*")
        && Double.parseDouble("0" + value) > 0) {
      return Double.parseDouble("0" + value);
    }
    report(row.line(), column, "expected a number above 0");
    return 1;
  }

  void report(long line, int column, String message) {
    String label = column < 0 ? "" : csv.header().get(column);
    int already = shown.merge(label + message, 1, Integer::sum);
    if (already <= SHOWN_PER_COLUMN) {
      problems.add(Problem.at(name, line, label, message));
    } else if (already == SHOWN_PER_COLUMN + 1) {
      problems.add(Problem.at(name, line, label, "the same here and maybe further down"));
    }
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  void stopOnProblems() {
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
  }
}
