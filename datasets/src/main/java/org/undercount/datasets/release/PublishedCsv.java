package org.undercount.datasets.release;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.TableSchema;

/**
 * Published tables as CSV: UTF-8, comma, one header row, {@code \n}, empty for null, lists as JSON
 * arrays, numbers without exponent. The reader accepts exactly what the writer makes.
 */
public final class PublishedCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private PublishedCsv() {}

  /** The table as one text. */
  public static <R> String text(TableSchema<R> schema, List<R> rows) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(schema.columns().stream().map(Column::name).toList());
      for (R row : rows) {
        List<String> cells = new ArrayList<>();
        for (Column<R> column : schema.columns()) {
          cells.add(printed(column, column.of().apply(row)));
        }
        printer.printRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Reads a table, or says everything that is wrong with it. */
  public static <R> List<R> read(TableSchema<R> schema, Path file) {
    List<Problem> problems = new ArrayList<>();
    List<R> rows = new ArrayList<>();
    String name = String.valueOf(file.getFileName());
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(reader, FORMAT)) {
      List<String> header = schema.columns().stream().map(Column::name).toList();
      boolean first = true;
      for (CSVRecord record : parser) {
        long line = record.getRecordNumber();
        if (first) {
          first = false;
          if (!record.toList().equals(header)) {
            problems.add(
                Problem.at(name, 1, "the header must be " + header + ", got " + record.toList()));
            break;
          }
        } else if (record.size() != header.size()) {
          problems.add(
              Problem.at(
                  name, line, "expected " + header.size() + " columns, got " + record.size()));
        } else {
          readRow(schema, record, name, problems, rows);
        }
      }
      if (first) {
        problems.add(Problem.in(name, "expected a header row, got an empty file"));
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(Problem.in(name, "cannot be read as a UTF-8 CSV file: " + e.getMessage()));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return List.copyOf(rows);
  }

  private static <R> void readRow(
      TableSchema<R> schema, CSVRecord record, String name, List<Problem> problems, List<R> rows) {
    int before = problems.size();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < schema.columns().size(); i++) {
      Column<R> column = schema.columns().get(i);
      String cell = record.get(i);
      Object value = null;
      try {
        value = cell.isEmpty() ? null : parsed(column, cell);
        if (value == null && column.required()) {
          problems.add(
              Problem.at(name, record.getRecordNumber(), column.name(), "must not be empty"));
        }
      } catch (IllegalArgumentException e) {
        problems.add(
            Problem.at(
                name,
                record.getRecordNumber(),
                column.name(),
                "expected " + column.type().frictionless() + ", got \"" + cell + "\""));
      }
      values.add(value);
    }
    if (problems.size() == before) {
      try {
        rows.add(schema.build().apply(wanted -> values.get(index(schema, wanted))));
      } catch (IllegalArgumentException e) {
        problems.add(Problem.at(name, record.getRecordNumber(), String.valueOf(e.getMessage())));
      }
    }
  }

  private static <R> int index(TableSchema<R> schema, String wanted) {
    for (int i = 0; i < schema.columns().size(); i++) {
      if (schema.columns().get(i).name().equals(wanted)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Table " + schema.name() + " has no column named " + wanted);
  }

  private static String printed(Column<?> column, @Nullable Object value) {
    if (value == null) {
      if (column.required()) {
        throw new IllegalStateException("Column " + column.name() + " is required, got null");
      }
      return "";
    }
    return switch (column.type()) {
      case DOUBLE -> number(((Number) value).doubleValue());
      case TEXT_LIST -> BundleJson.line(value);
      default -> value.toString();
    };
  }

  /** Shortest decimal that reads back as the same number. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A published number is finite, got " + value);
    }
    BigDecimal plain = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
  }

  private static Object parsed(Column<?> column, String cell) {
    return switch (column.type()) {
      case TEXT -> cell;
      case LONG -> Long.valueOf(cell);
      case DOUBLE -> new BigDecimal(cell).doubleValue();
      case BOOLEAN -> {
        if (!cell.equals("true") && !cell.equals("false")) {
          throw new IllegalArgumentException("expected true or false");
        }
        yield Boolean.valueOf(cell);
      }
      case DATE -> cell;
      case TEXT_LIST -> BundleJson.texts(cell);
    };
  }

  static void write(Path file, String text) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write(text);
    }
  }
}
