package org.undercount.jobs.link.files;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.session.Settled;

/**
 * How right a linkage is against a truth column. Pairs: all pairs of records of one entity against
 * the candidates by probability. Clusters: the same against the pairs two records of one cluster
 * make. Counts only; bounded whatever the size of the data.
 *
 * @param atHalf pairs at probability 0.5
 * @param best pairs at the threshold of the greatest F1, searched in steps of a quarter bit
 * @param bestThreshold that threshold, a probability
 * @param clusters pairs within clusters
 * @param calibrationError mean distance between stated probability and share of true matches over
 *     ten equal bins, weighted by pairs, over candidates of probability 0.01 or more
 * @param candidateRecall share of true pairs among the candidates: what blocking allows
 */
public record LinkAccuracy(
    Score atHalf,
    Score best,
    double bestThreshold,
    Score clusters,
    double calibrationError,
    double candidateRecall) {

  private static final int BINS = 10;
  private static final double LEAST_PROBABILITY = 0.01;
  private static final double STEPS_PER_BIT = 4;

  /** Probabilities nearer to 0 or 1 are not told apart. */
  private static final double NEAREST = 1e-15;

  /** Precision, recall and their harmonic mean; 0 where nothing was declared or nothing is true. */
  public record Score(double precision, double recall, double f1) {

    static Score of(double truePositives, double declared, double all) {
      double precision = declared == 0 ? 0 : truePositives / declared;
      double recall = all == 0 ? 0 : truePositives / all;
      double f1 = declared + all == 0 ? 0 : 2 * truePositives / (declared + all);
      return new Score(precision, recall, f1);
    }
  }

  /**
   * Measures a linkage.
   *
   * @param records {@code record_id, truth}; a record without truth is an entity of its own
   */
  public static LinkAccuracy of(Linkage linkage, Dataset<Row> records) {
    Dataset<Row> truth =
        Settled.of(
            records.select(
                col("record_id"),
                coalesce(
                        col("truth"),
                        org.apache.spark.sql.functions.concat(lit("\t"), col("record_id")))
                    .as("truth")));
    double all = pairsWithin(truth, "truth");
    Dataset<Row> assigned = Settled.of(linkage.assignments().join(truth, "record_id"));
    Score clusters =
        Score.of(pairsWithin(assigned, "cluster", "truth"), pairsWithin(assigned, "cluster"), all);
    Column held = greatest(lit(NEAREST), least(lit(1 - NEAREST), col("probability")));
    Column logOdds = log2(held.divide(lit(1.0).minus(held)));
    Dataset<Row> left = truth.select(col("record_id").as("left"), col("truth").as("left_truth"));
    Dataset<Row> right = truth.select(col("record_id").as("right"), col("truth").as("right_truth"));
    Dataset<Row> pairs =
        Settled.of(
            linkage
                .pairs()
                .select("left", "right", "probability")
                .join(left, "left")
                .join(right, "right")
                .select(
                    logOdds.as("bits"),
                    col("probability"),
                    col("left_truth").equalTo(col("right_truth")).cast("long").as("match")));
    Column step = floor(col("bits").multiply(STEPS_PER_BIT)).as("step");
    List<Row> byStep =
        pairs
            .groupBy(step)
            .agg(count(lit(1)), sum("match"))
            .orderBy(col("step").desc())
            .collectAsList();
    double declared = 0;
    double right0 = 0;
    Score best = Score.of(0, 0, all);
    double bestBits = 0;
    Score atHalf = Score.of(0, 0, all);
    for (Row row : byStep) {
      declared += row.getLong(1);
      right0 += row.getLong(2);
      Score here = Score.of(right0, declared, all);
      if (here.f1() > best.f1()) {
        best = here;
        bestBits = row.getLong(0) / STEPS_PER_BIT;
      }
      if (row.getLong(0) >= 0) {
        atHalf = here;
      }
    }
    return new LinkAccuracy(
        atHalf,
        best,
        1 / (1 + Math.pow(2, -bestBits)),
        clusters,
        calibrationError(pairs),
        all == 0 ? 1 : right0 / all);
  }

  private static double calibrationError(Dataset<Row> pairs) {
    Column bin = least(floor(col("probability").multiply(BINS)), lit(BINS - 1L)).as("bin");
    double error = 0;
    double total = 0;
    for (Row row :
        pairs
            .filter(col("probability").geq(LEAST_PROBABILITY))
            .groupBy(bin)
            .agg(count(lit(1)), sum("probability"), sum("match"))
            .orderBy("bin")
            .collectAsList()) {
      error += Math.abs(row.getDouble(2) - row.getLong(3));
      total += row.getLong(1);
    }
    return total == 0 ? 0 : error / total;
  }

  /** Σ n(n−1)/2 over groups of equal values. */
  private static double pairsWithin(Dataset<Row> rows, String first, String... more) {
    Row row =
        rows.groupBy(first, more)
            .agg(count(lit(1)).cast("double").as("n"))
            .agg(sum(col("n").multiply(col("n").minus(1)).divide(2)))
            .first();
    return row.isNullAt(0) ? 0 : row.getDouble(0);
  }
}
