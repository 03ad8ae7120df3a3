package org.undercount.jobs.merge;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.key.Quarter;

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
    return counted(persons, lists, List.of(col("destination")));
  }

  /**
   * Counts people by the lists they are on, those freed in bulk among them.
   *
   * @param persons rows of {@link Persons}
   * @return rows (destination, source, people); a person on several lists counts on each
   */
  public static Dataset<Row> served(Dataset<Row> persons) {
    return persons
        .select(col("destination"), explode(split(col("sources"), ",")).as("source"))
        .groupBy("destination", "source")
        .agg(count(lit(1)).as("people"));
  }

  /**
   * The counts of {@link #people} for every one of the linkages sampled.
   *
   * @param people rows of {@link LinkedReport#SCHEMA}
   * @param possible rows (record_id, person_id, draws): every person of any linkage once, with the
   *     linkages it occurs in
   * @param quarter the quarter of the reports
   * @param lists the people lists of the quarter, sorted
   * @return rows of {@link #people} with {@code draw} before them
   */
  public static Dataset<Row> byLinkage(
      Dataset<Row> people, Dataset<Row> possible, Quarter quarter, List<String> lists) {
    Dataset<Row> renamed =
        people
            .drop("person_id")
            .join(possible.select("record_id", "person_id"), "record_id")
            .select(columns(people));
    Dataset<Row> draws = possible.select("person_id", "draws").dropDuplicates("person_id");
    return byLinkage(Persons.of(renamed, quarter).join(draws, "person_id"), lists);
  }

  /**
   * The same of persons already resolved.
   *
   * @param persons rows of {@link Persons}, every person of any linkage once, with the numbers of
   *     the linkages it occurs in as {@code draws}
   */
  public static Dataset<Row> byLinkage(Dataset<Row> persons, List<String> lists) {
    return counted(
        persons.withColumn("draw", explode(col("draws"))),
        lists,
        List.of(col("draw"), col("destination")));
  }

  private static Column[] columns(Dataset<Row> rows) {
    return Arrays.stream(rows.columns()).map(c -> col(c)).toArray(Column[]::new);
  }

  private static Dataset<Row> counted(
      Dataset<Row> persons, List<String> lists, List<Column> strata) {
    Column[] digits =
        lists.stream()
            .map(s -> when(array_contains(split(col("sources"), ","), s), "1").otherwise("0"))
            .toArray(Column[]::new);
    Column pattern = when(col("bulk"), "").otherwise(concat(digits)).as("pattern");
    List<Column> by = new ArrayList<>(strata);
    by.add(pattern);
    List<Column> out = new ArrayList<>(strata);
    Column bulk = col("pattern").equalTo("");
    out.addAll(
        List.of(
            col("pattern"),
            lit(String.join(",", lists)).as("lists"),
            when(bulk, lit(0L)).otherwise(col("n")).as("count"),
            when(bulk, col("n")).otherwise(lit(0L)).as("bulk")));
    return persons
        .groupBy(by.toArray(Column[]::new))
        .agg(count(lit(1)).as("n"))
        .select(out.toArray(Column[]::new));
  }
}
