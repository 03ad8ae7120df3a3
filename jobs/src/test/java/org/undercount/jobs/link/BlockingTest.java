package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.SparkTest;

class BlockingTest {

  @Test
  void aHundredThousandEqualKeysDoNotExplode() {
    Dataset<Row> records = records(100_000, array(lit(77L), col("id").plus(1000)));
    Blocking.Candidates found = new Blocking(100_000 * 10L).of(records);
    // In full the block would be 5 billion pairs; along a sorted order it is three a record.
    assertThat(found.report().candidatePairs()).isBetween(290_000L, 300_000L);
    assertThat(found.report().residualBlocks()).isEqualTo(1);
    assertThat(found.report().largestResidualBlock()).isEqualTo(100_000);
  }

  @Test
  void aLargeBlockIsRefinedByASecondAtom() {
    Dataset<Row> records =
        records(3000, array(lit(77L), col("id").mod(500).plus(1000), col("id").plus(100_000)));
    Blocking.Candidates found = new Blocking(3000).of(records);
    // 500 blocks of 6 records: 15 pairs each.
    assertThat(found.report().levels().get(0).refined()).isEqualTo(1);
    assertThat(found.report().levels().get(0).pairs()).isEqualTo(7500);
  }

  @Test
  void neverPairsTwoRecordsOfAListThatHoldsAPersonOnce() {
    Dataset<Row> records =
        records(10, array(lit(77L))).withColumn("once", col("id").mod(2).cast("string"));
    Dataset<Row> pairs = new Blocking(1000).of(records.drop("id")).pairs();
    assertThat(pairs.count()).isEqualTo(25);
    assertThat(pairs.filter("a % 2 = b % 2").count()).isZero();
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
            col("id").cast("string").as("sort"));
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
