package org.undercount.datasets.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.undercount.datasets.contract.FileFormat;
import org.undercount.datasets.contract.FileSpec;
import org.undercount.datasets.problem.Problem;

/**
 * Files a user names without a contract: UTF-8, the format by the name's ending (inside any gzip or
 * zip), the delimiter of a CSV by its first line. GeoJSON, JSON lines and JSON arrays may all be
 * called .json.
 */
public final class PlainFiles {

  private static final Map<String, FileFormat> ENDINGS =
      Map.ofEntries(
          Map.entry("csv", FileFormat.CSV),
          Map.entry("txt", FileFormat.CSV),
          Map.entry("tsv", FileFormat.TSV),
          Map.entry("xlsx", FileFormat.XLSX),
          Map.entry("json", FileFormat.JSON),
          Map.entry("jsonl", FileFormat.JSONL),
          Map.entry("ndjson", FileFormat.JSONL),
          Map.entry("geojson", FileFormat.GEOJSON),
          Map.entry("gpkg", FileFormat.GEOPACKAGE),
          Map.entry("shp", FileFormat.SHAPEFILE),
          Map.entry("parquet", FileFormat.PARQUET));

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  private static final int HEAD_BYTES = 1 << 16;

  /** A user's own file may be as large as the disk. */
  private static final long MAX_MEGABYTES = 1L << 20;

  private PlainFiles() {}

  /**
   * How to read a file; nothing is read yet but its first bytes.
   *
   * @param header names of the columns of a table without a header row; empty to take them from its
   *     first row
   * @param scratch folder for unpacked copies
   */
  public static Delivery delivery(Path path, List<String> header, Path scratch) {
    Terms terms = new Terms.Plain(header);
    Delivery named = new Delivery(path, path.toString(), spec(FileFormat.CSV, ','), terms, scratch);
    RawFiles.requireReadable(named);
    try {
      FileFormat format = format(named);
      char delimiter = ',';
      if (format == FileFormat.TSV) {
        delimiter = '\t';
      } else if (format == FileFormat.CSV) {
        delimiter = delimiter(head(named));
      } else if (format == FileFormat.JSON) {
        format = json(head(named));
      }
      return new Delivery(path, named.name(), spec(format, delimiter), terms, scratch);
    } catch (IOException e) {
      throw RawFiles.broken(named, e);
    }
  }

  /** Every column of a file whose format does not name them beforehand, in order of appearance. */
  static List<String> columns(Iterable<RawRow> rows) {
    Set<String> columns = new LinkedHashSet<>();
    for (RawRow row : rows) {
      if (row.fault().isEmpty()) {
        columns.addAll(row.cells().keySet());
      }
    }
    return List.copyOf(columns);
  }

  /** Names that stand twice among a file's columns, whatever the case. */
  public static List<Problem> repeated(Delivery delivery, List<String> columns) {
    return Terms.Plain.repeated(delivery.name(), 0, columns);
  }

  /** What is wrong with a row as a whole, if anything is. */
  public static Optional<Problem> problem(Delivery delivery, RawRow row, int columns) {
    return row.fault()
        .map(
            fault ->
                Problem.at(
                    delivery.name(),
                    row.number(),
                    switch (fault) {
                      case WRONG_COLUMN_COUNT ->
                          "expected "
                              + columns
                              + " fields as in the header, got "
                              + row.cells().size();
                      case MALFORMED_ROW -> expected(delivery.spec().format());
                    }));
  }

  private static String expected(FileFormat format) {
    if (format.hasGeometry()) {
      return "expected a feature with a point or without a geometry";
    }
    return format == FileFormat.JSON
        ? "expected a JSON object"
        : "expected one JSON object on the line";
  }

  private static FileSpec spec(FileFormat format, char delimiter) {
    return new FileSpec(
        format,
        delimiter,
        StandardCharsets.UTF_8,
        1,
        Optional.empty(),
        Optional.empty(),
        MAX_MEGABYTES);
  }

  private static FileFormat format(Delivery named) throws IOException {
    String outside = String.valueOf(named.path().getFileName());
    String name = outside.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zip)$", "");
    Optional<FileFormat> format = ending(name);
    if (format.isEmpty() && Packing.of(named.path()) == Packing.ZIP) {
      format = ending(Unpacked.nameInside(named).toLowerCase(Locale.ROOT));
    }
    return format.orElseThrow(
        () ->
            named.unusable(
                "expected a file ending in .csv, .tsv, .txt, .xlsx, .json, .jsonl, .ndjson,"
                    + " .geojson, .gpkg, .shp or .parquet, or one of them in a .gz or .zip"));
  }

  private static Optional<FileFormat> ending(String name) {
    return Optional.ofNullable(ENDINGS.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  private static String head(Delivery named) throws IOException {
    try (InputStream in = Unpacked.stream(named)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      return head.startsWith("\uFEFF") ? head.substring(1) : head;
    }
  }

  /** The commonest of the usual delimiters in the first line with anything in it. */
  private static char delimiter(String head) {
    String first = head.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
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

  private static FileFormat json(String head) {
    try (JsonParser parser = new JsonFactory().createParser(head)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        return FileFormat.JSON;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if ((name.equals("features") && value == JsonToken.START_ARRAY)
            || (name.equals("type") && parser.getText().equals("FeatureCollection"))) {
          return FileFormat.GEOJSON;
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      // The head ends in the middle, or is no JSON: the reader says in which line.
    }
    return FileFormat.JSONL;
  }
}
