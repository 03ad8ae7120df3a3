package org.undercount.jobs.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.network.Acquaintances;
import org.undercount.estimators.network.KnownGroup;
import org.undercount.estimators.network.ScaleUpSurvey;
import org.undercount.estimators.network.Visibility;

/**
 * Reads aggregated relational data: one row per respondent, one column per group with the number of
 * people the respondent knows in it. All problems of a file are reported together.
 */
public final class ScaleUpFile {

  private static final long MOST_PEOPLE = 100_000_000_000L;

  private ScaleUpFile() {}

  /**
   * What the columns are.
   *
   * @param population people in general
   * @param known size by column
   * @param hidden columns of hidden populations
   * @param degree columns whose sum is the degree, in place of known groups; none usually
   * @param weight sampling weights; none for a simple sample
   */
  public record Columns(
      long population,
      Map<String, Long> known,
      List<String> hidden,
      List<String> degree,
      Optional<String> weight) {

    public Columns {
      known = new LinkedHashMap<>(known);
      hidden = List.copyOf(hidden);
      degree = List.copyOf(degree);
    }

    /** What is wrong with them before any file is read. */
    public List<Problem> problems() {
      List<Problem> problems = new ArrayList<>();
      if (population < 2 || population > MOST_PEOPLE) {
        problems.add(
            Problem.in(
                "--population", "expected 2 to " + MOST_PEOPLE + " people, found " + population));
      }
      known.forEach(
          (group, size) -> {
            if (size < 1 || size >= population) {
              problems.add(
                  Problem.in(
                      "--known",
                      "expected for "
                          + group
                          + " a size of at least 1 and below the population of "
                          + population
                          + ", found "
                          + size));
            }
          });
      if (known.isEmpty() == degree.isEmpty()) {
        problems.add(
            Problem.in(
                "--known",
                known.isEmpty()
                    ? "expected sizes of known groups (--known a=1000,b=2000 or --sizes FILE), or"
                        + " columns of degrees (--degree)"
                    : "expected known groups or --degree, found both"));
      }
      if (hidden.isEmpty()) {
        problems.add(Problem.in("--hidden", "expected the column of the hidden population"));
      }
      for (String column : hidden) {
        if (known.containsKey(column)) {
          problems.add(
              Problem.in(
                  "--hidden", "expected a group of unknown size, '" + column + "' is in --known"));
        }
      }
      return problems;
    }
  }

  /** Sizes of known groups from a YAML file: one line {@code column: size} per group. */
  public static Map<String, Long> sizes(Path file) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Long> sizes = new LinkedHashMap<>();
    YamlTree.read(file, problems)
        .entries()
        .forEach(
            (group, size) -> {
              Optional<Double> number = size.number();
              if (number.isPresent() && number.get() != Math.rint(number.get())) {
                size.problem("expected a whole number of people");
              }
              number.ifPresent(n -> sizes.put(group, n.longValue()));
            });
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return sizes;
  }

  /** One survey per hidden population, in the order of the columns. */
  public static Map<String, ScaleUpSurvey> read(Path file, Columns columns) {
    NamedColumns table = NamedColumns.read(file);
    List<Integer> known = positions(table, List.copyOf(columns.known().keySet()), "--known");
    List<Integer> hidden = positions(table, columns.hidden(), "--hidden");
    List<Integer> degree = positions(table, columns.degree(), "--degree");
    Optional<Integer> weight = columns.weight().map(w -> table.column(w, "--weight"));
    List<CsvRows.Row> rows = table.rows();
    if (known.contains(-1)
        || hidden.contains(-1)
        || degree.contains(-1)
        || weight.filter(w -> w < 0).isPresent()) {
      table.stopOnProblems();
    }
    List<List<Acquaintances>> respondents = new ArrayList<>();
    hidden.forEach(h -> respondents.add(new ArrayList<>()));
    for (CsvRows.Row row : rows) {
      List<Long> acquaintances = new ArrayList<>();
      known.forEach(k -> acquaintances.add(table.whole(row, k, 0)));
      long people = 0;
      for (int column : degree) {
        people += table.whole(row, column, degree.size() == 1 ? 1 : 0);
      }
      if (!degree.isEmpty() && people < 1) {
        table.report(
            row.line(), degree.get(0), "expected a degree of at least 1, the columns sum to 0");
        people = 1;
      }
      double w = weight.map(c -> table.positive(row, c)).orElse(1.0);
      for (int h = 0; h < hidden.size(); h++) {
        long unknown = table.whole(row, hidden.get(h), 0);
        if (!degree.isEmpty() && degree.size() == 1 && unknown > people) {
          table.report(
              row.line(), hidden.get(h), "expected no more than the degree, more are known here");
        }
        respondents.get(h).add(new Acquaintances(unknown, acquaintances, (double) people, w));
      }
    }
    if (rows.size() < 2 || rows.size() > columns.population()) {
      table.problem(
          Problem.in(
              file.toString(),
              "expected 2 to " + columns.population() + " respondents, found " + rows.size()));
    }
    table.stopOnProblems();
    List<KnownGroup> groups = new ArrayList<>();
    columns.known().forEach((name, size) -> groups.add(new KnownGroup(name, size)));
    Map<String, ScaleUpSurvey> surveys = new LinkedHashMap<>();
    for (int h = 0; h < hidden.size(); h++) {
      surveys.put(
          columns.hidden().get(h),
          new ScaleUpSurvey(columns.population(), groups, respondents.get(h)));
    }
    return surveys;
  }

  /** A sample of the hidden population: people of each known group who know what the row is. */
  public static List<Visibility> visible(Path file, Columns columns, ScaleUpSurvey survey) {
    NamedColumns table = NamedColumns.read(file);
    List<Visibility> visible = visible(table, table.rows(), columns, survey);
    if (visible.size() < 2) {
      table.problem(
          Problem.in(
              file.toString(),
              "expected at least two hidden respondents, found " + visible.size()));
    }
    table.stopOnProblems();
    return visible;
  }

  /** The same of those who were held in one country, maybe none. */
  static List<Visibility> visible(
      Path file,
      Columns columns,
      ScaleUpSurvey survey,
      SecondMethod.PlaceColumn place,
      CountryCode country) {
    NamedColumns table = NamedColumns.read(file);
    List<Visibility> visible = visible(table, place.rows(table, country), columns, survey);
    table.stopOnProblems();
    return visible;
  }

  private static List<Visibility> visible(
      NamedColumns table, List<CsvRows.Row> rows, Columns columns, ScaleUpSurvey survey) {
    List<Integer> known = positions(table, List.copyOf(columns.known().keySet()), "--known");
    Optional<Integer> weight = columns.weight().map(w -> table.column(w, "--weight"));
    if (known.contains(-1) || weight.filter(w -> w < 0).isPresent()) {
      table.stopOnProblems();
    }
    List<Visibility> visible = new ArrayList<>();
    for (CsvRows.Row row : rows) {
      long aware = 0;
      for (int column : known) {
        aware += table.whole(row, column, 0);
      }
      visible.add(
          Visibility.ofKnown(aware, survey, weight.map(c -> table.positive(row, c)).orElse(1.0)));
    }
    return visible;
  }

  private static List<Integer> positions(NamedColumns table, List<String> columns, String option) {
    return columns.stream().map(c -> table.column(c, option)).toList();
  }
}
