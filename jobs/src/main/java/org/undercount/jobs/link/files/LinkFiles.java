package org.undercount.jobs.link.files;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.split;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.Linkage;

/**
 * Writes {@code pairs} and {@code clusters} as CSV and Parquet. Everything is written under a
 * temporary name first; rows are sorted, so the same linkage gives the same CSV bytes.
 */
public final class LinkFiles {

  /** Pairs less probable are left out. */
  public static final double LEAST_PROBABILITY = 0.001;

  private LinkFiles() {}

  /** Writes into a folder, replacing what an earlier run wrote there; returns what was written. */
  public static List<Path> write(Linkage linkage, Path folder) {
    Dataset<Row> pairs =
        linkage
            .pairs()
            .filter(col("probability").geq(LEAST_PROBABILITY))
            .select(
                col("left_source"),
                id("left"),
                col("right_source"),
                id("right"),
                col("probability"))
            .orderBy("left_source", "left", "right_source", "right");
    Dataset<Row> clusters =
        linkage
            .assignments()
            .select(col("source"), id("record_id").as("record"), id("cluster").as("cluster"))
            .orderBy("source", "record");
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempDirectory(folder, ".writing");
      csv(pairs, fresh.resolve("pairs.csv"));
      csv(clusters, fresh.resolve("clusters.csv"));
      pairs.write().parquet(fresh.resolve("pairs.parquet").toUri().toString());
      clusters.write().parquet(fresh.resolve("clusters.parquet").toUri().toString());
      List<String> names =
          List.of("pairs.csv", "clusters.csv", "pairs.parquet", "clusters.parquet");
      for (String name : names) {
        delete(folder.resolve(name));
        Files.move(fresh.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
      delete(fresh);
      return names.stream().map(folder::resolve).toList();
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(folder.toString(), "cannot be written to; expected a folder"));
    }
  }

  /** A cluster keeps its source before a tab, so that it is unique; ids are given as they came. */
  private static org.apache.spark.sql.Column id(String column) {
    return column.equals("cluster")
        ? org.apache.spark.sql.functions.translate(col(column), "\t", "/")
        : element_at(split(col(column), "\t", 2), 2).as(column);
  }

  private static void csv(Dataset<Row> rows, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", rows.columns()));
      out.write('\n');
      for (Iterator<Row> it = rows.toLocalIterator(); it.hasNext(); ) {
        Row row = it.next();
        for (int c = 0; c < row.size(); c++) {
          if (c > 0) {
            out.write(',');
          }
          out.write(cell(row.get(c)));
        }
        out.write('\n');
      }
    }
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.6f", number);
    }
    String text = value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void delete(Path path) throws IOException {
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
