package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.jobs.session.Settled;

/**
 * Into which blocks records go. Records sharing an atom form a block; blocks small enough for the
 * pair budget are compared in full, larger ones are refined by a second, third and fourth atom, and
 * what is still too large then is cut into overlapping windows along a sorted order. So no block
 * explodes, and which atoms are used follows from the data.
 */
final class Blocking {

  private static final int MOST_ATOMS = 4;

  /** Records this near in the sorted order of a block that stayed too large share a window. */
  private static final int NEIGHBOURS = 3;

  private static final int RESIDUAL_SETS = 3;

  /** Share of the remaining budget each level may spend. */
  private static final double SHARE = 0.5;

  private static final StructType KEY_AND_SET =
      new StructType().add("key", DataTypes.LongType, false).add("set", DataTypes.LongType, false);

  private static final UserDefinedFunction KEYS =
      udf(
          (UDF2<scala.collection.Seq<Long>, scala.collection.Seq<Long>, Row[]>)
              (atoms, sets) -> {
                long[] keys = longs(atoms);
                Row[] keyed = new Row[sets.size()];
                for (int i = 0; i < keyed.length; i++) {
                  long set = sets.apply(i);
                  keyed[i] = RowFactory.create(BlockKeys.of(keys, set), set);
                }
                return keyed;
              },
          new ArrayType(KEY_AND_SET, false));

  private static final UserDefinedFunction EXTENDED =
      udf(
          (UDF3<
                  scala.collection.Seq<Row>,
                  scala.collection.Seq<Long>,
                  scala.collection.Seq<Integer>,
                  long[]>)
              (common, atoms, groups) -> {
                long[] sets = new long[common.size()];
                long[] records = new long[sets.length];
                for (int i = 0; i < sets.length; i++) {
                  sets[i] = common.apply(i).getLong(0);
                  records[i] = common.apply(i).getLong(1);
                }
                int[] pieces = new int[groups.size()];
                for (int i = 0; i < pieces.length; i++) {
                  pieces[i] = groups.apply(i);
                }
                return BlockKeys.extended(sets, records, longs(atoms), pieces);
              },
          new ArrayType(DataTypes.LongType, false));

  private final long budget;

  Blocking(long budget) {
    this.budget = budget;
  }

  /**
   * The blocks.
   *
   * @param keys {@code rid, keys}: the blocks of every record that has any, checkpointed
   * @param memberships records in blocks, one that is in several counted in each
   * @param pairs pairs in blocks, those of several blocks counted each time and those that may not
   *     match too
   * @param report small; how many candidates there are is not known yet
   */
  record Blocks(Dataset<Row> keys, long memberships, double pairs, BlockingReport report) {}

