package org.undercount.jobs.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Results as {@code NAME.csv} and {@code NAME.parquet} in a folder. All are written under a
 * temporary name and moved when complete. Rows are taken in the order given, one partition at a
 * time, so sort them; numbers have six decimals, lists are joined by {@code |}.
 */
public final class ResultFiles {

  private ResultFiles() {}

  /** Writes tables by name, replacing what an earlier run wrote; returns what was written. */
  public static List<Path> write(Path folder, SortedMap<String, Dataset<Row>> tables) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempDirectory(folder, ".writing");
      List<Path> written = new ArrayList<>();
      for (Map.Entry<String, Dataset<Row>> table : tables.entrySet()) {
        csv(table.getValue(), fresh.resolve(table.getKey() + ".csv"));
        table
            .getValue()
            .write()
            .parquet(fresh.resolve(table.getKey() + ".parquet").toUri().toString());
      }
      for (String name : tables.keySet()) {
        for (String file : List.of(name + ".csv", name + ".parquet")) {
          delete(folder.resolve(file));
          Files.move(fresh.resolve(file), folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
          written.add(folder.resolve(file));
        }
      }
      delete(fresh);
      return written;
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(folder.toString(), "cannot be written to; expected a folder"));
    }
  }

  private static void csv(Dataset<Row> rows, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(line(List.of(rows.columns())));
      for (Iterator<Row> it = rows.toLocalIterator(); it.hasNext(); ) {
        Row row = it.next();
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
          cells.add(text(row.get(c)));
        }
        out.write(line(cells));
      }
    }
  }

  /** One line of CSV, quoted where needed, with its end. */
  public static String line(List<String> cells) {
    return cells.stream().map(ResultFiles::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.6f", number);
    }
    if (value instanceof scala.collection.Seq<?> items) {
      return CollectionConverters.asJava(items).stream()
          .map(Object::toString)
          .collect(Collectors.joining("|"));
    }
    return value.toString();
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Deletes a file or a folder with all in it, if it is there. */
  public static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(path)) {
      inside
          .sorted(Comparator.reverseOrder())
          .forEach(
              p -> {
                try {
                  Files.delete(p);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
