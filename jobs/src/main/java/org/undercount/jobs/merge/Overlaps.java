package org.undercount.jobs.merge;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many people each combination of lists holds, by destination; those freed in bulk apart. */
public final class Overlaps {

  private Overlaps() {}

  /**
   * Counts people by lists.
   *
   * @param persons rows of {@link Persons}
   * @param lists the people lists of the quarter, sorted
   * @return rows (destination, pattern, lists, count, bulk): one digit per list and people not
   *     freed in bulk in {@code count}; one row with an empty pattern per destination with those
   *     freed in bulk in {@code bulk}
   */
  public static Dataset<Row> people(Dataset<Row> persons, List<String> lists) {
    Column[] digits =
        lists.stream()
            .map(s -> when(array_contains(split(col("sources"), ","), s), "1").otherwise("0"))
            .toArray(Column[]::new);
    Column pattern = when(col("bulk"), "").otherwise(concat(digits));
    return persons
        .withColumn("pattern", pattern)
        .groupBy("destination", "pattern")
        .agg(count(lit(1)).as("n"))
        .select(
            col("destination"),
            col("pattern"),
            lit(String.join(",", lists)).as("lists"),
            when(col("pattern").equalTo(""), lit(0L)).otherwise(col("n")).as("count"),
            when(col("pattern").equalTo(""), col("n")).otherwise(lit(0L)).as("bulk"));
  }
}
