package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.graph.Components;
import org.undercount.jobs.link.model.Competition;
import org.undercount.jobs.link.model.LinkModel;
import org.undercount.jobs.link.model.SampledSplitting;
import org.undercount.jobs.link.model.Splitting;
import org.undercount.jobs.session.Settled;

/**
 * Clusters from weighed pairs. Pairs that may match at all make connected components; each is split
 * where it hangs together by weak chains or holds a source twice ({@link Splitting}), once as it is
 * and, for the doubt, in sampled clusterings ({@link SampledSplitting}). Components too large to be
 * split on one machine are first cut at higher weights.
 */
final class Clustering {

  private static final long LARGEST_COMPONENT = 20_000;
  private static final double STEP_BITS = 4;
  private static final int MOST_STEPS = 8;

  /** Weight from which two records may be one person at all: 1 in 100. */
  private static final double POSSIBLE_BITS = Math.log(0.01 / 0.99) / Math.log(2);

  /** Clusterings that the probability of a pair is taken from. */
  private static final int PAIR_DRAWS = 20;

  private static final StructType ASSIGNED =
      new StructType()
          .add("record_id", DataTypes.StringType, false)
          .add("cluster", DataTypes.StringType, false);

  static final StructType SAMPLED =
      ASSIGNED.add("draws", DataTypes.createArrayType(DataTypes.IntegerType, false), false);

  private static final StructType COMPETED =
      new StructType()
          .add("a", DataTypes.LongType, false)
          .add("b", DataTypes.LongType, false)
          .add("after", DataTypes.DoubleType, false)
          .add("before", DataTypes.DoubleType, false);

  /** The weight of a pair that was compared and given up. */
  static final double HOPELESS_BITS = -13;

