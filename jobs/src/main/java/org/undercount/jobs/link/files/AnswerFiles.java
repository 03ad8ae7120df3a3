package org.undercount.jobs.link.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;
import org.undercount.jobs.link.Answers;
import org.undercount.jobs.tables.WholeFiles;

/**
 * Files of pairs for a person to look up, and the same files answered. They hold ids of records and
 * no value of a person.
 *
 * @param answers what was found, contradictory answers left out
 * @param open pairs that nobody has answered yet
 * @param contradictory pairs answered with both yes and no
 */
public record AnswerFiles(Answers answers, int open, int contradictory) {

  /** Name of a file of pairs to look up. */
  public static final String NAME = "review.csv";

  private static final List<String> IDS = List.of("left_source", "left", "right_source", "right");
  private static final String ANSWER = "match";
  private static final Set<String> YES = Set.of("yes", "y", "true", "1");
  private static final Set<String> NO = Set.of("no", "n", "false", "0");

  /**
   * Writes pairs to look up, the most doubtful first.
   *
   * @param chosen {@code left_source, left, right_source, right, probability}, few rows
   * @return the file
   */
  public static Path write(Dataset<Row> chosen, Path folder) {
    List<String> header = new ArrayList<>(IDS);
    header.addAll(List.of("probability", ANSWER));
    List<List<String>> rows = new ArrayList<>();
    for (Row row : chosen.collectAsList()) {
      rows.add(
          List.of(
              row.getString(0),
              id(row.getString(1)),
              row.getString(2),
              id(row.getString(3)),
              String.format(Locale.ROOT, "%.6f", row.getDouble(4)),
              ""));
    }
    return WholeFiles.write(folder, NAME, WholeFiles.csv(header, rows));
  }

  /** Reads answered files; the problems of all are told together, and no id is quoted. */
  public static AnswerFiles of(List<PlainTable> tables) {
    List<Problem> problems = new ArrayList<>();
    TreeMap<Answers.Pair, Boolean> byPair = new TreeMap<>();
    Set<Answers.Pair> contradictory = new TreeSet<>();
    int open = 0;
    for (PlainTable table : tables) {
      List<Integer> at = new ArrayList<>();
      for (String column : IDS) {
        at.add(position(table, column, problems));
      }
      int answerAt = position(table, ANSWER, problems);
      if (answerAt < 0 || at.contains(-1)) {
        continue;
      }
      for (PlainTable.Row row : table.rows()) {
        List<String> ids = at.stream().map(row.values()::get).toList();
        Optional<Boolean> match = match(row.values().get(answerAt));
        if (row.values().get(answerAt).isBlank()) {
          open++;
        } else if (match.isEmpty()) {
          problems.add(table.problem(row, answerAt, "expected yes, no or nothing"));
        } else {
          Answers.Pair pair =
              Answers.Pair.of(
                  PlainRecords.recordId(ids.get(0), ids.get(1)),
                  PlainRecords.recordId(ids.get(2), ids.get(3)));
          Boolean before = byPair.put(pair, match.get());
          if (before != null && !before.equals(match.get())) {
            contradictory.add(pair);
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    contradictory.forEach(byPair::remove);
    return new AnswerFiles(new Answers(byPair), open, contradictory.size());
  }

  private static Optional<Boolean> match(String answer) {
    String word = answer.strip().toLowerCase(Locale.ROOT);
    return YES.contains(word)
        ? Optional.of(true)
        : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  private static int position(PlainTable table, String column, List<Problem> problems) {
    int position = table.header().indexOf(column);
    if (position < 0) {
      problems.add(
          Problem.at(
              table.file(),
              1,
              column,
              "no such column; a file of answers is one that --review wrote, with its column match"
                  + " filled in"));
    }
    return position;
  }

  /** The id as it was given, without its source. */
  private static String id(String recordId) {
    return recordId.substring(recordId.indexOf('\t') + 1);
  }
}
