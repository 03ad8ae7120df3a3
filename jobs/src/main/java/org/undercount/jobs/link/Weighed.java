package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.undercount.jobs.link.model.Estimation;
import org.undercount.jobs.link.model.LinkModel;
import org.undercount.jobs.link.standard.Field;

/**
 * Compared pairs with their weights.
 *
 * @param pairs {@code a, b, left_source, left, left_once, right_source, right, right_once, bits,
 *     probability}
 * @param model the model of independent fields
 * @param competed true if weights between sources that list a person once are those after {@link
 *     Clustering#competing}
 * @param warnings sentences a reader must see
 */
record Weighed(Dataset<Row> pairs, LinkModel model, boolean competed, List<String> warnings) {

  Weighed {
    warnings = List.copyOf(warnings);
  }

  /** A weight from a pattern and the bits of rarity. */
  interface Weight extends java.io.Serializable {
    double bits(long pattern, double rarityBits);

    /** The weight a model of independent fields gives. */
    static Weight of(LinkModel model) {
      return (pattern, rarity) -> model.bits(pattern) + model.frequencyBits(pattern, rarity);
    }
  }

  /**
   * Weighs pairs by a model of independent fields fitted to them.
   *
   * @param compared as {@link Comparing#compared} gives them
   * @param random pattern → count among random pairs
   * @param allPairs number of pairs that may match at all
   */
  static Weighed independent(
      List<Field> fields, Dataset<Row> compared, SortedMap<Long, Long> random, double allPairs) {
    LinkModel model = Estimation.fit(fields, random, Comparing.counted(compared), allPairs);
    return new Weighed(
        withProbability(with(compared, Weight.of(model))).localCheckpoint(),
        model,
        false,
        List.of());
  }

  /** Pairs with {@code bits} by a weight. */
  static Dataset<Row> with(Dataset<Row> compared, Weight weight) {
    return compared.withColumn("bits", bits(weight));
  }

  /** The weight of a row that has {@code pattern} and {@code rarity}. */
  static Column bits(Weight weight) {
    return udf(
            (UDF2<Long, Double, Double>) (pattern, rarity) -> weight.bits(pattern, rarity),
            DataTypes.DoubleType)
        .apply(col("pattern"), col("rarity"));
  }

  /** Pairs with the {@code probability} of their {@code bits}. */
  static Dataset<Row> withProbability(Dataset<Row> weighed) {
    return weighed.withColumn(
        "probability", lit(1.0).divide(lit(1.0).plus(pow(lit(2.0), col("bits").multiply(-1)))));
  }
}
