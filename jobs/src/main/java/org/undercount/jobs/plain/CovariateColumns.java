package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.undercount.datasets.problem.Problem;
import org.undercount.estimators.doublyrobust.Covariate;
import org.undercount.estimators.doublyrobust.DoublyRobust;
import org.undercount.estimators.doublyrobust.People;

/**
 * Columns that describe people. A column of numbers is a number, empty or {@code NA} where it is
 * not known; any other column is categories, the empty one among them. Problems name line and
 * column, never a value.
 */
final class CovariateColumns {

  /** From this share of numbers on, a column is taken as numbers and what is none as an error. */
  private static final double MOSTLY_NUMBERS = 0.9;

  private static final String NUMBER = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?";
  private static final String DECIMAL_COMMA = "[+-]?[0-9]+,[0-9]+";
  private static final int SHOWN = 3;

  private final List<String> names;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Integer, Boolean> numeric = new HashMap<>(); // by column, once all rows are in

  /** One row: {@code count} people of the same description on the same lists. */
  private record Row(long line, String stratum, int pattern, long count, List<String> values) {}

  CovariateColumns(List<String> names) {
    this.names = List.copyOf(names);
  }

  boolean none() {
    return names.isEmpty();
  }

  /**
   * Adds one row of the file.
   *
   * @param values one per column, in the order of the names
   */
  void add(long line, String stratum, int pattern, long count, List<String> values) {
    rows.add(new Row(line, stratum, pattern, count, List.copyOf(values)));
  }

  /** What cannot be used, at most a few lines for each column. */
  List<Problem> problems(String file) {
    List<Problem> problems = new ArrayList<>();
    long people = rows.stream().mapToLong(Row::count).sum();
    if (people > DoublyRobust.MOST_PEOPLE) {
      problems.add(
          Problem.in(
              file,
              "doubly-robust takes at most "
                  + DoublyRobust.MOST_PEOPLE
                  + " people, found "
                  + people));
    }
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      if (!numeric(column)) {
        continue;
      }
      List<Row> wrong =
          rows.stream().filter(r -> known(r, column) && !number(r.values().get(column))).toList();
      for (Row row : wrong.subList(0, Math.min(SHOWN, wrong.size()))) {
        boolean comma = row.values().get(column).matches(DECIMAL_COMMA);
        problems.add(
            Problem.at(
                file,
                row.line(),
                names.get(column),
                comma
                    ? "expected a number with a decimal point, found a comma"
                    : "expected a number, or nothing where it is not known, as in most of this"
                        + " column"));
      }
    }
    return problems;
  }

  /**
   * The people of one stratum.
   *
   * @param lists that hold somebody there
   * @param patternOf the pattern over those lists for one over all lists
   */
  People people(String stratum, List<String> lists, IntUnaryOperator patternOf) {
    List<Row> here = rows.stream().filter(r -> r.stratum().equals(stratum)).toList();
    List<Integer> patterns = new ArrayList<>();
    for (Row row : here) {
      patterns.addAll(Collections.nCopies((int) row.count(), patternOf.applyAsInt(row.pattern())));
    }
    List<Covariate> covariates =
        IntStream.range(0, names.size()).mapToObj(c -> covariate(c, here)).toList();
    return new People(lists, patterns, covariates);
  }

  private Covariate covariate(int column, List<Row> here) {
    if (numeric(column)) {
      List<Double> values = new ArrayList<>();
      for (Row row : here) {
        double value =
            known(row, column) ? Double.parseDouble(row.values().get(column)) : Double.NaN;
        values.addAll(Collections.nCopies((int) row.count(), value));
      }
      return new Covariate.Numeric(names.get(column), values);
    }
    List<String> values = new ArrayList<>();
    for (Row row : here) {
      values.addAll(Collections.nCopies((int) row.count(), row.values().get(column)));
    }
    return new Covariate.Categorical(names.get(column), values);
  }

  private boolean numeric(int column) {
    return numeric.computeIfAbsent(
        column,
        c -> {
          long known = rows.stream().filter(r -> known(r, c)).count();
          long numbers =
              rows.stream()
                  .map(r -> r.values().get(c))
                  .filter(v -> number(v) || v.matches(DECIMAL_COMMA))
                  .count();
          return numbers > 0 && (double) numbers >= MOSTLY_NUMBERS * (double) known;
        });
  }

  private static boolean known(Row row, int column) {
    String value = row.values().get(column);
    return !MissingStrata.isMissing(value);
  }

  private static boolean number(String value) {
    return value.matches(NUMBER) && Double.isFinite(Double.parseDouble(value));
  }
}
