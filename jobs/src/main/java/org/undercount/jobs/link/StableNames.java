package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Names of clusters that outlast a new linkage. A cluster keeps the earlier name that most of its
 * records had, if most records of that name are in it; of clusters that would share a name, so the
 * one with more of its records keeps it. Any other cluster is named by its smallest record, or, if
 * that ever was the name of another, by a name of its own.
 */
final class StableNames {

  private StableNames() {}

  /**
   * Renames clusters.
   *
   * @param assignments {@code record_id, source, cluster}, clusters named by their smallest record
   * @param earlier {@code record_id, cluster}
   */
  static Dataset<Row> of(Dataset<Row> assignments, Dataset<Row> earlier) {
    Dataset<Row> shared =
        assignments
            .select("record_id", "cluster")
            .join(earlier.toDF("record_id", "earlier"), "record_id")
            .groupBy("cluster", "earlier")
            .agg(count(lit(1)).as("n"));
    Column ofCluster =
        row_number().over(Window.partitionBy("cluster").orderBy(col("n").desc(), col("earlier")));
    Column ofEarlier =
        row_number().over(Window.partitionBy("earlier").orderBy(col("n").desc(), col("cluster")));
    Dataset<Row> keeping =
        shared
            .withColumn("one", ofCluster)
            .withColumn("other", ofEarlier)
            .filter(col("one").equalTo(1).and(col("other").equalTo(1)))
            .select("cluster", "earlier");
    Dataset<Row> used = earlier.select(col("cluster")).distinct().withColumn("used", lit(true));
    Column own =
        concat(col("cluster"), lit("+"), hex(xxhash64(sort_array(collect_list(col("record_id"))))));
    Dataset<Row> names =
        assignments
            .groupBy("cluster")
            .agg(own.as("own"))
            .join(keeping, new String[] {"cluster"}, "left")
            .join(used, new String[] {"cluster"}, "left")
            .select(
                col("cluster"),
                coalesce(col("earlier"), when(col("used"), col("own")).otherwise(col("cluster")))
                    .as("name"));
    return assignments
        .join(names, "cluster")
        .select(col("record_id"), col("source"), col("name").as("cluster"));
  }
}
