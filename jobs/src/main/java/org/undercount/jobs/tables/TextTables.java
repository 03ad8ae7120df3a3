package org.undercount.jobs.tables;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.problem.Problem;

/**
 * Plain tables a user names on the command line, every column as text: CSV and TSV with a header
 * row (gzipped or not), JSON lines, Parquet. Rows with another number of cells than the header are
 * a problem, not nulls.
 */
public final class TextTables {

  private static final String CORRUPT = "_corrupt_record";

  private TextTables() {}

  /** Reads a file; empty if it cannot be used, with the reason among the problems. */
  public static Optional<Dataset<Row>> read(
      SparkSession spark, Path file, List<Problem> problems) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      problems.add(Problem.in(file.toString(), "cannot be read; expected a file there"));
      return Optional.empty();
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    String path = file.toUri().toString();
    if (name.endsWith(".parquet")) {
      return Optional.of(spark.read().parquet(path));
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
      return jsonLines(spark, file, path, problems);
    }
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      return separated(spark, file, path, name.endsWith(".tsv") ? "\t" : ",", problems);
    }
    problems.add(
        Problem.in(file.toString(), "expected a file ending in .csv, .tsv, .jsonl or .parquet"));
    return Optional.empty();
  }

  private static Optional<Dataset<Row>> jsonLines(
      SparkSession spark, Path file, String path, List<Problem> problems) {
    Dataset<Row> rows = spark.read().option("primitivesAsString", "true").json(path);
    if (List.of(rows.columns()).contains(CORRUPT)) {
      rows = rows.localCheckpoint();
      long corrupt = rows.filter(col(CORRUPT).isNotNull()).count();
      problems.add(Problem.in(file.toString(), corrupt + " lines are not a JSON object"));
      return Optional.empty();
    }
    return Optional.of(rows);
  }

  private static Optional<Dataset<Row>> separated(
      SparkSession spark, Path file, String path, String separator, List<Problem> problems) {
    DataFrameReader reader =
        spark
            .read()
            .option("header", "true")
            .option("multiLine", "true")
            .option("escape", "\"")
            .option("maxCharsPerColumn", "-1")
            .option("sep", separator);
    String[] header = reader.csv(path).columns();
    if (header.length == 0) {
      problems.add(
          Problem.at(file.toString(), 1, "expected a header row, got an empty file"));
      return Optional.empty();
    }
    StructType schema = new StructType();
    for (String column : header) {
      schema = schema.add(column, DataTypes.StringType);
    }
    Dataset<Row> rows =
        reader
            .option("columnNameOfCorruptRecord", CORRUPT)
            .schema(schema.add(CORRUPT, DataTypes.StringType))
            .csv(path)
            .localCheckpoint();
    long corrupt = rows.filter(col(CORRUPT).isNotNull()).count();
    if (corrupt > 0) {
      problems.add(
          Problem.in(
              file.toString(),
              corrupt + " rows have another number of cells than the header's " + header.length));
      return Optional.empty();
    }
    return Optional.of(rows.drop(CORRUPT));
  }
}
