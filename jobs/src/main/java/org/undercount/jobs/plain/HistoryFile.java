package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;
import org.undercount.estimators.likelihood.Variables;
import org.undercount.estimators.likelihood.Variables.Variable;
import org.undercount.estimators.open.CaptureHistories;
import org.undercount.estimators.open.CaptureHistory;
import org.undercount.estimators.open.Schedule;

/**
 * A table of capture histories: {@code ch}, a character per look, 0 not seen, 1 seen, or letters
 * for the state seen in and {@code u} for a state not told; {@code count} of units (otherwise 1);
 * {@code lost} 1 where they were not released after the last time; and columns that formulas use.
 */
public final class HistoryFile {

  private static final String HISTORY = "ch";
  private static final String COUNT = "count";
  private static final String LOST = "lost";
  private static final int SHOWN = 20;

  private final PlainTable table;
  private final List<Problem> problems = new ArrayList<>();
  private final List<PlainTable.Row> rows = new ArrayList<>();
  private final int historyColumn;
  private final int countColumn;
  private final int lostColumn;

  private HistoryFile(PlainTable table) {
    this.table = table;
    this.historyColumn = table.header().indexOf(HISTORY);
    this.countColumn = table.header().indexOf(COUNT);
    this.lostColumn = table.header().indexOf(LOST);
  }

  /**
   * Reads a table.
   *
   * @param variables that formulas use; those of the schedule are no columns
   * @param looks at each occasion; one each if empty
   * @param intervals between occasions; 1 if empty
   */
  public static CaptureHistories of(
      PlainTable table,
      Collection<String> variables,
      Optional<List<Integer>> looks,
      Optional<List<Double>> intervals) {
    return new HistoryFile(table).histories(variables, looks, intervals);
  }

