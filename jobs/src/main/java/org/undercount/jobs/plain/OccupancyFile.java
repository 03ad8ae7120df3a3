package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.Variables;
import org.undercount.estimators.likelihood.Variables.Category;
import org.undercount.estimators.likelihood.Variables.Variable;
import org.undercount.estimators.occupancy.OccupancyFormulas;
import org.undercount.estimators.occupancy.Survey;
import org.undercount.estimators.occupancy.SurveyedSites;

/**
 * A table of surveys: {@code site}, {@code season} (seasons in order of the alphabet; one if there
 * is no such column), {@code survey} (not used but to find repetitions), {@code detected} 0 or 1,
 * empty or NA where nobody looked, and {@code certain} 0 or 1. Columns that formulas of sites use
 * must be the same in all rows of a site, those of openings and closings in all rows of a site and
 * season.
 */
public final class OccupancyFile {

  private static final Set<String> NOBODY_LOOKED = Set.of("", "NA", "NaN", ".");
  private static final String SEASON = "season";
  private static final int SHOWN = 20;

  private final PlainTable table;
  private final List<Problem> problems = new ArrayList<>();
  private final List<PlainTable.Row> surveyed = new ArrayList<>();
  private final boolean dynamic;

  private OccupancyFile(PlainTable table, boolean dynamic) {
    this.table = table;
    this.dynamic = dynamic;
  }

  /**
   * Reads a table.
   *
   * @param dynamic whether several seasons are expected
   */
  public static SurveyedSites of(PlainTable table, OccupancyFormulas formulas, boolean dynamic) {
    return new OccupancyFile(table, dynamic).sites(formulas);
  }

  private SurveyedSites sites(OccupancyFormulas formulas) {
    List<String> needed = new ArrayList<>(List.of("site", "detected"));
    if (dynamic) {
      needed.add(SEASON);
    }
    if (formulas.falsePositives()) {
      needed.add("certain");
    }
    for (String name : needed) {
      if (!table.header().contains(name)) {
        problems.add(
            Problem.at(table.file(), 1, name, "expected this column, found " + table.header()));
      }
    }
    stop();
    Set<String> looked = new HashSet<>();
    table.rows().forEach(row -> check(row, looked));
    for (PlainTable.Row row : table.rows()) {
      if (!value(row, "site").isEmpty() && looked.add(value(row, "site"))) {
        problems.add(
            table.problem(
                row,
                table.header().indexOf("site"),
                "nobody looked at this site in any row: leave it out, it tells nothing"));
      }
    }
    if (table.rows().isEmpty()) {
      problems.add(Problem.in(table.file(), "expected at least one survey, found none"));
    }
    stop();
    return built(formulas);
  }

  private void check(PlainTable.Row row, Set<String> looked) {
    for (String name : List.of("site", SEASON)) {
      if (table.header().contains(name) && value(row, name).isEmpty()) {
        problems.add(
            table.problem(row, table.header().indexOf(name), "expected a name, found none"));
        return;
      }
    }
    String detected = value(row, "detected");
    if (NOBODY_LOOKED.contains(detected)) {
      return;
    }
    looked.add(value(row, "site"));
    if (!detected.matches("[01]")) {
      problems.add(
          table.problem(
              row,
              table.header().indexOf("detected"),
              "expected 1 or 0, or nothing where nobody looked"));
      return;
    }
    if (table.header().contains("certain")) {
      String certain = value(row, "certain");
      if (!certain.matches("[01]?")) {
        problems.add(
            table.problem(row, table.header().indexOf("certain"), "expected 1 where beyond doubt"));
        return;
      }
      if (certain.equals("1") && detected.equals("0")) {
        problems.add(
            table.problem(
                row, table.header().indexOf("certain"), "only a detection can be certain"));
        return;
      }
    }
    surveyed.add(row);
  }

