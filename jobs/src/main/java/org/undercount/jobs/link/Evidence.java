package org.undercount.jobs.link;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Why pairs were weighed as they were: what {@link Explanation} and {@link Earlier} are taken from.
 */
public final class Evidence {

  private final Dataset<Row> pairs;
  private final Dataset<Row> prints;
  private final Weighing weighing;

  /**
   * @param pairs {@code left, left_once, right, right_once, pattern, rarity, bits}: each pair's own
   *     weight, whatever other records say
   * @param prints {@code record_id, print}: a hash of each record's standard values
   */
  Evidence(Dataset<Row> pairs, Dataset<Row> prints, Weighing weighing) {
    this.pairs = pairs;
    this.prints = prints;
    this.weighing = weighing;
  }

  Dataset<Row> pairs() {
    return pairs;
  }

  Dataset<Row> prints() {
    return prints;
  }

  Weighing weighing() {
    return weighing;
  }
}
