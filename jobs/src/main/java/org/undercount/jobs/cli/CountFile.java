package org.undercount.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.undercount.datasets.disclosure.CountTable;
import org.undercount.datasets.disclosure.CountedUnit;
import org.undercount.datasets.disclosure.Rule;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * A table of innermost counts with what is to be done with it.
 *
 * @param dimensions columns that name a cell
 * @param table the counts with all totals
 * @param rule thresholds
 */
record CountFile(List<String> dimensions, CountTable table, Rule rule) {

  /** What the cells of a plain table count. */
  static final String MEASURE = "count";

  CountFile {
    dimensions = List.copyOf(dimensions);
  }

  /**
   * Reads a table and its specification:
   *
   * <pre>
   * dimensions: [origin, destination]
   * count: people        # column of the counts; default "count"
   * unit: people         # people, sites or adverts
   * threshold: 10        # smallest count printed; default by unit
   * least-width: 3       # uncertainty every withheld cell keeps
   * </pre>
   */
  static CountFile read(Path csv, Path specification) {
    JsonNode spec = specification(specification);
    List<String> dimensions = new ArrayList<>();
    spec.path("dimensions").forEach(d -> dimensions.add(d.asText()));
    List<Problem> problems = new ArrayList<>();
    String file = specification.toString();
    if (dimensions.isEmpty()) {
      problems.add(Problem.in(file, "expected 'dimensions', a list of columns of the table"));
    }
    CountedUnit unit = unit(spec.path("unit").asText("people"), file, problems);
    long threshold = spec.path("threshold").asLong(Rule.DEFAULT.threshold(unit));
    double width = spec.path("least-width").asDouble(Rule.DEFAULT.leastWidth());
    if (threshold < 2 || !(width >= 1)) {
      problems.add(
          Problem.in(
              file,
              "expected a threshold of at least 2 and a least-width of at least 1, got "
                  + threshold
                  + " and "
                  + width));
    }
    Map<List<String>, Long> counts =
        problems.isEmpty()
            ? counts(csv, dimensions, spec.path("count").asText("count"), problems)
            : Map.of();
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new CountFile(
        dimensions,
        CountTable.crossed(csv.toString(), unit, MEASURE, Map.of(), dimensions, counts),
        new Rule(threshold, threshold, threshold, width));
  }

  private static JsonNode specification(Path file) {
    try {
      return new YAMLMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(
          Problem.in(file.toString(), "expected YAML: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(file.toString(), "cannot be read: " + e.getMessage()));
    }
  }

  private static CountedUnit unit(String word, String file, List<Problem> problems) {
    for (CountedUnit unit : CountedUnit.values()) {
      if (unit.name().toLowerCase(Locale.ROOT).equals(word)) {
        return unit;
      }
    }
    problems.add(Problem.in(file, "expected unit people, sites or adverts, got \"" + word + "\""));
    return CountedUnit.PEOPLE;
  }

  private static Map<List<String>, Long> counts(
      Path csv, List<String> dimensions, String column, List<Problem> problems) {
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(Files.newBufferedReader(csv, StandardCharsets.UTF_8), format)) {
      List<String> wanted = new ArrayList<>(dimensions);
      wanted.add(column);
      for (String name : wanted) {
        if (!parser.getHeaderNames().contains(name)) {
          problems.add(
              Problem.at(
                  csv.toString(), 1, name, "expected this column, got " + parser.getHeaderNames()));
        }
      }
      if (problems.isEmpty()) {
        for (CSVRecord row : parser) {
          add(counts, row, csv.toString(), dimensions, column, problems);
        }
      }
    } catch (IOException e) {
      problems.add(Problem.in(csv.toString(), "cannot be read: " + e.getMessage()));
    }
    return counts;
  }

  private static void add(
      Map<List<String>, Long> counts,
      CSVRecord row,
      String file,
      List<String> dimensions,
      String column,
      List<Problem> problems) {
    long line = row.getRecordNumber() + 1;
    if (!row.isConsistent()) {
      problems.add(Problem.at(file, line, "expected as many fields as the header has"));
      return;
    }
    List<String> cell = dimensions.stream().map(row::get).toList();
    if (cell.contains(CountTable.ALL)) {
      problems.add(
          Problem.at(file, line, "expected no totals, which are added, got the category all"));
    } else if (!row.get(column).matches("[0-9]{1,15}")) {
      problems.add(Problem.at(file, line, column, "expected a whole number of at least 0"));
    } else if (counts.put(cell, Long.valueOf(row.get(column))) != null) {
      problems.add(Problem.at(file, line, "expected one row for each cell, got a second"));
    }
  }
}
