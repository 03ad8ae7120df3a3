package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.undercount.jobs.session.Settled;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

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

  /** Records whose blocks one task holds. */
  private static final long RECORDS_IN_ONE_TASK = 50_000;

  private static final StructType KEYS =
      new StructType()
          .add("rid", DataTypes.LongType, false)
          .add("keys", new ArrayType(DataTypes.LongType, false), false);

  private static final StructType STUCK =
      new StructType()
          .add("rid", DataTypes.LongType, false)
          .add("key", DataTypes.LongType, false)
          .add("n", DataTypes.LongType, false);

  private final long budget;
  private final int partitions;

  /**
   * @param budget pairs that may be compared
   * @param records to be put into blocks
   */
  Blocking(long budget, long records, SparkSession spark) {
    this.budget = budget;
    this.partitions =
        (int)
            Math.max(
                Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions")),
                1 + records / RECORDS_IN_ONE_TASK);
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
    int boxes = partitions;
    JavaRDD<AtomRecords> atomRecords = AtomRecords.of(records, boxes);
    JavaPairRDD<Integer, long[]> placed =
        atomRecords.flatMapToPair(some -> single(some, boxes).packs());
    List<BlockingReport.Level> levels = new ArrayList<>();
    List<JavaPairRDD<Integer, long[]>> chosen = new ArrayList<>();
    List<JavaRDD<long[]>> stuck = new ArrayList<>();
    List<JavaRDD<?>> kept = new ArrayList<>(List.of(atomRecords));
    long left = budget;
    for (int atoms = 1; atoms <= MOST_ATOMS; atoms++) {
      JavaRDD<long[]> sized =
          Outbox.delivered(placed, boxes)
              .mapPartitions(BlockCounts::counted)
              .persist(StorageLevel.DISK_ONLY());
      kept.add(sized);
      BlockSizes sizes = BlockSizes.of(sized);
      long limit = sizes.limit((long) (left * (atoms == MOST_ATOMS ? 1 : SHARE)));
      BlockingReport.Level level = sizes.level(atoms, limit);
      levels.add(level);
      left -= level.pairs();
      chosen.add(sized.mapPartitionsToPair(packs -> within(packs, limit, boxes).packs()));
      if (level.refined() == 0) {
        break;
      }
      boolean last = atoms == MOST_ATOMS;
      JavaPairRDD<Integer, long[]> common =
          Outbox.delivered(
              sized.mapPartitionsToPair(packs -> beyond(packs, limit, boxes).packs()), boxes);
      JavaPairRDD<Integer, long[]> extended =
          JavaPairRDD.fromJavaRDD(
                  common.zipPartitions(
                      atomRecords,
                      (packs, some) -> extended(packs, some.next(), last, boxes).packs()))
              .persist(StorageLevel.DISK_ONLY());
      kept.add(JavaRDD.fromRDD(extended.rdd(), extended.classTag()));
      // A record is stuck at one level only: it goes no further.
      stuck.add(extended.filter(pack -> pack._1() == boxes).values());
      placed = extended.filter(pack -> pack._1() < boxes);
    }
    Residual residual = Residual.of(stuck, records);
    residual
        .windows()
        .map(windows -> windows.javaRDD().mapPartitionsToPair(rows -> windows(rows, boxes).packs()))
        .ifPresent(chosen::add);
    JavaPairRDD<Integer, long[]> all = chosen.stream().reduce(JavaPairRDD::union).orElseThrow();
    Dataset<Row> keys =
        Settled.of(
            records
                .sparkSession()
                .createDataFrame(
                    Outbox.delivered(all, boxes)
                        .zipPartitions(atomRecords, (packs, some) -> keys(packs, some.next())),
                    KEYS));
    kept.forEach(rdd -> rdd.unpersist(false));
    Row memberships = keys.agg(sum(size(col("keys")))).first();
    double pairs = levels.stream().mapToDouble(BlockingReport.Level::pairs).sum();
    return new Blocks(
        keys,
        memberships.isNullAt(0) ? 0 : memberships.getLong(0),
        pairs,
        new BlockingReport(levels, 0, residual.blocks(), residual.largest()));
  }

  /** Rows {@code key, marked, set} of all atoms, where the keys go. */
  private static Outbox single(AtomRecords records, int boxes) {
    Outbox out = new Outbox(boxes, 3);
    for (int r = 0; r < records.size(); r++) {
      long[] atoms = records.atoms(r);
      for (int a = 0; a < atoms.length; a++) {
        out.add(Outbox.box(atoms[a], boxes), atoms[a], records.marked(r), 1L << a);
      }
    }
    return out;
  }

  /** Rows {@code rid, key} of the blocks that are compared in full, where the records are. */
  private static Outbox within(Iterator<long[]> sized, long limit, int boxes) {
    Outbox out = new Outbox(boxes, 2);
    while (sized.hasNext()) {
      long[] rows = sized.next();
      for (int at = 0; at < rows.length; at += 4) {
        long rid = rows[at + 1] >> 1;
        if (rows[at + 3] <= limit) {
          out.add(Outbox.box(rid, boxes), rid, rows[at]);
        }
      }
    }
    return out;
  }

  /** Rows {@code rid, set, n} of the blocks that are to be refined, where the records are. */
  private static Outbox beyond(Iterator<long[]> sized, long limit, int boxes) {
    Outbox out = new Outbox(boxes, 3);
    while (sized.hasNext()) {
      long[] rows = sized.next();
      for (int at = 0; at < rows.length; at += 4) {
        long rid = rows[at + 1] >> 1;
        if (rows[at + 3] > limit) {
          out.add(Outbox.box(rid, boxes), rid, rows[at + 2], rows[at + 3]);
        }
      }
    }
    return out;
  }

  /**
   * Rows {@code key, marked, set} of the sets with one atom more, where the keys go, and one box
   * further rows {@code rid, key, n} of records that are stuck.
   */
  private static Outbox extended(
      Iterator<Tuple2<Integer, long[]>> common, AtomRecords records, boolean last, int boxes) {
    Outbox out = new Outbox(boxes + 1, 3);
    LongsByRecord byRecord = LongsByRecord.of(common, 3, records);
    for (int r = 0; r < records.size(); r++) {
      long[] sets = byRecord.column(r, 0);
      if (sets.length > 0) {
        long[] n = byRecord.column(r, 1);
        long[] atoms = records.atoms(r);
        long[] more = last ? new long[0] : BlockKeys.extended(sets, n, atoms, records.groups(r));
        for (long set : more) {
          long key = BlockKeys.of(atoms, set);
          out.add(Outbox.box(key, boxes), key, records.marked(r), set);
        }
        if (more.length == 0) {
          addRarest(
              out,
              boxes,
              records.rid(r),
              LongStream.of(sets).map(set -> BlockKeys.of(atoms, set)).toArray(),
              n);
        }
      }
    }
    return out;
  }

  private static void addRarest(Outbox out, int box, long rid, long[] keys, long[] n) {
    IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> n[i]).thenComparingLong(i -> keys[i]))
        .limit(RESIDUAL_SETS)
        .forEach(i -> out.add(box, rid, keys[i], n[i]));
  }

  /** Rows {@code rid, key} of windows, where the records are. */
  private static Outbox windows(Iterator<Row> windows, int boxes) {
    Outbox out = new Outbox(boxes, 2);
    windows.forEachRemaining(
        row -> out.add(Outbox.box(row.getLong(0), boxes), row.getLong(0), row.getLong(1)));
    return out;
  }

  /** Records with the keys of all their blocks, ascending; those without a block are left out. */
  private static Iterator<Row> keys(Iterator<Tuple2<Integer, long[]>> packs, AtomRecords records) {
    LongsByRecord byRecord = LongsByRecord.of(packs, 2, records);
    return IntStream.range(0, records.size())
        .filter(r -> byRecord.rows(r) > 0)
        .mapToObj(
            r -> {
              List<Long> keys = LongStream.of(byRecord.column(r, 0)).sorted().boxed().toList();
              return RowFactory.create(records.rid(r), CollectionConverters.asScala(keys).toSeq());
            })
        .iterator();
  }

  /**
   * Blocks that cannot be refined.
   *
   * @param windows {@code rid, key}; empty if there are no such blocks
   * @param blocks how many
   * @param largest records in the largest
   */
  private record Residual(Optional<Dataset<Row>> windows, long blocks, long largest) {

    /**
     * Windows along the sorted order within such blocks, over each record's {@value #RESIDUAL_SETS}
     * rarest ones: any two records at most {@value #NEIGHBOURS} places apart share one.
     *
     * @param stuck rows {@code rid, key, n}, level by level
     * @param records {@code rid, sort}
     */
    static Residual of(List<JavaRDD<long[]>> stuck, Dataset<Row> records) {
      if (stuck.isEmpty()) {
        return new Residual(Optional.empty(), 0, 0);
      }
      JavaRDD<Row> rows =
          stuck.stream().reduce(JavaRDD::union).orElseThrow().flatMap(Residual::rows);
      Dataset<Row> keyed = Settled.of(records.sparkSession().createDataFrame(rows, STUCK));
      Row totals = keyed.groupBy("key").agg(max("n").as("n")).agg(count(lit(1)), max("n")).first();
      if (totals.getLong(0) == 0) {
        return new Residual(Optional.empty(), 0, 0);
      }
      WindowSpec order = Window.partitionBy("key").orderBy("sort", "rid");
      Column window = floor(row_number().over(order).minus(1).divide(NEIGHBOURS));
      Dataset<Row> windows =
          keyed
              .join(records.select("rid", "sort"), "rid")
              .select(col("rid"), col("key"), window.as("window"))
              .select(
                  col("rid"),
                  col("key"),
                  explode(array(col("window"), col("window").minus(1))).as("window"))
              .filter(col("window").geq(0))
              .select(col("rid"), xxhash64(col("key"), col("window")).as("key"));
      return new Residual(Optional.of(windows), totals.getLong(0), totals.getLong(1));
    }

    private static Iterator<Row> rows(long[] pack) {
      return IntStream.range(0, pack.length / 3)
          .mapToObj(r -> RowFactory.create(pack[3 * r], pack[3 * r + 1], pack[3 * r + 2]))
          .iterator();
    }
  }
}
