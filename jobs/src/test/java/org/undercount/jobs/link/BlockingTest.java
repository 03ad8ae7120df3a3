package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.SparkTest;

class BlockingTest {

  @Test
  void aHundredThousandEqualKeysDoNotExplode() {
    Dataset<Row> records = records(100_000, array(lit(77L), col("id").plus(1000)));
    Blocking.Blocks found = blocks(records, 100_000 * 10L);
    // In full the block would be 5 billion pairs; cut into windows every record is in two.
    assertThat(found.memberships()).isBetween(199_000L, 200_000L);
    assertThat(largest(found.keys())).isLessThanOrEqualTo(6);
    assertThat(found.report().residualBlocks()).isEqualTo(1);
    assertThat(found.report().largestResidualBlock()).isEqualTo(100_000);
  }

  @Test
  void aLargeBlockIsRefinedByASecondAtom() {
    Dataset<Row> records =
        records(3000, array(lit(77L), col("id").mod(500).plus(1000), col("id").plus(100_000)));
    Blocking.Blocks found = blocks(records, 3000);
    // 500 blocks of 6 records: 15 pairs each.
    assertThat(found.report().levels().get(0).refined()).isEqualTo(1);
    assertThat(found.report().levels().get(0).pairs()).isEqualTo(7500);
  }

  @Test
  void neighboursInTheSortedOrderShareAWindow() {
    Dataset<Row> records =
        records(1000, array(lit(77L))).withColumn("sort", format_string("%05d", col("id")));
    Dataset<Row> keyed =
        blocks(records, 1000).keys().select(col("rid"), explode(col("keys")).as("key"));
    Dataset<Row> pairs =
        keyed
            .as("x")
            .join(keyed.as("y"), "key")
            .filter("x.rid < y.rid")
            .select(col("x.rid").as("a"), col("y.rid").as("b"))
            .distinct();
    assertThat(pairs.filter("b - a <= 3").count()).isEqualTo(999 + 998 + 997);
    assertThat(pairs.filter("b - a > 5").count()).isZero();
  }

  private static Blocking.Blocks blocks(Dataset<Row> records, long budget) {
    return new Blocking(budget, records.count(), SparkTest.spark()).of(records);
  }

  private static long largest(Dataset<Row> keys) {
    return keys.select(explode(col("keys")).as("key"))
        .groupBy("key")
        .count()
        .agg(max("count"))
        .first()
        .getLong(0);
  }

  private static Dataset<Row> records(long n, org.apache.spark.sql.Column atoms) {
    return SparkTest.spark()
        .range(n)
        .toDF("id")
        .select(
            col("id"),
            col("id").as("rid"),
            lit("").as("once"),
            atoms.as("atoms"),
            org.apache
                .spark
                .sql
                .functions
                .expr("transform(sequence(1, " + atomCount(atoms) + "), x -> cast(x as int))")
                .as("groups"),
            col("id").cast("string").as("sort"),
            lit(true).as("fresh"));
  }

  private static int atomCount(org.apache.spark.sql.Column atoms) {
    return SparkTest.spark()
        .range(1)
        .toDF("id")
        .select(org.apache.spark.sql.functions.size(atoms))
        .first()
        .getInt(0);
  }
}