  private static final StructType PLACED =
      new StructType()
          .add("component", DataTypes.LongType, false)
          .add("a", DataTypes.LongType, false)
          .add("b", DataTypes.LongType, false)
          .add("left_source", DataTypes.StringType, false)
          .add("left", DataTypes.StringType, false)
          .add("left_once", DataTypes.StringType, false)
          .add("right_source", DataTypes.StringType, false)
          .add("right", DataTypes.StringType, false)
          .add("right_once", DataTypes.StringType, false)
          .add("bits", DataTypes.DoubleType, false)
          .add("probability", DataTypes.DoubleType, false)
          .add("raised", DataTypes.DoubleType, false)
          .add("shifts", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private static final String[] PAIR = {
    "a",
    "b",
    "left_source",
    "left",
    "left_once",
    "right_source",
    "right",
    "right_once",
    "bits",
    "probability",
    "raised",
    "shifts"
  };

  /** Place of {@code bits} in a row of a component, and of those {@code raised} alone. */
  private static final int BITS = 9;

  private static final int PROBABILITY = 10;
  private static final int RAISED = 11;
  private static final int SHIFTS = 12;

  private final Dataset<Row> within;
  private final Dataset<Row> apart;
  private final double thresholdBits;

  private Clustering(Dataset<Row> within, Dataset<Row> apart, double thresholdBits) {
    this.within = within;
    this.apart = apart;
    this.thresholdBits = thresholdBits;
  }

  /**
   * Finds the components.
   *
   * @param pairs {@code a, b, left_source, left, left_once, right_source, right, right_once, bits,
   *     probability, raised, shifts}; of the pairs that were compared, all that may matter
   * @param members as {@link Comparing#members} gives them: who met whom
   * @param thresholdBits weight from which records are linked
   */
  static Clustering of(Dataset<Row> pairs, Dataset<Row> members, double thresholdBits) {
    Dataset<Row> components = bounded(pairs, Math.min(POSSIBLE_BITS, thresholdBits));
    Dataset<Row> left = components.select(col("node").as("ln"), col("component").as("lc"));
    Dataset<Row> right = components.select(col("node").as("rn"), col("component").as("rc"));
    Dataset<Row> placed =
        Settled.of(
            pairs
                .join(left, col("a").equalTo(col("ln")), "left")
                .join(right, col("b").equalTo(col("rn")), "left")
                .withColumn("component", when(col("lc").equalTo(col("rc")), col("lc")))
                .select("component", PAIR));
    Dataset<Row> within =
        Settled.of(
            placed
                .filter(col("component").isNotNull())
                .union(
                    met(components, members)
                        .join(pairs, new String[] {"a", "b"}, "left_anti")
                        .select("component", PAIR))
                .repartition(col("component"))
                .sortWithinPartitions("component", "left", "right"));
    return new Clustering(
        within, placed.filter(col("component").isNull()).drop("component"), thresholdBits);
  }

  /**
   * All pairs that met in a block and lie in one component of three and more records, at a weight
   * that speaks against them as much as any does: what is to be thought of those that were not
   * kept.
   */
  private static Dataset<Row> met(Dataset<Row> components, Dataset<Row> members) {
    MapPartitionsFunction<Row, Row> pairs =
        rows -> SortedGroups.of(rows).flatMap(Clustering::metWithin).iterator();
    Dataset<Row> large =
        components
            .groupBy("component")
            .agg(count(lit(1)).as("n"))
            .filter(col("n").gt(2))
            .select("component");
    return components
        .join(large, "component")
        .join(members.select("rid", "member", "keys"), col("node").equalTo(col("rid")))
        .select("component", "member", "keys")
        .repartition(col("component"))
        .sortWithinPartitions("component")
        .mapPartitions(pairs, Encoders.row(PLACED));
  }

  private static Stream<Row> metWithin(List<Row> component) {
    SortedMap<Long, Block> blocks = new TreeMap<>();
    for (Row row : component) {
      BlockMember member = BlockMember.of(row.getAs(1));
      long[] keys = row.<Long>getList(2).stream().mapToLong(Long::longValue).toArray();
      for (long key : keys) {
        blocks.computeIfAbsent(key, Block::new).add(member, keys);
      }
    }
    long name = component.get(0).getLong(0);
    List<Row> pairs = new ArrayList<>();
    blocks.values().forEach(block -> block.forEachPair((l, r) -> pairs.add(met(name, l, r))));
    return pairs.stream();
  }

  private static Row met(long component, BlockMember left, BlockMember right) {
    return RowFactory.create(
        component,
        left.rid(),
        right.rid(),
        left.source(),
        left.id(),
        left.once(),
        right.source(),
        right.id(),
        right.once(),
        HOPELESS_BITS,
        LinkModel.probability(HOPELESS_BITS),
        HOPELESS_BITS,
        new double[0]);
  }

  /**
   * Clusters of two and more.
   *
   * @return {@code record_id, cluster}, the cluster named by its smallest record id; records that
   *     are alone may be absent
   */
  Dataset<Row> best() {
    double threshold = thresholdBits;
    return within.mapPartitions(
        eachComponent(
            rows ->
                Splitting.clusters(edges(rows, BITS), threshold).entrySet().stream()
                    .map(e -> RowFactory.create(e.getKey(), e.getValue()))),
        Encoders.row(ASSIGNED));
  }

  /**
   * Clusters of sampled clusterings among records that have a possible match at all.
   *
   * @return {@code record_id, cluster, draws}: each different cluster once, named by its members,
   *     with the draws it occurs in; records without a possible match are absent
   */
  Dataset<Row> sampled(int draws, Seed seed) {
    return within.mapPartitions(
        eachComponent(
            rows ->
                SampledSplitting.clusters(
                        edges(rows, RAISED), draw -> drawn(rows, draw), draws, seed)
                    .entrySet()
                    .stream()
                    .flatMap(
                        e -> {
                          String cluster = String.join(" ", e.getKey());
                          return e.getKey().stream()
                              .map(id -> RowFactory.create(id, cluster, e.getValue().toArray()));
                        })),
        Encoders.row(SAMPLED));
  }

  /**
   * All pairs with their probability in the light of the others ({@link
   * SampledSplitting#together}).
   */
  Dataset<Row> pairs(Seed seed) {
    MapPartitionsFunction<Row, Row> together =
        eachComponent(
            rows -> {
              double[] probability = SampledSplitting.together(edges(rows, BITS), PAIR_DRAWS, seed);
              return IntStream.range(0, probability.length)
                  .mapToObj(
                      i -> {
                        Row row = rows.get(i);
                        Object[] values = new Object[PAIR.length];
                        for (int v = 0; v < values.length; v++) {
                          values[v] = row.get(v + 1);
                        }
                        values[PROBABILITY - 1] = probability[i];
                        return RowFactory.create(values);
                      });
            });
    return within.mapPartitions(together, Encoders.row(apart.schema())).union(apart);
  }

  /**
   * Weights after {@link Competition}, of pairs that are possible; others keep theirs. Edges of
   * many components are taken together, as many as one task holds.
   *
   * @param pairs as in {@link #of}, without {@code probability} and {@code raised}
   * @return the same with other {@code bits}, and with {@code raised}
   */
  static Dataset<Row> competing(Dataset<Row> pairs) {
    Dataset<Row> possible = pairs.filter(col("bits").geq(POSSIBLE_BITS));
    Dataset<Row> components =
        Components.of(possible.select(col("a").as("src"), col("b").as("dst")));
    long parts = 1 + possible.count() / Components.EDGES_IN_ONE_TASK;
    MapPartitionsFunction<Row, Row> compete =
        partition -> {
          List<Row> rows =
              Stream.generate(() -> partition)
                  .takeWhile(Iterator::hasNext)
                  .map(Iterator::next)
                  .toList();
          Competition.Outcome outcome =
              Competition.of(
                  rows.stream()
                      .map(
                          r ->
                              new Splitting.Edge(
                                  r.getString(3),
                                  r.getString(4),
                                  r.getString(5),
                                  r.getString(6),
                                  r.getDouble(7)))
                      .toList());
          return IntStream.range(0, rows.size())
              .mapToObj(
                  e ->
                      RowFactory.create(
                          rows.get(e).get(1),
                          rows.get(e).get(2),
                          outcome.bits().get(e),
                          outcome.raised().get(e)))
              .iterator();
        };
    Dataset<Row> after =
        possible
            .join(components, col("a").equalTo(col("node")))
            .select("component", "a", "b", "left", "left_once", "right", "right_once", "bits")
            .repartition((int) parts, col("component"))
            .sortWithinPartitions("component", "left", "right")
            .mapPartitions(compete, Encoders.row(COMPETED));
    return pairs
        .join(after, new String[] {"a", "b"}, "left")
        .withColumn("raised", coalesce(col("before"), col("bits")))
        .withColumn("bits", coalesce(col("after"), col("bits")))
        .drop("after", "before");
  }

  /** What is to be made of the rows of one component, in order of left and right. */
  private interface OfComponent extends java.io.Serializable {
    Stream<Row> rows(List<Row> component);
  }

  private static MapPartitionsFunction<Row, Row> eachComponent(OfComponent made) {
    return rows -> SortedGroups.of(rows).flatMap(made::rows).iterator();
  }

  private static List<Splitting.Edge> edges(List<Row> rows, int weight) {
    return rows.stream()
        .map(
            r ->
                new Splitting.Edge(
                    r.getString(4), leftOnce(r), r.getString(7), rightOnce(r), r.getDouble(weight)))
        .toList();
  }

  /** What pairs weigh in a draw: before competition, by weights as they may be. */
  private static double[] drawn(List<Row> rows, int draw) {
    return rows.stream()
        .mapToDouble(
            r -> {
              List<Double> shifts = r.getList(SHIFTS);
              return r.getDouble(RAISED) + (shifts.isEmpty() ? 0 : shifts.get(draw));
            })
        .toArray();
  }

  private static String leftOnce(Row row) {
    return row.getString(5);
  }

  private static String rightOnce(Row row) {
    return row.getString(8);
  }

  /** Components, those of more than {@value #LARGEST_COMPONENT} records cut at higher weights. */
  private static Dataset<Row> bounded(Dataset<Row> pairs, double fromBits) {
    double bits = fromBits;
    Dataset<Row> done = null;
    Dataset<Row> open = pairs.select(col("a").as("src"), col("b").as("dst"), col("bits"));
    for (int step = 0; ; step++) {
      Dataset<Row> components = Settled.of(Components.of(open.filter(col("bits").geq(bits))));
      Dataset<Row> large =
          Settled.of(
              components
                  .groupBy("component")
                  .agg(count(lit(1)).as("n"))
                  .filter(col("n").gt(LARGEST_COMPONENT))
                  .select("component"));
      if (large.isEmpty() || step == MOST_STEPS) {
        return done == null ? components : done.union(components);
      }
      Dataset<Row> small =
          components
              .join(large, new String[] {"component"}, "left_anti")
              .select("node", "component");
      done = done == null ? small : done.union(small);
      Dataset<Row> inLarge = components.join(large, "component").select(col("node").as("src"));
      open = Settled.of(open.join(inLarge, "src"));
      bits += STEP_BITS;
    }
  }
}
