package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.graph.Components;
import org.undercount.jobs.link.model.Competition;
import org.undercount.jobs.link.model.SampledSplitting;
import org.undercount.jobs.link.model.Splitting;

/**
 * Clusters from weighed pairs: connected components of the pairs at or above the threshold, each
 * split where it hangs together by weak chains or holds a source twice ({@link Splitting}).
 * Components too large to be split on one machine are first cut at higher thresholds.
 */
final class Clustering {

  private static final long LARGEST_COMPONENT = 1000;
  private static final double STEP_BITS = 4;
  private static final int MOST_STEPS = 8;

  private static final StructType ASSIGNED =
      new StructType()
          .add("record_id", DataTypes.StringType, false)
          .add("cluster", DataTypes.StringType, false);

  private static final StructType COMPETED =
      new StructType()
          .add("left", DataTypes.StringType, false)
          .add("right", DataTypes.StringType, false)
          .add("after", DataTypes.DoubleType, false);

  static final StructType SAMPLED =
      ASSIGNED.add("draws", DataTypes.createArrayType(DataTypes.IntegerType, false), false);

  /** Weight from which two records may be one person in a sampled clustering: 1 in 100. */
  private static final double POSSIBLE_BITS = Math.log(0.01 / 0.99) / Math.log(2);

  private Clustering() {}

  /**
   * Clusters of two and more.
   *
   * @param pairs {@code a, b, left, left_once, right, right_once, bits}
   * @param thresholdBits weight from which records are linked
   * @return {@code record_id, cluster}, the cluster named by its smallest record id; records that
   *     are alone are absent
   */
  static Dataset<Row> of(Dataset<Row> pairs, double thresholdBits) {
    FlatMapGroupsFunction<Long, Row, Row> split =
        (component, rows) ->
            Splitting.clusters(edges(rows), thresholdBits).entrySet().stream()
                .map(e -> RowFactory.create(e.getKey(), e.getValue()))
                .iterator();
    return byComponent(pairs, thresholdBits).flatMapGroups(split, Encoders.row(ASSIGNED));
  }

  /**
   * Clusters of sampled clusterings ({@link SampledSplitting}) among records that have a possible
   * match at all.
   *
   * @return {@code record_id, cluster, draws}: each different cluster once, named by its members,
   *     with the draws it occurs in; records without a possible match are absent
   */
  static Dataset<Row> sampled(Dataset<Row> pairs, int draws, Seed seed) {
    FlatMapGroupsFunction<Long, Row, Row> sample =
        (component, rows) ->
            SampledSplitting.clusters(edges(rows), draws, seed).entrySet().stream()
                .flatMap(
                    e -> {
                      String cluster = String.join(" ", e.getKey());
                      return e.getKey().stream()
                          .map(id -> RowFactory.create(id, cluster, e.getValue().toArray()));
                    })
                .iterator();
    return byComponent(pairs, POSSIBLE_BITS).flatMapGroups(sample, Encoders.row(SAMPLED));
  }

  /**
   * Weights after {@link Competition} of pairs that are possible; others keep theirs.
   *
   * @param pairs {@code a, b, left, left_once, right, right_once, bits} and more
   * @return the same with other {@code bits}
   */
  static Dataset<Row> competing(Dataset<Row> pairs) {
    Dataset<Row> possible = pairs.filter(col("bits").geq(POSSIBLE_BITS));
    Dataset<Row> components =
        Components.of(possible.select(col("a").as("src"), col("b").as("dst")));
    long parts = 1 + possible.count() / Components.EDGES_IN_ONE_TASK;
    MapPartitionsFunction<Row, Row> compete =
        rows -> {
          List<Splitting.Edge> edges = edges(rows);
          List<Double> bits = Competition.bits(edges);
          return IntStream.range(0, edges.size())
              .mapToObj(
                  e -> RowFactory.create(edges.get(e).left(), edges.get(e).right(), bits.get(e)))
              .iterator();
        };
    Dataset<Row> after =
        possible
            .join(components, col("a").equalTo(col("node")))
            .select("component", "left", "left_once", "right", "right_once", "bits")
            .repartition((int) parts, col("component"))
            .sortWithinPartitions("left", "right")
            .mapPartitions(compete, Encoders.row(COMPETED));
    return pairs
        .join(after, new String[] {"left", "right"}, "left")
        .withColumn("bits", coalesce(col("after"), col("bits")))
        .drop("after");
  }

  private static KeyValueGroupedDataset<Long, Row> byComponent(Dataset<Row> pairs, double bits) {
    Dataset<Row> components = bounded(pairs, bits);
    Dataset<Row> left = components.select(col("node").as("ln"), col("component").as("lc"));
    Dataset<Row> right = components.select(col("node").as("rn"), col("component").as("rc"));
    Dataset<Row> within =
        pairs
            .join(left, col("a").equalTo(col("ln")))
            .join(right, col("b").equalTo(col("rn")).and(col("lc").equalTo(col("rc"))))
            .select("lc", "left", "left_once", "right", "right_once", "bits");
    MapFunction<Row, Long> byComponent = row -> row.getLong(0);
    return within.groupByKey(byComponent, Encoders.LONG());
  }

  private static List<Splitting.Edge> edges(Iterator<Row> rows) {
    List<Splitting.Edge> edges = new ArrayList<>();
    rows.forEachRemaining(
        r ->
            edges.add(
                new Splitting.Edge(
                    r.getString(1),
                    r.getString(2),
                    r.getString(3),
                    r.getString(4),
                    r.getDouble(5))));
    return edges;
  }

  /** Components, those of more than {@value #LARGEST_COMPONENT} records cut at higher weights. */
  private static Dataset<Row> bounded(Dataset<Row> pairs, double thresholdBits) {
    double bits = thresholdBits;
    Dataset<Row> done = null;
    Dataset<Row> open = pairs.select(col("a").as("src"), col("b").as("dst"), col("bits"));
    for (int step = 0; ; step++) {
      Dataset<Row> components = Components.of(open.filter(col("bits").geq(bits))).localCheckpoint();
      Dataset<Row> large =
          components
              .groupBy("component")
              .agg(count(lit(1)).as("n"))
              .filter(col("n").gt(LARGEST_COMPONENT))
              .select("component")
              .localCheckpoint();
      if (large.isEmpty() || step == MOST_STEPS) {
        return done == null ? components : done.union(components);
      }
      Dataset<Row> small =
          components
              .join(large, new String[] {"component"}, "left_anti")
              .select("node", "component");
      done = done == null ? small : done.union(small);
      Dataset<Row> inLarge = components.join(large, "component").select(col("node").as("src"));
      open = open.join(inLarge, "src").localCheckpoint();
      bits += STEP_BITS;
    }
  }
}
