package org.undercount.estimators.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undercount.estimators.likelihood.Variables;
import org.undercount.estimators.likelihood.Variables.Category;
import org.undercount.estimators.loglinear.SharedTables;

/** Capture histories of the shared folder. */
final class SharedHistories {

  private SharedHistories() {}

  /**
   * Reads a set.
   *
   * @param groups the column of words that divides it, or an empty text
   */
  static CaptureHistories read(String dataset, String groups, List<Integer> looks) {
    List<String> lines;
    try {
      lines = Files.readAllLines(SharedTables.folder(dataset).resolve("data.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> header = List.of(lines.get(0).split(",", -1));
    int group = header.indexOf(groups);
    List<String> levels =
        group < 0
            ? List.of("all")
            : lines.stream().skip(1).map(l -> l.split(",", -1)[group]).distinct().sorted().toList();
    List<CaptureHistory> histories = new ArrayList<>();
    boolean letters = lines.stream().skip(1).anyMatch(l -> l.matches("[0A-Z]*[A-Z][0A-Z]*,.*"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      long count = Long.parseLong(fields[header.indexOf("count")]);
      if (count > 0) {
        List<Integer> events =
            fields[0].chars().mapToObj(c -> c == '0' ? 0 : letters ? c - 'A' + 1 : 1).toList();
        histories.add(
            new CaptureHistory(
                events, group < 0 ? 0 : levels.indexOf(fields[group]), count, false));
      }
    }
    int length = histories.get(0).events().size();
    return new CaptureHistories(
        looks.isEmpty() ? Schedule.even(length) : Schedule.ofLooks(looks),
        letters ? List.of("A", "B", "C") : List.of("1"),
        new Variables(
            levels.size(), group < 0 ? Map.of() : Map.of(groups, new Category(levels, levels))),
        histories);
  }
}
