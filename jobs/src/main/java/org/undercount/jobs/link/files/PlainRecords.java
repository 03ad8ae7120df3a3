package org.undercount.jobs.link.files;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.trim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.tables.TextTables;

/**
 * Plain files as the table linkage works on: {@code record_id} (source and id), {@code id}, {@code
 * source}, {@code once}, {@code raw} and, if asked for, {@code truth}. Reads CSV and TSV (gzipped
 * or not), JSON lines and Parquet.
 */
public final class PlainRecords {

  private final SparkSession spark;
  private final LinkConfiguration configuration;
  private final Optional<String> truth;

  public PlainRecords(SparkSession spark, LinkConfiguration configuration, Optional<String> truth) {
    this.spark = spark;
    this.configuration = configuration;
    this.truth = truth;
  }

  /** Reads the files; every problem in one go. */
  public Dataset<Row> read(List<Path> files) {
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Dataset<Row> all = null;
    if (configuration.saysOnce() && configuration.sourceColumn().isEmpty() && files.size() == 1) {
      problems.add(
          Problem.in(
              files.get(0).toString(),
              "duplicates-within-source: false leaves nothing to link in one file; give several"
                  + " files or name the source-column"));
    }
    for (Path file : files) {
      if (!names.add(sourceName(file))) {
        problems.add(
            Problem.in(file.toString(), "two files have this name; sources need different names"));
      } else {
        Optional<Dataset<Row>> one = read(file, problems);
        if (one.isPresent()) {
          all = all == null ? one.get() : all.union(one.get());
        }
      }
    }
    if (!problems.isEmpty() || all == null) {
      throw new UnusableInputException(problems);
    }
    Dataset<Row> records = all.localCheckpoint();
    refuseDuplicates(records, files.get(0));
    return records;
  }

  private Optional<Dataset<Row>> read(Path file, List<Problem> problems) {
    Optional<Dataset<Row>> table = TextTables.read(spark, file, problems);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> rows = table.get();
    List<String> columns = Arrays.asList(rows.columns());
    List<String> needed = new ArrayList<>();
    configuration.id().ifPresent(needed::add);
    configuration.sourceColumn().ifPresent(needed::add);
    configuration.fields().stream().map(Field::column).forEach(needed::add);
    truth.ifPresent(needed::add);
    List<String> absent = needed.stream().filter(c -> !columns.contains(c)).distinct().toList();
    if (!absent.isEmpty()) {
      absent.forEach(
          c ->
              problems.add(
                  Problem.at(
                      file.toString(),
                      1,
                      c,
                      "no such column; the file has " + columns.size() + " columns")));
      return Optional.empty();
    }
    Column source =
        configuration.sourceColumn().map(PlainRecords::text).orElse(lit(sourceName(file)));
    Column id =
        configuration
            .id()
            .map(PlainRecords::text)
            .orElse(monotonically_increasing_id().plus(1).cast("string"));
    Column[] raw =
        configuration.fields().stream().map(f -> text(f.column())).toArray(Column[]::new);
    return Optional.of(
        rows.select(
                coalesce(source, lit("")).as("source"),
                id.as("id"),
                array(raw).as("raw"),
                truth.map(PlainRecords::text).orElse(lit(null).cast("string")).as("truth"))
            .select(
                concat_ws("\t", col("source"), col("id")).as("record_id"),
                col("id"),
                col("source"),
                (configuration.saysOnce() ? col("source") : lit("")).as("once"),
                col("raw"),
                col("truth")));
  }

  private void refuseDuplicates(Dataset<Row> records, Path file) {
    List<Problem> problems = new ArrayList<>();
    String id = configuration.id().orElse("row");
    long rows = records.count();
    long missing = records.filter(col("id").isNull()).count();
    long different = records.select("record_id").distinct().count();
    if (rows == 0) {
      problems.add(Problem.in(file.toString(), "expected at least one record, got none"));
    } else if (missing > 0) {
      problems.add(Problem.at(file.toString(), 0, id, missing + " records have no id"));
    } else if (different < rows) {
      problems.add(
          Problem.at(
              file.toString(),
              0,
              id,
              "ids must be unique within a source, but " + (rows - different) + " are repeated"));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
  }

  private static Column text(String column) {
    return trim(col("`" + column.replace("`", "``") + "`").cast("string"));
  }

  private static String sourceName(Path file) {
    return file.getFileName()
        .toString()
        .replaceAll("(?i)\\.(csv|tsv|jsonl|ndjson|parquet)(\\.gz)?$", "");
  }
}
