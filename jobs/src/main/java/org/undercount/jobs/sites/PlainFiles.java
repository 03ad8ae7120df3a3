package org.undercount.jobs.sites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * Reads a file of places in UTF-8: CSV with any common delimiter, TSV, GeoJSON points, JSON lines.
 * Every problem of a file is reported at once; another format is refused by name.
 */
public final class PlainFiles {

  static final String LATITUDE = "latitude";
  static final String LONGITUDE = "longitude";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  private PlainFiles() {}

  /**
   * Reads one file.
   *
   * @param header names of the columns of a delimited file without a header row; empty to read the
   *     first row as the header
   */
  public static PlainTable read(Path path, List<String> header) {
    String file = path.toString();
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
      return delimited(file, text(path), name.endsWith(".tsv") ? '\t' : ' ', header);
    }
    if (name.endsWith(".geojson") || name.endsWith(".json")) {
      return geoJson(file, text(path));
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return jsonLines(file, text(path));
    }
    throw new UnusableInputException(
        Problem.in(
            file,
            "expected a file ending in .csv, .tsv, .geojson, .json (GeoJSON), .jsonl or .ndjson"));
  }

  private static String text(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
      if (clean.isBlank()) {
        throw new UnusableInputException(
            Problem.in(path.toString(), "expected rows, the file is empty"));
      }
      return clean;
    } catch (CharacterCodingException e) {
      throw new UnusableInputException(
          Problem.in(path.toString(), "expected text in UTF-8, got bytes that are not"));
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(path.toString(), "expected a file that can be read"));
    }
  }

  private static PlainTable delimited(
      String file, String text, char fixedDelimiter, List<String> given) {
    char delimiter = fixedDelimiter == ' ' ? delimiter(text) : fixedDelimiter;
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setQuote(delimiter == '\t' && !text.contains("\t\"") ? null : '"')
            .setIgnoreEmptyLines(true)
            .get();
    List<String> header = new ArrayList<>(given);
    List<PlainTable.Row> rows = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord record : parser) {
        if (header.isEmpty()) {
          header.addAll(record.toList());
          problems.addAll(headerProblems(file, header));
        } else if (record.size() == header.size()) {
          rows.add(new PlainTable.Row(line, record.toList()));
        } else {
          problems.add(
              Problem.at(
                  file,
                  line,
                  "expected " + header.size() + " fields as in the header, got " + record.size()));
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(
          Problem.at(file, line, "expected a quoted field to end in a quote and a delimiter"));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new PlainTable(file, header, rows);
  }

  private static List<Problem> headerProblems(String file, List<String> header) {
    List<Problem> problems = new ArrayList<>();
    if (header.stream().anyMatch(h -> h.strip().matches("-?\\d+\\.\\d+"))) {
      problems.add(
          Problem.at(
              file,
              1,
              "expected a header row naming the columns, got numbers;"
                  + " name them with --header id,lat,lon,…"));
    }
    Set<String> seen = new LinkedHashSet<>();
    for (String name : header) {
      if (!seen.add(name.strip().toLowerCase(Locale.ROOT))) {
        problems.add(Problem.at(file, 1, name, "expected each column once, got it twice"));
      }
    }
    return problems;
  }

  private static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (char candidate : DELIMITERS) {
      long count = first.chars().filter(c -> c == candidate).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private static PlainTable geoJson(String file, String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(
          Problem.at(file, e.getLocation().getLineNr(), "expected JSON"));
    }
    if (!root.path("features").isArray()) {
      throw new UnusableInputException(
          Problem.in(file, "expected a GeoJSON FeatureCollection, got no \"features\""));
    }
    List<Problem> problems = new ArrayList<>();
    List<JsonNode> objects = new ArrayList<>();
    for (JsonNode feature : root.path("features")) {
      JsonNode geometry = feature.path("geometry");
      var object = JSON.createObjectNode();
      feature.path("properties").properties().forEach(p -> object.set(p.getKey(), p.getValue()));
      if (geometry.path("type").asText("").equals("Point")) {
        object.set(LONGITUDE, geometry.path("coordinates").path(0));
        object.set(LATITUDE, geometry.path("coordinates").path(1));
      } else if (!geometry.isNull() && !geometry.isMissingNode()) {
        problems.add(
            Problem.at(
                file,
                objects.size() + 1L,
                "expected the geometry of the feature to be a Point or null, got "
                    + geometry.path("type").asText("none")));
      }
      objects.add(object);
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return table(file, objects);
  }

  private static PlainTable jsonLines(String file, String text) {
    List<Problem> problems = new ArrayList<>();
    List<JsonNode> objects = new ArrayList<>();
    long line = 0;
    for (String row : text.lines().toList()) {
      line++;
      if (row.isBlank()) {
        continue;
      }
      try {
        JsonNode object = JSON.readTree(row);
        if (object.isObject()) {
          objects.add(object);
        } else {
          problems.add(Problem.at(file, line, "expected one JSON object on the line"));
        }
      } catch (JsonProcessingException e) {
        problems.add(Problem.at(file, line, "expected one JSON object on the line"));
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return table(file, objects);
  }

  private static PlainTable table(String file, List<JsonNode> objects) {
    Set<String> header = new LinkedHashSet<>();
    for (JsonNode object : objects) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        header.add(field.getKey());
      }
    }
    List<PlainTable.Row> rows = new ArrayList<>();
    for (JsonNode object : objects) {
      rows.add(
          new PlainTable.Row(
              rows.size() + 1L, header.stream().map(h -> plain(object.path(h))).toList()));
    }
    return new PlainTable(file, List.copyOf(header), rows);
  }

  private static String plain(JsonNode value) {
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(v -> parts.add(plain(v)));
      return String.join("|", parts);
    }
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
