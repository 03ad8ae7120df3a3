package org.undercount.jobs.sites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;
import org.undercount.geo.place.Precision;
import org.undercount.geo.register.PlaceReport;

/**
 * Reports of places made from tables by the usual names of their columns. A row whose country,
 * coordinates or dates cannot be read keeps everything else, and the problem is listed.
 *
 * @param reports one per row
 * @param problems what could not be read, by file, line and column
 */
public record ReportedPlaces(List<PlaceReport> reports, List<Problem> problems) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> NAME =
      List.of("name", "site_name", "site", "place", "compound");
  private static final List<String> ALIASES = List.of("aliases", "alias", "other_names", "aka");
  private static final List<String> COUNTRY =
      List.of("stated_country", "country", "country_code", "iso2", "iso3", "iso_a2");
  private static final List<String> TOWN =
      List.of("admin_or_town", "town", "city", "admin", "address", "location");
  private static final List<String> PRECISION =
      List.of("precision", "precision_text", "coordinate_precision", "accuracy");
  private static final List<String> SOURCE = List.of("source_url", "source", "url", "reported_by");
  private static final List<String> KIND = List.of("kind", "type", "category");
  private static final List<String> STATUS = List.of("status", "status_reported", "state");
  private static final List<String> FIRST =
      List.of("first_reported", "reported_on", "first_seen", "date", "observed_on");
  private static final List<String> LAST = List.of("status_date", "last_reported", "last_seen");
  private static final List<String> ID = List.of("id", "report_id", "record_id", "uid");

  public ReportedPlaces {
    reports = List.copyOf(reports);
    problems = List.copyOf(problems);
  }

  /** Reads every row of every table; all tables without usable columns are refused together. */
  public static ReportedPlaces of(List<PlainTable> tables) {
    List<Problem> unusable = new ArrayList<>();
    List<PlaceReport> reports = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (PlainTable table : tables) {
      try {
        new Reader(table, problems, seen).read(reports);
      } catch (UnusableInputException e) {
        unusable.addAll(e.problems());
      }
    }
    if (!unusable.isEmpty()) {
      throw new UnusableInputException(unusable);
    }
    return new ReportedPlaces(reports, problems);
  }

  private static final class Reader {

    private final PlainTable table;
    private final List<Problem> problems;
    private final Map<String, Integer> seen;
    private final Positions positions;
    private final int name;

    Reader(PlainTable table, List<Problem> problems, Map<String, Integer> seen) {
      this.table = table;
      this.problems = problems;
      this.seen = seen;
      this.positions = Positions.in(table);
      this.name =
          table
              .column(NAME)
              .orElseThrow(
                  () ->
                      new UnusableInputException(
                          Problem.at(
                              table.file(),
                              1,
                              "expected a column with the place's name ("
                                  + String.join(", ", NAME)
                                  + "), got "
                                  + String.join(", ", table.header()))));
    }

    void read(List<PlaceReport> reports) {
      for (PlainTable.Row row : table.rows()) {
        Positions.Read position = positions.read(row);
        position.problem().ifPresent(problems::add);
        reports.add(
            new PlaceReport(
                id(row),
                "",
                new PlaceReport.Naming(row.values().get(name).strip(), aliases(row)),
                new PlaceReport.Location(
                    country(row),
                    text(row, TOWN),
                    position.position().orElse(null),
                    precision(row)),
                new PlaceReport.Evidence(
                    text(row, SOURCE),
                    text(row, KIND),
                    text(row, STATUS),
                    date(row, FIRST),
                    date(row, LAST))));
      }
    }

    private String text(PlainTable.Row row, List<String> names) {
      return table.column(names).map(c -> row.values().get(c).strip()).orElse("");
    }

    private List<String> aliases(PlainTable.Row row) {
      return split(text(row, ALIASES)).map(String::strip).filter(a -> !a.isEmpty()).toList();
    }

    /** The values of a JSON array, or between bars and semicolons. */
    private static Stream<String> split(String text) {
      if (text.startsWith("[")) {
        try {
          List<String> values = new ArrayList<>();
          JSON.readTree(text).forEach(v -> values.add(v.asText()));
          return values.stream();
        } catch (JsonProcessingException e) {
          // A name may begin with a bracket.
        }
      }
      return Arrays.stream(text.split("[|;]", -1));
    }

    private Precision precision(PlainTable.Row row) {
      String words = text(row, PRECISION);
      return words.isEmpty() ? Precision.unstated() : Precision.parse(words);
    }

    private CountryCode country(PlainTable.Row row) {
      Optional<CountryCode> country = CountryWords.find(text(row, COUNTRY));
      if (country.isEmpty()) {
        problems.add(
            table.problem(
                row,
                table.column(COUNTRY).orElse(name),
                "expected an ISO 3166-1 country code or an English country name"));
      }
      return country.orElse(CountryCode.UNKNOWN);
    }

    private String date(PlainTable.Row row, List<String> names) {
      String text = text(row, names);
      if (PlaceReport.Evidence.isDate(text)) {
        return text;
      }
      problems.add(
          table.problem(
              row,
              table.column(names).orElse(name),
              "expected a date that exists as YYYY, YYYY-MM or YYYY-MM-DD"));
      return "";
    }

    /** The id column's value, else a hash of the row; the second of two alike gets a number. */
    private String id(PlainTable.Row row) {
      String stated = text(row, ID);
      String id = stated.isEmpty() ? hash(String.join("\u001f", row.values())) : stated;
      int times = seen.merge(id, 1, Integer::sum);
      return times == 1 ? id : id + "#" + times;
    }

    private static String hash(String row) {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(sha.digest(row.getBytes(StandardCharsets.UTF_8)), 0, 8);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256, this one has not", e);
      }
    }
  }
}
