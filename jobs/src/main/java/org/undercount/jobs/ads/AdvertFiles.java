package org.undercount.jobs.ads;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.tables.TextTables;

/**
 * Plain files of adverts as the table {@link AdvertScreening} works on; the record id is the file's
 * {@code id} as given.
 */
public final class AdvertFiles {

  private AdvertFiles() {}

  /**
   * Reads adverts; every problem in one go.
   *
   * @param textColumns columns joined by a line break to the text
   */
  public static Dataset<Row> read(SparkSession spark, List<Path> files, List<String> textColumns) {
    List<Problem> problems = new ArrayList<>();
    Dataset<Row> all = null;
    for (Path file : files) {
      Optional<Dataset<Row>> one =
          TextTables.read(spark, file, problems)
              .flatMap(t -> adverts(t, file, textColumns, problems));
      if (one.isPresent()) {
        all = all == null ? one.get() : all.union(one.get());
      }
    }
    if (!problems.isEmpty() || all == null) {
      throw new UnusableInputException(problems);
    }
    Dataset<Row> adverts = all.localCheckpoint();
    long rows = adverts.count();
    long different = adverts.select("record_id").distinct().count();
    if (rows == 0) {
      problems.add(Problem.in(files.get(0).toString(), "expected at least one advert, got none"));
    } else if (different < rows) {
      problems.add(
          Problem.at(
              files.get(0).toString(),
              0,
              "id",
              "ids must be present and unique, but " + (rows - different) + " are repeated"));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return adverts;
  }

  private static Optional<Dataset<Row>> adverts(
      Dataset<Row> table, Path file, List<String> textColumns, List<Problem> problems) {
    List<String> columns = Arrays.asList(table.columns());
    List<String> needed = new ArrayList<>(textColumns);
    needed.add("id");
    List<String> absent = needed.stream().filter(c -> !columns.contains(c)).toList();
    absent.forEach(
        c -> problems.add(Problem.at(file.toString(), 1, c, TextTables.noSuchColumn(c, columns))));
    if (!absent.isEmpty()) {
      return Optional.empty();
    }
    Column[] texts = textColumns.stream().map(AdvertFiles::quoted).toArray(Column[]::new);
    return Optional.of(
        table.select(
            coalesce(col("id").cast("string"), lit("")).as("record_id"),
            lit(file.getFileName().toString()).as("source"),
            lit("").as("quarter"),
            concat_ws("\n", texts).as("text"),
            lit("ZZ").as("advertised"),
            optional(columns, "platform").as("platform"),
            optional(columns, "posted").as("posted_on")));
  }

  private static Column quoted(String column) {
    return col("`" + column.replace("`", "``") + "`").cast("string");
  }

  private static Column optional(List<String> columns, String column) {
    return columns.contains(column) ? quoted(column) : lit(null).cast("string");
  }
}
