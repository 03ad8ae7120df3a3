package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.session.Settled;

/**
 * Which pairs a person should look up: those whose answers teach most. Four in five go to patterns
 * of agreement by their doubt, Σ p(1 − p) over their pairs, as seats go to parties by their votes
 * (D'Hondt), within a pattern to the pairs nearest to even odds; what is learnt of one pair of a
 * pattern holds for all. One in five goes evenly to all weights, so that confidence where nobody
 * would look is tested too.
 */
public final class Review {

  private static final double ACROSS = 0.2;

  private Review() {}

  /**
   * Chooses pairs.
   *
   * @param most how many, at least 1
   * @return {@code left_source, left, right_source, right, probability}, at most {@code most} rows
   */
  public static Dataset<Row> choose(Linkage linkage, int most, Seed seed) {
    long salt = seed.child("review").value();
    Column chance = xxhash64(col("left"), col("right"), lit(salt));
    Dataset<Row> pairs =
        Settled.of(
            linkage
                .pairs()
                .drop("bits")
                .join(
                    linkage.evidence().pairs().select("left", "right", "pattern", "bits"),
                    new String[] {"left", "right"})
                .withColumn(
                    "doubt", col("probability").multiply(lit(1.0).minus(col("probability"))))
                .withColumn("chance", chance));
    int across = (int) Math.ceil(ACROSS * most);
    Dataset<Row> byDoubt =
        Settled.of(
            pairs
                .withColumn(
                    "seat",
                    row_number()
                        .over(
                            Window.partitionBy("pattern")
                                .orderBy(col("doubt").desc(), col("chance"))))
                .filter(col("seat").leq(most))
                .join(pairs.groupBy("pattern").agg(sum("doubt").as("votes")), "pattern")
                .orderBy(col("votes").divide(col("seat")).desc(), col("chance"))
                .limit(most - across)
                .select("left_source", "left", "right_source", "right", "probability"));
    Dataset<Row> byWeight =
        pairs
            .join(byDoubt.select("left", "right"), new String[] {"left", "right"}, "left_anti")
            .withColumn(
                "seat",
                row_number().over(Window.partitionBy(floor(col("bits"))).orderBy(col("chance"))))
            .filter(col("seat").leq(most))
            .orderBy(col("seat"), col("chance"))
            .limit(across)
            .select("left_source", "left", "right_source", "right", "probability");
    return byDoubt.union(byWeight);
  }
}
