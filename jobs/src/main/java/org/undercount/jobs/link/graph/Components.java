package org.undercount.jobs.link.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Connected components by smallest label: every node takes the smallest label among itself and its
 * neighbours, then the label of that label (pointer jumping), until nothing changes; about the
 * logarithm of the longest path in rounds. Lineage is cut after every round. The result is the same
 * for any number of partitions: a component's name is its smallest node.
 */
public final class Components {

  private Components() {}

  /**
   * Components of an undirected graph.
   *
   * @param edges columns {@code src} and {@code dst}, both long, in any direction, duplicates
   *     allowed
   * @return one row per node that has an edge: {@code node}, {@code component}
   */
  public static Dataset<Row> of(Dataset<Row> edges) {
    Dataset<Row> both =
        edges
            .select("src", "dst")
            .union(edges.select(col("dst"), col("src")))
            .distinct()
            .localCheckpoint();
    Dataset<Row> labels =
        both.groupBy(col("src").as("node"))
            .agg(min("dst").as("smallest"))
            .select(col("node"), least(col("node"), col("smallest")).as("component"))
            .localCheckpoint();
    while (true) {
      Dataset<Row> next = jump(spread(both, labels)).localCheckpoint();
      boolean done = next.filter(col("component").notEqual(col("previous"))).isEmpty();
      labels = next.select("node", "component");
      if (done) {
        return labels;
      }
    }
  }

  /** Each node's smallest label among itself and its neighbours, beside the label it had. */
  private static Dataset<Row> spread(Dataset<Row> both, Dataset<Row> labels) {
    Dataset<Row> fromNeighbours =
        both.join(labels, col("dst").equalTo(col("node")))
            .groupBy(col("src"))
            .agg(min("component").as("heard"));
    return labels
        .join(fromNeighbours, col("node").equalTo(col("src")))
        .select(
            col("node"),
            col("component").as("previous"),
            least(col("component"), col("heard")).as("component"));
  }

  /** Each node's label replaced by the label of that label. */
  private static Dataset<Row> jump(Dataset<Row> labels) {
    Dataset<Row> further = labels.select(col("node").as("target"), col("component").as("further"));
    return labels
        .join(further, col("component").equalTo(col("target")), "left")
        .select(
            col("node"),
            col("previous"),
            coalesce(col("further"), col("component")).as("component"));
  }
}
