package org.undercount.jobs.merge;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * How many active sites each combination of site sources reported, by country. Parts of a site are
 * not counted beside it.
 */
public final class SiteOverlaps {

  private SiteOverlaps() {}

  /**
   * Counts sites that at least one source reported active.
   *
   * @param sites rows with country, parent_id, active_sources and sources
   * @return rows (country, pattern, lists, count, bulk); one digit per source in the sources'
   *     order, bulk is 0
   */
  public static Dataset<Row> of(Dataset<Row> sites) {
    List<String> lists =
        sites
            .select(explode(col("sources")).as("source"))
            .distinct()
            .orderBy("source")
            .as(Encoders.STRING())
            .collectAsList();
    Column[] digits =
        lists.stream()
            .map(s -> when(array_contains(col("active_sources"), s), "1").otherwise("0"))
            .toArray(Column[]::new);
    return sites
        .where(col("parent_id").isNull().and(size(col("active_sources")).gt(0)))
        .withColumn("pattern", lists.isEmpty() ? lit("") : concat(digits))
        .groupBy("country", "pattern")
        .agg(count(lit(1)).as("count"))
        .select(
            col("country"),
            col("pattern"),
            lit(String.join(",", lists)).as("lists"),
            col("count"),
            lit(0L).as("bulk"));
  }
}
