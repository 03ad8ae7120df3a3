package org.undercount.jobs.plain;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * A small delimited text file: UTF-8 with or without a byte-order mark, any line ending, fields
 * quoted or not, delimiter comma, semicolon or tab as the header shows.
 *
 * @param header the fields of the first row, stripped
 * @param rows the other rows, empty lines left out
 */
record CsvRows(List<String> header, List<Row> rows) {

  static final long MOST_BYTES = 512L << 20;

  /** One row and the line it starts on. */
  record Row(long line, List<String> fields) {}

  static CsvRows read(Path file) {
    String name = file.toString();
    String text = text(file, name);
    if (text.isBlank()) {
      throw unusable(Problem.in(name, "the file is empty, expected a header row and counts"));
    }
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter(text.substring(0, end))).get();
    List<Row> rows = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        List<String> fields = record.stream().map(String::strip).toList();
        if (!(fields.size() == 1 && fields.get(0).isEmpty())) {
          rows.add(new Row(line, fields));
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw unusable(
          Problem.at(name, line, "this row cannot be split into fields, expected closed quotes"));
    }
    return new CsvRows(rows.get(0).fields(), List.copyOf(rows.subList(1, rows.size())));
  }

  private static String text(Path file, String name) {
    try {
      if (!Files.exists(file)) {
        throw unusable(Problem.in(name, "no such file, expected a table with a header row"));
      }
      if (!Files.isRegularFile(file)) {
        throw unusable(Problem.in(name, "not a file, expected a table with a header row"));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw unusable(
            Problem.in(name, "expected at most " + (MOST_BYTES >> 20) + " MB, the file is larger"));
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unusable(Problem.in(name, "not UTF-8 text, expected a CSV file saved as UTF-8"));
    } catch (IOException e) {
      throw unusable(Problem.in(name, "cannot be read: " + e.getClass().getSimpleName()));
    }
  }

  private static String delimiter(String header) {
    String best = ",";
    for (String candidate : List.of(";", "\t")) {
      if (header.contains(candidate) && !header.contains(",")) {
        best = candidate;
      }
    }
    return best;
  }

  private static UnusableInputException unusable(Problem problem) {
    return new UnusableInputException(problem);
  }
}