  private SurveyedSites built(OccupancyFormulas formulas) {
    List<String> sites = surveyed.stream().map(r -> value(r, "site")).distinct().toList();
    List<String> seasons =
        dynamic
            ? surveyed.stream().map(r -> value(r, SEASON)).distinct().sorted().toList()
            : List.of("all");
    if (dynamic && seasons.size() < 2) {
      problems.add(
          Problem.in(
              table.file(), "--dynamic needs at least 2 seasons, there is " + seasons.size()));
    }
    if (!dynamic && table.header().contains(SEASON)) {
      long several = surveyed.stream().map(r -> value(r, SEASON)).distinct().count();
      if (several > 1) {
        problems.add(
            Problem.in(
                table.file(), "there are " + several + " seasons, expected one: add --dynamic"));
      }
    }
    Map<String, Integer> indexOfSite = new LinkedHashMap<>();
    sites.forEach(s -> indexOfSite.put(s, indexOfSite.size()));
    List<Survey> surveys =
        surveyed.stream()
            .map(
                r ->
                    new Survey(
                        indexOfSite.getOrDefault(value(r, "site"), -1),
                        dynamic ? seasons.indexOf(value(r, SEASON)) : 0,
                        value(r, "detected").equals("1"),
                        formulas.falsePositives() && value(r, "certain").equals("1")))
            .toList();
    int intervals = seasons.size() - 1;
    Variables ofSites =
        new Variables(
            sites.size(),
            held(formulas.psi(), surveys, sites.size(), s -> s.site(), "of the site"));
    Map<String, Variable> ofSeasons = new LinkedHashMap<>();
    if (dynamic) {
      Formula both =
          Formula.parse(String.join(" + ", names(formulas.colonisation(), formulas.extinction())));
      ofSeasons.putAll(
          held(
              both,
              surveys,
              sites.size() * intervals,
              s -> s.season() < intervals ? s.site() * intervals + s.season() : -1,
              "of the site and season"));
      List<String> words = new ArrayList<>();
      sites.forEach(s -> words.addAll(seasons.subList(0, intervals)));
      ofSeasons.put(SEASON, new Category(words, seasons.subList(0, Math.max(1, intervals))));
    }
    Map<String, Variable> ofSurveys =
        new LinkedHashMap<>(
            VariableColumns.read(
                table,
                surveyed,
                names(formulas.detection(), formulas.certainty(), formulas.falsePositive()),
                problems));
    if (dynamic) {
      ofSurveys.put(
          SEASON, new Category(surveyed.stream().map(r -> value(r, SEASON)).toList(), seasons));
    }
    stop();
    return new SurveyedSites(
        sites.size(),
        seasons,
        surveys,
        ofSites,
        new Variables(sites.size() * intervals, ofSeasons),
        new Variables(surveys.size(), ofSurveys));
  }

  private static List<String> names(Formula... formulas) {
    List<String> names = new ArrayList<>();
    for (Formula formula : formulas) {
      formula.variables().stream().filter(v -> !v.equals(SEASON)).forEach(names::add);
    }
    return names.isEmpty() ? List.of("1") : names.stream().distinct().toList();
  }

  private interface Slot {
    int of(Survey survey);
  }

  /** Columns that must not differ within a slot, one value for each. */
  private Map<String, Variable> held(
      Formula formula, List<Survey> surveys, int slots, Slot slot, String within) {
    List<String> columns = formula.variables().stream().filter(v -> !v.equals(SEASON)).toList();
    Map<String, Variable> ofRows = VariableColumns.read(table, surveyed, columns, problems);
    Map<String, Variable> held = new LinkedHashMap<>();
    ofRows.forEach(
        (name, variable) -> {
          int[] row = IntStream.range(0, slots).map(i -> -1).toArray();
          for (int s = 0; s < surveys.size(); s++) {
            int at = slot.of(surveys.get(s));
            if (at < 0) {
              continue;
            }
            if (row[at] < 0) {
              row[at] = s;
            } else if (!value(surveyed.get(s), name).equals(value(surveyed.get(row[at]), name))) {
              problems.add(
                  table.problem(
                      surveyed.get(s),
                      table.header().indexOf(name),
                      "expected the same value in all rows "
                          + within
                          + ", found another than on line "
                          + surveyed.get(row[at]).number()));
            }
          }
          fillGaps(row, slots / Math.max(1, slots(surveys)), name);
          if (problems.isEmpty()) {
            held.put(name, VariableColumns.chosen(variable, IntStream.of(row).boxed().toList()));
          }
        });
    return held;
  }

  private static int slots(List<Survey> surveys) {
    return (int) surveys.stream().mapToInt(Survey::site).distinct().count();
  }

  /** A season in which nobody looked takes the value of the site's season before or after. */
  private void fillGaps(int[] row, int perSite, String name) {
    for (int from = 0; perSite > 0 && from < row.length; from += perSite) {
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 1; i < perSite; i++) {
          int at = pass == 0 ? from + i : from + perSite - 1 - i;
          int neighbour = pass == 0 ? at - 1 : at + 1;
          row[at] = row[at] < 0 ? row[neighbour] : row[at];
        }
      }
      if (row[from] < 0) {
        problems.add(
            Problem.at(
                table.file(),
                1,
                name,
                "expected a value for every site in a season before the last, some have none"));
        return;
      }
    }
  }

  private String value(PlainTable.Row row, String name) {
    return row.values().get(table.header().indexOf(name)).strip();
  }

  private void stop() {
    if (problems.isEmpty()) {
      return;
    }
    List<Problem> first = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
    if (problems.size() > SHOWN) {
      first.add(
          Problem.in(table.file(), (problems.size() - SHOWN) + " more problems of these kinds"));
    }
    throw new UnusableInputException(first);
  }
}