  /**
   * Finds blocks.
   *
   * @param records {@code rid} long, {@code atoms} keys, {@code groups} pieces, {@code sort} text
   *     for the sorted order, {@code fresh} false where all blocks of records that are not fresh
   *     are known: blocks without a fresh record are left out
   */
  Blocks of(Dataset<Row> records) {
    // Each level joins records again; placed by their number once, they stay where they are.
    int partitions =
        Integer.parseInt(records.sparkSession().conf().get("spark.sql.shuffle.partitions"));
    Dataset<Row> byRecord =
        Settled.of(
            records
                .select("rid", "atoms", "groups", "sort", "fresh")
                .repartition(partitions, col("rid"))
                .sortWithinPartitions("rid"));
    Dataset<Row> keyed =
        byRecord
            .select(col("rid"), col("fresh"), posexplode(col("atoms")))
            .select(
                col("rid"),
                col("fresh"),
                col("col").as("key"),
                expr("shiftleft(1L, pos)").as("set"));
    List<BlockingReport.Level> levels = new ArrayList<>();
    List<Dataset<Row>> chosen = new ArrayList<>();
    long left = budget;
    long residualBlocks = 0;
    long largestResidual = 0;
    for (int atoms = 1; atoms <= MOST_ATOMS; atoms++) {
      Dataset<Row> sized = Settled.of(sized(keyed));
      double share = atoms == MOST_ATOMS ? 1 : SHARE;
      BlockSizes sizes = BlockSizes.of(sized);
      long limit = sizes.limit((long) (left * share));
      BlockingReport.Level level = sizes.level(atoms, limit);
      levels.add(level);
      left -= level.pairs();
      chosen.add(sized.filter(col("n").leq(limit)).select("rid", "key"));
      if (level.refined() == 0) {
        break;
      }
      Dataset<Row> common =
          sized
              .filter(col("n").gt(limit))
              .groupBy("rid")
              .agg(collect_list(struct(col("set"), col("n"))).as("common"));
      Dataset<Row> extended =
          Settled.of(
              byRecord
                  .join(common, "rid")
                  .withColumn("sets", EXTENDED.apply(col("common"), col("atoms"), col("groups"))));
      Residual residual =
          residual(atoms == MOST_ATOMS ? extended : extended.filter(size(col("sets")).equalTo(0)));
      if (residual.blocks() > 0) {
        residualBlocks += residual.blocks();
        largestResidual = Math.max(largestResidual, residual.largest());
        chosen.add(residual.windows());
      }
      keyed =
          extended.select(col("rid"), col("fresh"), inline(KEYS.apply(col("atoms"), col("sets"))));
    }
    Dataset<Row> all = chosen.stream().reduce(Dataset::union).orElseThrow();
    Dataset<Row> keys = Settled.of(all.groupBy("rid").agg(collect_list("key").as("keys")));
    Row memberships = keys.agg(sum(size(col("keys")))).first();
    double pairs = levels.stream().mapToDouble(BlockingReport.Level::pairs).sum();
    return new Blocks(
        keys,
        memberships.isNullAt(0) ? 0 : memberships.getLong(0),
        pairs,
        new BlockingReport(levels, 0, residualBlocks, largestResidual));
  }

  /**
   * Keys that two records and more have, one of them fresh, with the number of records {@code n}
   * that do.
   */
  private static Dataset<Row> sized(Dataset<Row> keyed) {
    WindowSpec block = Window.partitionBy("key");
    return keyed
        .withColumn("n", count(lit(1)).over(block))
        .withColumn("any", max("fresh").over(block))
        .filter(col("n").geq(2).and(col("any")))
        .drop("any", "fresh");
  }

  private record Residual(Dataset<Row> windows, long blocks, long largest) {}

  /**
   * Windows along the sorted order within blocks that cannot be refined, over each record's {@value
   * #RESIDUAL_SETS} rarest such blocks: any two records at most {@value #NEIGHBOURS} places apart
   * share one.
   */
  private static Residual residual(Dataset<Row> stuck) {
    WindowSpec rarest = Window.partitionBy("rid").orderBy("n", "key");
    Dataset<Row> keyed =
        Settled.of(
            stuck
                .select(col("rid"), col("atoms"), col("sort"), explode(col("common")).as("c"))
                .select(
                    col("rid"),
                    col("sort"),
                    KEYS.apply(col("atoms"), array(col("c.set")))
                        .getItem(0)
                        .getField("key")
                        .as("key"),
                    col("c.n").as("n"))
                .withColumn("rank", row_number().over(rarest))
                .filter(col("rank").leq(RESIDUAL_SETS)));
    Row totals = keyed.groupBy("key").agg(max("n").as("n")).agg(count(lit(1)), max("n")).first();
    WindowSpec order = Window.partitionBy("key").orderBy("sort", "rid");
    Column window = floor(row_number().over(order).minus(1).divide(NEIGHBOURS));
    Dataset<Row> windows =
        keyed
            .select(col("rid"), col("key"), window.as("window"))
            .select(
                col("rid"),
                col("key"),
                explode(array(col("window"), col("window").minus(1))).as("window"))
            .filter(col("window").geq(0))
            .select(col("rid"), xxhash64(col("key"), col("window")).as("key"));
    return new Residual(windows, totals.getLong(0), totals.isNullAt(1) ? 0 : totals.getLong(1));
  }

  private static long[] longs(scala.collection.Seq<Long> boxed) {
    long[] longs = new long[boxed.size()];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = boxed.apply(i);
    }
    return longs;
  }
}
