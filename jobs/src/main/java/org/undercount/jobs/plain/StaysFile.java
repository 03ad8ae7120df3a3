package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.read.PlainTable;
import org.undercount.estimators.stay.Stay;

/**
 * Stays from a table {@code duration,ended[,entered][,group][,transfers]}.
 *
 * @param all every stay
 * @param groups by name, in order of first appearance; empty without the column
 */
public record StaysFile(Part all, Map<String, Part> groups) {

  private static final int MOST_TRANSFERS = 1_000;

  /**
   * Stays and, beside them, transfers of those that ended.
   *
   * @param transfers empty where the column is absent or nobody's are known
   * @param transfersOpen rows with transfers whose stay goes on
   */
  public record Part(List<Stay> stays, List<Integer> transfers, long transfersOpen) {

    public Part {
      stays = List.copyOf(stays);
      transfers = List.copyOf(transfers);
    }
  }

  /** One row. */
  private record Line(Stay stay, Optional<String> group, OptionalInt transfers) {}

  public static StaysFile read(PlainTable table, List<Problem> found) {
    List<Problem> problems = new ArrayList<>(found);
    TableValues values = new TableValues(table, problems);
    OptionalInt duration = values.require("duration", "days");
    OptionalInt ended = values.require("ended");
    OptionalInt entered = values.find("entered");
    OptionalInt group = values.find("group");
    OptionalInt transfers = values.find("transfers");
    List<Line> lines = new ArrayList<>();
    for (PlainTable.Row row : table.rows()) {
      int before = problems.size();
      OptionalDouble days = values.number(row, duration);
      if (days.isPresent() && !(days.getAsDouble() > 0)) {
        values.problem(
            row, duration, "expected days above 0; a stay that began and ended on one day is 0.5");
      }
      Optional<String> end = values.text(row, ended);
      if (ended.isPresent() && !end.orElse("").matches("[01]")) {
        values.problem(row, ended, "expected 1 where the stay has ended and 0 where it goes on");
      }
      double from = values.optional(row, entered).orElse(0);
      if (from < 0 || (days.isPresent() && days.getAsDouble() > 0 && from >= days.getAsDouble())) {
        values.problem(row, entered, "expected days from 0 to below the duration");
      }
      OptionalLong sold = values.count(row, transfers);
      if (sold.isPresent() && sold.getAsLong() > MOST_TRANSFERS) {
        values.problem(row, transfers, "expected at most " + MOST_TRANSFERS + " transfers");
      }
      Optional<String> name = values.words(row, group);
      if (problems.size() == before && days.isPresent()) {
        lines.add(
            new Line(
                new Stay(days.getAsDouble(), end.orElse("").equals("1"), from),
                name,
                sold.isPresent() ? OptionalInt.of((int) sold.getAsLong()) : OptionalInt.empty()));
      }
    }
    values.stop();
    Map<String, List<Line>> byGroup = new LinkedHashMap<>();
    for (Line line : lines) {
      line.group().ifPresent(g -> byGroup.computeIfAbsent(g, k -> new ArrayList<>()).add(line));
    }
    Map<String, Part> groups = new LinkedHashMap<>();
    byGroup.forEach((name, of) -> groups.put(name, part(of)));
    return new StaysFile(part(lines), groups);
  }

  private static Part part(List<Line> lines) {
    return new Part(
        lines.stream().map(Line::stay).toList(),
        lines.stream()
            .filter(l -> l.stay().ended())
            .flatMapToInt(l -> l.transfers().stream())
            .boxed()
            .toList(),
        lines.stream().filter(l -> !l.stay().ended() && l.transfers().isPresent()).count());
  }
}
