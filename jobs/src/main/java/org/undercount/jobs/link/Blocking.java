package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Candidate pairs by blocking. Records sharing an atom form a block; blocks small enough for the
 * pair budget are compared in full, larger ones are refined by a second, third and fourth atom, and
 * what is still too large then is compared along a sorted order only. So no block explodes, and
 * which atoms are used follows from the data.
 */
final class Blocking {

  private static final int MOST_ATOMS = 4;
  private static final long LARGEST_EVER = 500;
  private static final long SMALLEST_LIMIT = 10;
  private static final int NEIGHBOURS = 3;
  private static final int RESIDUAL_SETS = 3;

  /** Share of the remaining budget each level may spend. */
  private static final double SHARE = 0.5;

  private static final StructType KEY_AND_SET =
      new StructType().add("key", DataTypes.LongType, false).add("set", DataTypes.LongType, false);
  private static final StructType PAIR =
      new StructType().add("a", DataTypes.LongType, false).add("b", DataTypes.LongType, false);

  private static final UserDefinedFunction KEYS =
      udf(
          (UDF2<scala.collection.Seq<Long>, scala.collection.Seq<Long>, List<Row>>)
              (atoms, sets) -> {
                List<Long> keys = CollectionConverters.asJava(atoms);
                return CollectionConverters.asJava(sets).stream()
                    .map(set -> RowFactory.create(BlockKeys.of(keys, set), set))
                    .toList();
              },
          new ArrayType(KEY_AND_SET, false));

  private static final UserDefinedFunction SINGLE_ATOMS =
      udf(
          (UDF1<scala.collection.Seq<Long>, List<Long>>)
              atoms -> {
                List<Long> sets = new ArrayList<>();
                for (int i = 0; i < atoms.size(); i++) {
                  sets.add(1L << i);
                }
                return sets;
              },
          new ArrayType(DataTypes.LongType, false));

  private static final UserDefinedFunction EXTENDED =
      udf(
          (UDF3<
                  scala.collection.Seq<Row>,
                  scala.collection.Seq<Long>,
                  scala.collection.Seq<Integer>,
                  List<Long>>)
              (common, atoms, groups) ->
                  BlockKeys.extended(
                      CollectionConverters.asJava(common).stream()
                          .map(r -> new BlockKeys.Common(r.getLong(0), r.getLong(1)))
                          .toList(),
                      CollectionConverters.asJava(atoms),
                      CollectionConverters.asJava(groups)),
          new ArrayType(DataTypes.LongType, false));

  private static final UserDefinedFunction PAIRS =
      udf(
          (UDF1<scala.collection.Seq<Row>, List<Row>>)
              members -> {
                List<Row> rows = CollectionConverters.asJava(members);
                List<Row> pairs = new ArrayList<>();
                for (int i = 0; i < rows.size(); i++) {
                  for (int j = i + 1; j < rows.size(); j++) {
                    Row x = rows.get(i);
                    Row y = rows.get(j);
                    String once = x.getString(1);
                    if (once.isEmpty() || !once.equals(y.getString(1))) {
                      long first = Math.min(x.getLong(0), y.getLong(0));
                      long second = Math.max(x.getLong(0), y.getLong(0));
                      pairs.add(RowFactory.create(first, second));
                    }
                  }
                }
                return pairs;
              },
          new ArrayType(PAIR, false));

  private final long budget;

  Blocking(long budget) {
    this.budget = budget;
  }

  /**
   * Candidates and how they came about.
   *
   * @param pairs {@code a < b}, distinct, checkpointed
   * @param report small
   */
  record Candidates(Dataset<Row> pairs, BlockingReport report) {}

  /**
   * Finds candidates.
   *
   * @param records {@code rid} long, {@code once} text, {@code atoms} keys, {@code groups} pieces,
   *     {@code sort} text for the sorted order
   */
  Candidates of(Dataset<Row> records) {
    Dataset<Row> state = records.withColumn("sets", SINGLE_ATOMS.apply(col("atoms")));
    List<BlockingReport.Level> levels = new ArrayList<>();
    List<Dataset<Row>> pairs = new ArrayList<>();
    long left = budget;
    long residualBlocks = 0;
    long largestResidual = 0;
    for (int atoms = 1; atoms <= MOST_ATOMS; atoms++) {
      Dataset<Row> keyed =
          state
              .select(
                  col("rid"), col("once"), explode(KEYS.apply(col("atoms"), col("sets"))).as("k"))
              .select(col("rid"), col("once"), col("k.key").as("key"), col("k.set").as("set"));
      Dataset<Row> sizes = keyed.groupBy("key").agg(count(lit(1)).as("n")).localCheckpoint();
      double share = atoms == MOST_ATOMS ? 1 : SHARE;
      long limit = limit(sizes, (long) (left * share));
      BlockingReport.Level level = level(atoms, limit, sizes);
      levels.add(level);
      left -= level.pairs();
      pairs.add(blockPairs(keyed, sizes.filter(col("n").between(2, limit)).select("key")));
      if (level.refined() == 0) {
        break;
      }
      Dataset<Row> common =
          keyed
              .join(sizes.filter(col("n").gt(limit)), "key")
              .groupBy("rid")
              .agg(collect_list(struct(col("set"), col("n"))).as("common"));
      Dataset<Row> extended =
          records
              .join(common, "rid")
              .withColumn("sets", EXTENDED.apply(col("common"), col("atoms"), col("groups")))
              .localCheckpoint();
      Dataset<Row> stuck =
          atoms == MOST_ATOMS
              ? extended
              : extended.filter(org.apache.spark.sql.functions.size(col("sets")).equalTo(0));
      Residual residual = residual(stuck);
      if (residual.blocks() > 0) {
        residualBlocks += residual.blocks();
        largestResidual = Math.max(largestResidual, residual.largest());
        pairs.add(residual.pairs());
      }
      state =
          extended.filter(org.apache.spark.sql.functions.size(col("sets")).gt(0)).drop("common");
    }
    Dataset<Row> all =
        pairs.stream().reduce(Dataset::union).orElseThrow().distinct().localCheckpoint();
    return new Candidates(
        all, new BlockingReport(levels, all.count(), residualBlocks, largestResidual));
  }

