package org.undercount.jobs.tables;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.contract.Spelling;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.Delivery;
import org.undercount.datasets.read.PlainFiles;
import org.undercount.datasets.read.RawRow;
import org.undercount.datasets.read.RawRows;

/**
 * Plain files a user names on the command line as tables of text, whatever their format. Rows keep
 * the file's order in one partition, since a format is read from its start; only Parquet, which
 * Spark reads from anywhere, comes in several. An empty cell is null.
 */
public final class TextTables {

  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Rows named one by one; of the others only the number is told. */
  private static final int MOST_ROWS_NAMED = 100;

  private TextTables() {}

  /**
   * Reads a file; empty if it cannot be used, with the reasons among the problems. The file is read
   * through once here, so that nothing is wrong with it when Spark reads it.
   */
  public static Optional<Dataset<Row>> read(SparkSession spark, Path file, List<Problem> problems) {
    String scratch =
        spark.sparkContext().getConf().get("spark.local.dir", System.getProperty("java.io.tmpdir"));
    try {
      Delivery delivery = PlainFiles.delivery(file, List.of(), Path.of(scratch));
      List<String> columns = checked(delivery);
      return Optional.of(
          isParquet(file)
              ? spark.read().parquet(file.toUri().toString()).select(names(columns))
              : rows(spark, file, scratch, columns));
    } catch (UnusableInputException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** What to say of a column that is not there; the header itself may hold values of a person. */
  public static String noSuchColumn(String column, List<String> columns) {
    return "no such column"
        + Spelling.hint(column, columns)
        + "; the file has "
        + columns.size()
        + " columns";
  }

  private static Dataset<Row> rows(
      SparkSession spark, Path file, String scratch, List<String> columns) {
    StructType type = new StructType();
    for (String column : columns) {
      type = type.add(column, DataTypes.StringType);
    }
    return spark.createDataFrame(
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(List.of(file.toAbsolutePath().toString()), 1)
            .flatMap(new PlainRows(scratch, columns)),
        type);
  }

  private static Column[] names(List<String> columns) {
    return columns.stream().map(c -> col("`" + c.replace("`", "``") + "`")).toArray(Column[]::new);
  }

  /** The columns of a file with nothing wrong in it. */
  private static List<String> checked(Delivery delivery) {
    Set<String> seen = new LinkedHashSet<>();
    List<Problem> problems = new ArrayList<>();
    long unnamed = 0;
    try (RawRows rows = DeliveredFiles.open(delivery)) {
      rows.header().ifPresent(seen::addAll);
      boolean read = isParquet(delivery.path());
      while (!read && rows.hasNext()) {
        RawRow row = rows.next();
        Optional<Problem> problem = PlainFiles.problem(delivery, row, seen.size());
        if (problem.isPresent() && problems.size() < MOST_ROWS_NAMED) {
          problems.add(problem.get());
        } else if (problem.isPresent()) {
          unnamed++;
        } else if (rows.header().isEmpty()) {
          seen.addAll(row.cells().keySet());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not close " + delivery.name(), e);
    }
    if (unnamed > 0) {
      problems.add(Problem.in(delivery.name(), "and " + unnamed + " more rows like these"));
    }
    List<String> columns = List.copyOf(seen);
    problems.addAll(PlainFiles.repeated(delivery, columns));
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return columns;
  }

  private static boolean isParquet(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file, e);
    }
  }
}
