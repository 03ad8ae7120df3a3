package org.undercount.jobs.link;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Why pairs were weighed as they were: what {@link Explanation} is taken from. */
public final class Evidence {

  private final Dataset<Row> pairs;
  private final Weighing weighing;

  /**
   * @param pairs {@code left, left_once, right, right_once, pattern, rarity, bits}: each pair's own
   *     weight, whatever other records say
   */
  Evidence(Dataset<Row> pairs, Weighing weighing) {
    this.pairs = pairs;
    this.weighing = weighing;
  }

  Dataset<Row> pairs() {
    return pairs;
  }

  Weighing weighing() {
    return weighing;
  }
}