  private CaptureHistories histories(
      Collection<String> variables,
      Optional<List<Integer>> looks,
      Optional<List<Double>> intervals) {
    if (historyColumn < 0) {
      problems.add(
          Problem.at(
              table.file(),
              1,
              "expected a column 'ch' of histories such as 0110, found " + table.header()));
      throw unusable();
    }
    checkRows();
    List<String> states = states();
    Map<String, Variable> columns = VariableColumns.read(table, rows, variables, problems);
    if (!problems.isEmpty()) {
      throw unusable();
    }
    if (rows.isEmpty()) {
      throw new UnusableInputException(
          Problem.in(
              table.file(), "expected at least one history that counts somebody, found none"));
    }
    Schedule schedule = schedule(history(rows.get(0)).length(), looks, intervals);
    Map<List<String>, Integer> groups = new LinkedHashMap<>();
    List<Integer> firstRows = new ArrayList<>();
    Map<Key, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      PlainTable.Row row = rows.get(i);
      List<String> values =
          columns.keySet().stream().map(c -> row.values().get(table.header().indexOf(c))).toList();
      Integer group = groups.get(values);
      if (group == null) {
        group = groups.size();
        groups.put(values, group);
        firstRows.add(i);
      }
      counts.merge(new Key(history(row), group, lost(row)), count(row), Long::sum);
    }
    Map<String, Variable> ofGroups = new LinkedHashMap<>();
    columns.forEach((name, v) -> ofGroups.put(name, VariableColumns.chosen(v, firstRows)));
    List<CaptureHistory> histories = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            histories.add(
                new CaptureHistory(events(key.history(), states), key.group(), count, key.lost())));
    return new CaptureHistories(
        schedule, states, new Variables(groups.size(), ofGroups), histories);
  }

  private record Key(String history, int group, boolean lost) {}

  private void checkRows() {
    int length = -1;
    long lengthLine = 0;
    for (PlainTable.Row row : table.rows()) {
      String text = history(row);
      if (length < 0) {
        length = text.length();
        lengthLine = row.number();
      }
      if (!text.matches("[01A-Zu]+")) {
        problems.add(
            table.problem(
                row,
                historyColumn,
                "expected a history of 0 and 1, or of 0, capital letters and u, one character per"
                    + " occasion"));
      } else if (text.length() != length) {
        problems.add(
            table.problem(
                row,
                historyColumn,
                "expected "
                    + length
                    + " occasions as on line "
                    + lengthLine
                    + ", found "
                    + text.length()
                    + " (a spreadsheet may have dropped leading zeros: keep the column as text)"));
      } else if (sound(row) && count(row) > 0) {
        addRow(row);
      }
    }
    if (length == 1) {
      problems.add(Problem.in(table.file(), "expected histories of at least 2 occasions, found 1"));
    }
  }

  private void addRow(PlainTable.Row row) {
    if (history(row).chars().allMatch(c -> c == '0')) {
      problems.add(
          table.problem(
              row,
              historyColumn,
              "expected a unit to be seen at least once: nobody counts those never seen"));
    } else {
      rows.add(row);
    }
  }

  /** Whether a row's count and loss can be read. */
  private boolean sound(PlainTable.Row row) {
    boolean sound = true;
    if (countColumn >= 0 && !row.values().get(countColumn).strip().matches("[0-9]{1,15}")) {
      problems.add(
          table.problem(row, countColumn, "expected a whole number of at least 0 of units"));
      sound = false;
    }
    if (lostColumn >= 0 && !row.values().get(lostColumn).strip().matches("[01]")) {
      problems.add(
          table.problem(row, lostColumn, "expected 1 where units were not released, otherwise 0"));
      sound = false;
    }
    return sound;
  }

  private List<String> states() {
    List<String> letters =
        rows.stream()
            .flatMapToInt(r -> history(r).chars())
            .filter(c -> c >= 'A' && c <= 'Z')
            .distinct()
            .sorted()
            .mapToObj(c -> Character.toString((char) c))
            .toList();
    if (!letters.isEmpty() && rows.stream().anyMatch(r -> history(r).contains("1"))) {
      problems.add(
          Problem.in(
              table.file(), "expected either 0 and 1 or letters in all histories, found both"));
    }
    if (letters.isEmpty() && rows.stream().anyMatch(r -> history(r).contains("u"))) {
      problems.add(Problem.in(table.file(), "expected letters of states beside u, found none"));
    }
    return letters.isEmpty() ? List.of("1") : letters;
  }

  private Schedule schedule(
      int length, Optional<List<Integer>> looks, Optional<List<Double>> intervals) {
    List<Integer> atEach = looks.orElse(Collections.nCopies(length, 1));
    int all = atEach.stream().mapToInt(n -> n).sum();
    if (atEach.stream().anyMatch(n -> n < 1) || all != length) {
      problems.add(
          Problem.in(
              "--primary",
              "expected looks that sum to the histories' " + length + " characters, found " + all));
    }
    int between = atEach.size() - 1;
    if (intervals.isPresent()
        && (intervals.get().size() != between
            || intervals.get().stream().anyMatch(i -> !(i > 0)))) {
      problems.add(
          Problem.in(
              "--intervals",
              "expected "
                  + between
                  + " lengths above 0 between "
                  + atEach.size()
                  + " occasions, found "
                  + intervals.get().size()));
    }
    if (!problems.isEmpty()) {
      throw unusable();
    }
    return intervals.map(i -> new Schedule(atEach, i)).orElse(Schedule.ofLooks(atEach));
  }

  private static List<Integer> events(String history, List<String> states) {
    return history
        .chars()
        .mapToObj(
            c ->
                c == '0'
                    ? 0
                    : c == 'u'
                        ? CaptureHistory.UNKNOWN_STATE
                        : states.indexOf(Character.toString((char) c)) + 1)
        .toList();
  }

  private String history(PlainTable.Row row) {
    return row.values().get(historyColumn).strip();
  }

  private long count(PlainTable.Row row) {
    return countColumn < 0 ? 1 : Long.parseLong(row.values().get(countColumn).strip());
  }

  private boolean lost(PlainTable.Row row) {
    return lostColumn >= 0 && row.values().get(lostColumn).strip().equals("1");
  }

  private UnusableInputException unusable() {
    if (problems.size() <= SHOWN) {
      return new UnusableInputException(problems);
    }
    List<Problem> first = new ArrayList<>(problems.subList(0, SHOWN));
    first.add(
        Problem.in(table.file(), (problems.size() - SHOWN) + " more problems of these kinds"));
    return new UnusableInputException(first);
  }
}
