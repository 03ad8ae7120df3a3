package org.undercount.jobs.link.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.jobs.session.Settled;

/**
 * Connected components. Up to {@value #EDGES_IN_ONE_TASK} edges are joined by union–find in one
 * task. More are labelled in rounds: every node takes the smallest label among itself and its
 * neighbours, then the label of that label (pointer jumping), until nothing changes, in about the
 * logarithm of the longest path; lineage and size estimates are cut after every round. Either way a
 * component's name is its smallest node, for any number of partitions.
 */
public final class Components {

  public static final long EDGES_IN_ONE_TASK = 1_000_000;

  private static final StructType LABELLED =
      new StructType()
          .add("node", DataTypes.LongType, false)
          .add("component", DataTypes.LongType, false);

  private Components() {}

  /**
   * Components of an undirected graph.
   *
   * @param edges columns {@code src} and {@code dst}, both long, in any direction, duplicates
   *     allowed
   * @return one row per node that has an edge: {@code node}, {@code component}
   */
  public static Dataset<Row> of(Dataset<Row> edges) {
    Dataset<Row> once = Settled.of(edges.select("src", "dst"));
    return once.limit((int) EDGES_IN_ONE_TASK + 1).count() <= EDGES_IN_ONE_TASK
        ? inOneTask(once)
        : inRounds(once);
  }

  static Dataset<Row> inOneTask(Dataset<Row> edges) {
    MapPartitionsFunction<Row, Row> join =
        rows -> {
          UnionFind sets = new UnionFind();
          rows.forEachRemaining(r -> sets.join(r.getLong(0), r.getLong(1)));
          return sets.labels().entrySet().stream()
              .map(e -> RowFactory.create(e.getKey(), e.getValue()))
              .iterator();
        };
    return edges.coalesce(1).mapPartitions(join, Encoders.row(LABELLED));
  }

  static Dataset<Row> inRounds(Dataset<Row> edges) {
    Dataset<Row> both =
        Settled.of(
            edges.select("src", "dst").union(edges.select(col("dst"), col("src"))).distinct());
    Dataset<Row> labels =
        cut(
            both.groupBy(col("src").as("node"))
                .agg(min("dst").as("smallest"))
                .select(col("node"), least(col("node"), col("smallest")).as("component")));
    while (true) {
      Dataset<Row> next = cut(round(both, labels));
      boolean done = next.filter(col("component").notEqual(col("previous"))).isEmpty();
      labels = next.select("node", "component");
      if (done) {
        return labels;
      }
    }
  }

  /** One round: the smallest label heard, then the label that label had. */
  private static Dataset<Row> round(Dataset<Row> both, Dataset<Row> labels) {
    Dataset<Row> heard =
        both.join(labels, col("dst").equalTo(col("node")))
            .groupBy(col("src"))
            .agg(min("component").as("heard"));
    Dataset<Row> further = labels.select(col("node").as("target"), col("component").as("further"));
    return labels
        .join(heard, col("node").equalTo(col("src")))
        .select(
            col("node"),
            col("component").as("previous"),
            least(col("component"), col("heard")).as("smallest"))
        .join(further, col("smallest").equalTo(col("target")), "left")
        .select(
            col("node"),
            col("previous"),
            coalesce(col("further"), col("smallest")).as("component"));
  }

  /**
   * The same rows without history. A checkpoint alone keeps the planner's size estimate, a product
   * over all joins so far, whose digits then grow fourfold a round.
   */
  private static Dataset<Row> cut(Dataset<Row> rows) {
    Dataset<Row> checkpointed = Settled.of(rows);
    return rows.sparkSession().createDataFrame(checkpointed.javaRDD(), checkpointed.schema());
  }
}
