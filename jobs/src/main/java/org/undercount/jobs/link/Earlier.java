package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.jobs.session.Settled;

/**
 * What an earlier linkage found, so that the next one compares only what is new: weights are not
 * learnt again, and pairs of records that did not change keep what they agree on. Clusters are made
 * anew from all pairs, since one new record can join or part old ones, and keep their names.
 *
 * @param weighing how pairs are weighed
 * @param records {@code record_id, print, cluster}
 * @param pairs {@code left, right, pattern, rarity}; pattern and rarity null where a pair was
 *     compared and given up
 */
public record Earlier(Weighing weighing, Dataset<Row> records, Dataset<Row> pairs) {

  /** What a linkage leaves to the next one. */
  public static Earlier of(Linkage linkage) {
    Evidence evidence = linkage.evidence();
    return new Earlier(
        evidence.weighing(),
        linkage
            .assignments()
            .select("record_id", "cluster")
            .join(evidence.prints(), "record_id")
            .select("record_id", "print", "cluster"),
        linkage
            .pairs()
            .select("left", "right")
            .join(
                evidence.pairs().select("left", "right", "pattern", "rarity"),
                new String[] {"left", "right"},
                "left"));
  }

  /** A hash of a record's standard values. */
  static Column print() {
    return xxhash64(col("values"));
  }

  /** Records with {@code fresh}: true for those that are new or changed. */
  Dataset<Row> marked(Dataset<Row> standardised) {
    return standardised
        .join(records.select("record_id", "print"), new String[] {"record_id"}, "left")
        .withColumn("fresh", coalesce(not(col("print").equalTo(print())), lit(true)))
        .drop("print");
  }

  /**
   * The pairs of records that did not change.
   *
   * @param marked as {@link #marked} gives them
   * @return as in {@link Comparing.Compared}, with null patterns of pairs that were given up
   */
  Dataset<Row> kept(Dataset<Row> marked) {
    Set<String> single = weighing.single();
    Column once =
        single.isEmpty()
            ? col("once")
            : when(col("source").isin(single.toArray()), col("source")).otherwise(col("once"));
    Dataset<Row> old =
        marked
            .filter(not(col("fresh")))
            .select(col("rid"), col("source"), col("record_id"), once.as("once"));
    return Settled.of(
        pairs
            .join(old.toDF("a", "left_source", "left", "left_once"), "left")
            .join(old.toDF("b", "right_source", "right", "right_once"), "right")
            .select(
                "a",
                "b",
                "left_source",
                "left",
                "left_once",
                "right_source",
                "right",
                "right_once",
                "pattern",
                "rarity"));
  }
}
