package org.undercount.jobs.sites;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;
import org.undercount.geo.border.AdminAreas;
import org.undercount.geo.border.Borders;
import org.undercount.geo.border.CountryAnswer;
import org.undercount.geo.border.NearestBorder;
import org.undercount.geo.place.Cell;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.Precision;

/**
 * A table of points with where each of them is: one row in, one row out. A row without a usable
 * position keeps its place with blank results and the problem in words.
 *
 * @param header the input's columns and {@link #ADDED}
 * @param rows values by column
 * @param summary counts, and the problems met
 */
public record LocatedPoints(List<String> header, List<List<String>> rows, Summary summary) {

  /** Columns added to the input's. */
  public static final List<String> ADDED =
      List.of(
          "computed_country",
          "admin1",
          "border_metres",
          "border_country",
          "ambiguous",
          "h3",
          "problem",
          "border_reason");

  private static final List<String> PRECISION =
      List.of("precision", "precision_text", "coordinate_precision", "accuracy");

  /**
   * What became of the rows.
   *
   * @param located rows with a country
   * @param ambiguous of these, rows where another country is within the uncertainty
   * @param outside rows in no country's territory
   * @param withoutPosition rows with blank coordinates or a position no country may be computed
   *     from
   * @param problems rows whose coordinates cannot be read
   */
  public record Summary(
      int located, int ambiguous, int outside, int withoutPosition, List<Problem> problems) {

    public Summary {
      problems = List.copyOf(problems);
    }
  }

  public LocatedPoints {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** Locates every row; the precision column counts towards the doubt where there is one. */
  public static LocatedPoints of(PlainTable table, Borders borders, @Nullable AdminAreas areas) {
    return new Locator(table, borders, areas).located();
  }

  private static final class Locator {

    private final PlainTable table;
    private final Borders borders;
    private final @Nullable AdminAreas areas;
    private final Positions positions;
    private final List<Problem> problems = new ArrayList<>();
    private int located;
    private int ambiguous;
    private int outside;
    private int withoutPosition;

    Locator(PlainTable table, Borders borders, @Nullable AdminAreas areas) {
      this.table = table;
      this.borders = borders;
      this.areas = areas;
      this.positions = Positions.in(table);
      List<Problem> taken =
          ADDED.stream()
              .filter(a -> table.column(List.of(a)).isPresent())
              .map(
                  a ->
                      Problem.at(
                          table.file(), 1, a, "expected no column of this name: it is added"))
              .toList();
      if (!taken.isEmpty()) {
        throw new UnusableInputException(taken);
      }
    }

    LocatedPoints located() {
      List<String> header = new ArrayList<>(table.header());
      header.addAll(ADDED);
      List<List<String>> rows = new ArrayList<>();
      for (PlainTable.Row row : table.rows()) {
        List<String> values = new ArrayList<>(row.values());
        values.addAll(added(row));
        rows.add(List.copyOf(values));
      }
      return new LocatedPoints(
          header, rows, new Summary(located, ambiguous, outside, withoutPosition, problems));
    }

    private List<String> added(PlainTable.Row row) {
      Positions.Read read = positions.read(row);
      if (read.problem().isPresent()) {
        problems.add(read.problem().get());
        return blank("", read.problem().get().message());
      }
      if (read.position().isEmpty()) {
        withoutPosition++;
        return blank("", "no coordinates");
      }
      LonLat position = read.position().get();
      String cell = Cell.of(position, Cell.SITE_RESOLUTION).address();
      Optional<Precision> precision =
          table
              .column(PRECISION)
              .map(c -> row.values().get(c))
              .filter(t -> !t.isBlank())
              .map(Precision::parse);
      Optional<String> refusal = precision.flatMap(Precision::countryRefusal);
      if (refusal.isPresent()) {
        withoutPosition++;
        return blank(cell, "no country computed: " + refusal.get());
      }
      double uncertaintyMetres =
          Math.hypot(
              precision.map(Precision::radiusMetres).orElse(0.0), Borders.UNCERTAINTY_METRES);
      CountryAnswer answer = borders.countryAt(position, uncertaintyMetres);
      located += answer.country().isPresent() ? 1 : 0;
      outside += answer.country().isPresent() ? 0 : 1;
      ambiguous += answer.isAmbiguous() ? 1 : 0;
      NearestBorder border = borders.nearestBorder(position);
      return List.of(
          answer.country().map(CountryCode::alpha2).orElse(""),
          areas == null ? "" : areas.areaAt(position).orElse(""),
          border.known().map(b -> String.format(Locale.ROOT, "%.1f", b.metres())).orElse(""),
          border.known().map(b -> b.neighbour().alpha2()).orElse(""),
          String.valueOf(answer.isAmbiguous()),
          cell,
          answer.country().isPresent() ? "" : "in no country's territory",
          border.reason());
    }

    private static List<String> blank(String cell, String problem) {
      return List.of("", "", "", "", "", cell, problem, "");
    }
  }
}
