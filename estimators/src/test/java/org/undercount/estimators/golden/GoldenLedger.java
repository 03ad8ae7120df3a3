package org.undercount.estimators.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which check asserts which results, and the argument for each that none asserts. The first line
 * that matches an entry takes it. An entry counts as asserted only when its check, run here,
 * compared something.
 */
final class GoldenLedger {

  /** What happens to the entries of one line. */
  sealed interface Treatment {}

  /** Compared by this check. */
  record Asserted(GoldenCheck check) implements Treatment {}

  /** Not compared, for this reason. */
  record Argued(String why) implements Treatment {}

  /** One line of the ledger. */
  record Line(String peer, String functions, Predicate<GoldenEntry> which, Treatment treatment) {

    boolean takes(GoldenEntry entry) {
      return entry.peer().equals(peer) && entry.function().matches(functions) && which.test(entry);
    }
  }

  private final List<Line> lines;
  private final Map<Integer, Integer> taken = new TreeMap<>(); // entries by line
  private final Map<String, Tally> table = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private int asserted;
  private int argued;
  private int leftOut;

  /** One row of the printed table. */
  private static final class Tally {
    private int entries;
    private int compared;
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();
    private final TreeSet<String> datasets = new TreeSet<>();
  }

  GoldenLedger(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  void enter(GoldenEntry entry) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.takes(entry)) {
        taken.merge(i, 1, Integer::sum);
        treat(entry, line.treatment());
        return;
      }
    }
    problems.add(entry + ": no line of the ledger deals with " + entry.function());
  }

  private void treat(GoldenEntry entry, Treatment treatment) {
    if (treatment instanceof Argued argument) {
      argued++;
      tally(entry, "not covered: " + argument.why());
      return;
    }
    GoldenCheck check = ((Asserted) treatment).check();
    GoldenCheck.Outcome outcome = check.check(entry);
    asserted++;
    Tally tally = tally(entry, "asserted by " + check.getClass().getSimpleName());
    tally.compared += outcome.compared();
    leftOut += outcome.leftOut().size();
    outcome.leftOut().forEach(l -> tally.leftOut.merge(l, 1, Integer::sum));
    outcome.wrong().forEach(w -> problems.add(entry.dataset() + ": " + w));
    if (outcome.compared() == 0) {
      problems.add(entry + ": its check compared nothing");
    }
  }

  private Tally tally(GoldenEntry entry, String fate) {
    Tally tally =
        table.computeIfAbsent(
            entry.peer() + " · " + entry.function() + " · " + fate, key -> new Tally());
    tally.entries++;
    tally.datasets.add(entry.dataset());
    return tally;
  }

  int asserted() {
    return asserted;
  }

  int argued() {
    return argued;
  }

  /** Values of asserted entries that their checks left out. */
  int leftOut() {
    return leftOut;
  }

  /** Differences, entries nobody deals with, and lines that no entry needs. */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    for (int i = 0; i < lines.size(); i++) {
      if (!taken.containsKey(i)) {
        Line line = lines.get(i);
        all.add("no entry needs the line " + line.peer() + " " + line.functions() + " " + i);
      }
    }
    return all;
  }

  /** Peer, function, entries, values compared, what asserts them or why nothing does. */
  String printed() {
    StringBuilder text = new StringBuilder();
    table.forEach(
        (key, tally) -> {
          String[] parts = key.split(" · ", 3);
          text.append(
              String.format(
                  Locale.ROOT,
                  "%-26s %-34s %4d entries %7s  %s (%s)\n",
                  parts[0],
                  parts[1],
                  tally.entries,
                  tally.compared > 0 ? tally.compared + " values" : "",
                  parts[2],
                  tally.datasets.size() > 4
                      ? tally.datasets.size() + " data sets"
                      : String.join(", ", tally.datasets)));
          text.append(
              tally.leftOut.entrySet().stream()
                  .map(e -> "      left out " + e.getValue() + ": " + e.getKey() + "\n")
                  .collect(Collectors.joining()));
        });
    text.append(
        String.format(
            Locale.ROOT,
            "%d entries: %d asserted, %d argued\n",
            asserted + argued,
            asserted,
            argued));
    return text.toString();
  }
}
