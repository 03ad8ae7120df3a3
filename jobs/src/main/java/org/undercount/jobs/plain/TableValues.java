package org.undercount.jobs.plain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;

/** Reads a table's values as numbers and collects what is wrong with them, with line and column. */
final class TableValues {

  private static final long MOST = 1_000_000_000_000_000L;

  private final PlainTable table;
  private final List<Problem> problems;

  TableValues(PlainTable table, List<Problem> problems) {
    this.table = table;
    this.problems = problems;
    if (table.rows().isEmpty()) {
      problems.add(Problem.in(table.file(), "expected at least one row below the header"));
    }
  }

  OptionalInt find(String... names) {
    return table.column(List.of(names)).stream().mapToInt(Integer::intValue).findFirst();
  }

  /** A column that must be there. */
  OptionalInt require(String... names) {
    OptionalInt column = find(names);
    if (column.isEmpty()) {
      problems.add(
          Problem.at(
              table.file(),
              1,
              names[0],
              "expected this column, found " + String.join(", ", table.header())));
    }
    return column;
  }

  /** The stripped text, empty where the column is absent or the cell blank. */
  Optional<String> text(PlainTable.Row row, OptionalInt column) {
    return column.isEmpty()
        ? Optional.empty()
        : Optional.of(row.values().get(column.getAsInt()).strip()).filter(s -> !s.isEmpty());
  }

  /** A text that must be there, where its column is. */
  Optional<String> words(PlainTable.Row row, OptionalInt column) {
    Optional<String> text = text(row, column);
    if (column.isPresent() && text.isEmpty()) {
      problem(row, column, "expected a word, found nothing");
    }
    return text;
  }

  /** A number where there is one; a problem where there is something else. */
  OptionalDouble optional(PlainTable.Row row, OptionalInt column) {
    Optional<String> text = text(row, column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!text.get().matches("[-+]?([0-9]{1,15}(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?")) {
      problem(row, column, "expected a number such as 12.5");
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(text.get());
    if (!Double.isFinite(number)) {
      problem(row, column, "expected a number such as 12.5");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(number);
  }

  /** A number that must be there, where its column is. */
  OptionalDouble number(PlainTable.Row row, OptionalInt column) {
    if (column.isPresent() && text(row, column).isEmpty()) {
      problem(row, column, "expected a number, found nothing");
      return OptionalDouble.empty();
    }
    return optional(row, column);
  }

  /** A whole number from 0 where there is one. */
  OptionalLong count(PlainTable.Row row, OptionalInt column) {
    Optional<String> text = text(row, column);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.get().matches("[0-9]{1,16}") || Long.parseLong(text.get()) > MOST) {
      problem(row, column, "expected a whole number of at least 0");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  void problem(PlainTable.Row row, OptionalInt column, String message) {
    problems.add(table.problem(row, column.orElseThrow(), message));
  }

  /** Everything wrong so far, in one exception. */
  void stop() {
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
  }
}