  /** The largest block size at which all blocks up to it stay within a number of pairs. */
  private static long limit(Dataset<Row> sizes, long pairsAllowed) {
    TreeMap<Long, Long> blocksBySize = new TreeMap<>();
    for (Row row :
        sizes
            .filter(col("n").between(2, LARGEST_EVER))
            .groupBy("n")
            .agg(count(lit(1)).as("blocks"))
            .collectAsList()) {
      blocksBySize.put(row.getLong(0), row.getLong(1));
    }
    double spent = 0;
    long limit = SMALLEST_LIMIT;
    for (var size : blocksBySize.entrySet()) {
      double n = size.getKey();
      spent += n * (n - 1) / 2 * size.getValue();
      if (spent > pairsAllowed) {
        return Math.max(limit, SMALLEST_LIMIT);
      }
      limit = size.getKey();
    }
    return LARGEST_EVER;
  }

  private static BlockingReport.Level level(int atoms, long limit, Dataset<Row> sizes) {
    var within = col("n").between(2, limit);
    Row row =
        sizes
            .select(
                within.cast("long").as("block"),
                org.apache
                    .spark
                    .sql
                    .functions
                    .when(within, col("n").multiply(col("n").minus(1)).divide(2))
                    .otherwise(0)
                    .cast("long")
                    .as("pairs"),
                col("n").gt(limit).cast("long").as("large"))
            .agg(sum("block"), sum("pairs"), sum("large"))
            .first();
    return row.isNullAt(0)
        ? new BlockingReport.Level(atoms, limit, 0, 0, 0)
        : new BlockingReport.Level(atoms, limit, row.getLong(0), row.getLong(1), row.getLong(2));
  }

  /** All allowed pairs of every block; at most {@value #LARGEST_EVER} records a block. */
  private static Dataset<Row> blockPairs(Dataset<Row> keyed, Dataset<Row> blocks) {
    return keyed
        .join(blocks, "key")
        .groupBy("key")
        .agg(collect_list(struct(col("rid"), col("once"))).as("members"))
        .select(explode(PAIRS.apply(col("members"))).as("p"))
        .select(col("p.a").as("a"), col("p.b").as("b"));
  }

  private record Residual(Dataset<Row> pairs, long blocks, long largest) {}

  /**
   * Neighbours in sorted order within blocks that cannot be refined, over each record's {@value
   * #RESIDUAL_SETS} rarest such blocks.
   */
  private static Residual residual(Dataset<Row> stuck) {
    WindowSpec rarest = Window.partitionBy("rid").orderBy("n", "key");
    Dataset<Row> keyed =
        stuck
            .select(
                col("rid"),
                col("once"),
                col("sort"),
                explode(KEYS.apply(col("atoms"), col("common.set"))).as("k"),
                col("common"))
            .select(
                col("rid"),
                col("once"),
                col("sort"),
                col("k.key").as("key"),
                org.apache
                    .spark
                    .sql
                    .functions
                    .expr("filter(common, c -> c.set = k.set)[0].n")
                    .as("n"))
            .withColumn("rank", row_number().over(rarest))
            .filter(col("rank").leq(RESIDUAL_SETS))
            .localCheckpoint();
    Row totals = keyed.groupBy("key").agg(max("n").as("n")).agg(count(lit(1)), max("n")).first();
    WindowSpec order = Window.partitionBy("key").orderBy("sort", "rid");
    List<Dataset<Row>> steps = new ArrayList<>();
    for (int step = 1; step <= NEIGHBOURS; step++) {
      steps.add(
          keyed
              .select(
                  col("rid"),
                  col("once"),
                  lead("rid", step).over(order).as("other"),
                  lead("once", step).over(order).as("otherOnce"))
              .filter(
                  col("other")
                      .isNotNull()
                      .and(col("once").equalTo("").or(col("once").notEqual(col("otherOnce")))))
              .select(
                  org.apache.spark.sql.functions.least(col("rid"), col("other")).as("a"),
                  org.apache.spark.sql.functions.greatest(col("rid"), col("other")).as("b")));
    }
    return new Residual(
        steps.stream().reduce(Dataset::union).orElseThrow(),
        totals.getLong(0),
        totals.isNullAt(1) ? 0 : totals.getLong(1));
  }
}
