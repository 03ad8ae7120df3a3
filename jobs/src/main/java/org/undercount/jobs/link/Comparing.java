package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.model.Agreement;
import org.undercount.jobs.link.model.FieldComparison;
import org.undercount.jobs.link.model.PairWeight;
import org.undercount.jobs.link.model.Pattern;
import org.undercount.jobs.link.model.QuickComparison;
import org.undercount.jobs.link.model.RecordValues;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.session.Settled;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Compares the records of each block. A record travels to its blocks once, packed; pairs are never
 * written down before they are compared, and only those are that may matter.
 */
final class Comparing {

  /** Random pairs are all pairs of so many records, drawn by hashing their ids. */
  private static final int SAMPLED_RECORDS = 1000;

  /** More of them where there is little else to tell matches by than how seldom strangers agree. */
  private static final int SAMPLED_FOR_FEW_FIELDS = 2000;

  private static final int FEW_FIELDS = 2;

  /** Patterns that EM looks at, the most frequent first: bounded whatever the size of the data. */
  private static final int MOST_PATTERNS = 300_000;

  /** Pairs that weights are learnt from, about; all pairs if there are no more. */
  private static final double LEARNT_FROM = 1_000_000;

  /** As many tasks as cores would leave cores idle, as some blocks cost more than others. */
  private static final int TASKS_PER_CORE = 4;

  private static final long MEMBERS_IN_ONE_TASK = 100_000;

  private static final StructType MEMBER =
      new StructType()
          .add("rid", DataTypes.LongType, false)
          .add("record_id", DataTypes.StringType, false)
          .add("source", DataTypes.StringType, false)
          .add("once", DataTypes.StringType, false)
          .add("keys", new ArrayType(DataTypes.LongType, false), false)
          .add("member", DataTypes.BinaryType, false);

  private static final StructType COMPARED =
      new StructType()
          .add("a", DataTypes.LongType, false)
          .add("b", DataTypes.LongType, false)
          .add("left_source", DataTypes.StringType, false)
          .add("left", DataTypes.StringType, false)
          .add("left_once", DataTypes.StringType, false)
          .add("right_source", DataTypes.StringType, false)
          .add("right", DataTypes.StringType, false)
          .add("right_once", DataTypes.StringType, false)
          .add("pattern", DataTypes.LongType, false)
          .add("rarity", DataTypes.DoubleType, false);

  private final FieldComparison comparison;
  private final List<Field> fields;

  Comparing(FieldComparison comparison) {
    this.comparison = comparison;
    this.fields = comparison.fields();
  }

  FieldComparison comparison() {
    return comparison;
  }

  /**
   * Compared pairs.
   *
   * @param pairs {@code a, b, left_source, left, left_once, right_source, right, right_once,
   *     pattern, rarity}, checkpointed
   * @param compared how many pairs were looked at, those given up included
   */
  record Compared(Dataset<Row> pairs, long compared) {}

  /**
   * Pairs to learn from.
   *
   * @param pairs as in {@link Compared}
   * @param share of all pairs that they are, 1 if they are all
   */
  record Sample(Dataset<Row> pairs, double share) {}

  /**
   * The records as they go into their blocks.
   *
   * @param records {@code rid, record_id, source, once, values, fresh}
   * @param blocks {@code rid, keys}
   * @return {@code rid, record_id, source, once, keys, member}; records without a block are absent
   */
  Dataset<Row> members(Dataset<Row> records, Dataset<Row> blocks, long recordCount) {
    int size = fields.size();
    MapFunction<Row, Row> packed =
        row -> {
          List<Long> keys = row.<Long>getList(5).stream().sorted().toList();
          double[] rarity = new double[size];
          if (!row.isNullAt(6)) {
            row.<Integer, Double>getJavaMap(6).forEach((f, bits) -> rarity[f] = bits);
          }
          return RowFactory.create(
              row.get(0),
              row.get(1),
              row.get(2),
              row.get(3),
              CollectionConverters.asScala(keys).toSeq(),
              BlockMember.of(
                      row.getLong(0),
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getList(4),
                      rarity,
                      row.getBoolean(7))
                  .packed());
        };
    return records
        .join(blocks, "rid")
        .join(rarity(records, recordCount), records.col("rid").equalTo(col("r")), "left")
        .select(
            records.col("rid"),
            col("record_id"),
            col("source"),
            col("once"),
            col("values"),
            col("keys"),
            col("rarity"),
            col("fresh"))
        .map(packed, Encoders.row(MEMBER));
  }

  /** The same members, those of the given sources under a list that holds a person once. */
  static Dataset<Row> listedOnce(Dataset<Row> members, Set<String> sources) {
    Set<String> single = new TreeSet<>(sources);
    MapFunction<Row, Row> listed =
        row -> {
          String once = single.contains(row.getString(2)) ? row.getString(2) : row.getString(3);
          return RowFactory.create(
              row.get(0),
              row.get(1),
              row.get(2),
              once,
              row.get(4),
              BlockMember.of(row.getAs(5)).listedOnceBy(once).packed());
        };
    return members.map(listed, Encoders.row(MEMBER));
  }

  /**
   * Per record and field whose frequency matters, −log₂ of the share of records that have the same
   * value: {@code r}, {@code rarity} (field → bits).
   */
  private Dataset<Row> rarity(Dataset<Row> records, long recordCount) {
    Object[] positions =
        IntStream.range(0, fields.size())
            .filter(f -> fields.get(f).kind().frequencyMatters())
            .boxed()
            .toArray();
    WindowSpec equal = Window.partitionBy("pos", "col");
    return records
        .select(col("rid").as("r"), posexplode(col("values")))
        .filter(col("pos").isin(positions).and(col("col").notEqual("")))
        .withColumn("bits", log2(lit((double) recordCount).divide(count(lit(1)).over(equal))))
        .groupBy("r")
        .agg(map_from_entries(collect_list(struct(col("pos"), col("bits")))).as("rarity"));
  }

  /**
   * A sample of pairs, each as likely to be in it as any other: the pairs that meet first in some
   * of the blocks.
   *
   * @param members as {@link #members} gives them
   */
  Sample sample(Dataset<Row> members, Blocking.Blocks blocks) {
    double share = Math.min(1, LEARNT_FROM / Math.max(1, blocks.pairs()));
    long within = (long) (share * (double) Long.MAX_VALUE);
    List<Field> shipped = fields;
    FieldComparison full = comparison;
    Comparison all =
        (left, right) ->
            Optional.of(
                compared(shipped, left, right, full.pattern(left.values(), right.values())));
    JavaRDD<Row> pairs =
        MemberPacks.met(
            members.select("member", "keys").javaRDD(),
            tasks(members, (long) (share * (double) blocks.memberships())),
            key -> share == 1 || (BlockKeys.mixed(key) & Long.MAX_VALUE) < within,
            true,
            found -> compared(found, all).iterator());
    return new Sample(Settled.of(rows(members, pairs)), share);
  }

  /** How a pair is to be weighed: an own weight for pairs of two lists that hold a person once. */
  interface Weights extends java.io.Serializable {
    PairWeight of(boolean bothOnce);
  }

  /**
   * All pairs that reach a weight and were not compared by an earlier linkage. A pair is compared
   * again in each block it shares: to tell beforehand would cost more than it saves.
   *
   * @param members as {@link #members} gives them
   */
  Compared reaching(
      Dataset<Row> members, Blocking.Blocks blocks, Weights weights, double leastBits) {
    List<Field> shipped = fields;
    FieldComparison full = comparison;
    FlatMapFunction<Iterator<Block>, Row> compare =
        found -> {
          QuickComparison some = new QuickComparison(full, weights.of(false), leastBits);
          QuickComparison both = new QuickComparison(full, weights.of(true), leastBits);
          AtomicLong seen = new AtomicLong();
          Comparison comparison =
              (left, right) -> {
                if (!left.isNewTo(right)) {
                  return Optional.empty();
                }
                seen.incrementAndGet();
                boolean bothOnce = !left.once().isEmpty() && !right.once().isEmpty();
                QuickComparison quick = bothOnce ? both : some;
                long pattern = quick.pattern(left.values(), right.values(), left.rarity(right));
                if (pattern == QuickComparison.HOPELESS) {
                  return Optional.empty();
                }
                double rarity = rarity(shipped, pattern, left, right);
                return quick.reaches(pattern, rarity)
                    ? Optional.of(compared(left, right, pattern, rarity))
                    : Optional.empty();
              };
          return Stream.concat(
                  compared(found, comparison), Stream.of(seen).map(s -> counted(s.get())))
              .iterator();
        };
    JavaRDD<Row> pairs =
        MemberPacks.met(
            members.select("member", "keys").javaRDD(),
            tasks(members, blocks.memberships()),
            key -> true,
            false,
            compare);
    Dataset<Row> all = Settled.of(rows(members, pairs));
    Row seen = all.filter(col("a").lt(0)).agg(sum("b")).first();
    return new Compared(
        Settled.of(once(all.filter(col("a").geq(0)))), seen.isNullAt(0) ? 0 : seen.getLong(0));
  }

  /** Each pair once. Equal ones are equal in everything, so it is enough to skip neighbours. */
  private static Dataset<Row> once(Dataset<Row> pairs) {
    FilterFunction<Row> first = new FirstOfPairs();
    return pairs.repartition(col("a"), col("b")).sortWithinPartitions("a", "b").filter(first);
  }

  /** True for rows {@code a, b, …}, sorted, that differ from the one before in a or b. */
  private static final class FirstOfPairs implements FilterFunction<Row> {
    private static final long serialVersionUID = 1L;

    private long a = -1;
    private long b = -1;

    @Override
    public boolean call(Row row) {
      boolean first = row.getLong(0) != a || row.getLong(1) != b;
      a = row.getLong(0);
      b = row.getLong(1);
      return first;
    }
  }

  private static int tasks(Dataset<Row> members, long memberships) {
    int parallel = members.sparkSession().sparkContext().defaultParallelism();
    return (int) Math.max((long) TASKS_PER_CORE * parallel, 1 + memberships / MEMBERS_IN_ONE_TASK);
  }

  private static Dataset<Row> rows(Dataset<Row> members, JavaRDD<Row> pairs) {
    return members.sparkSession().createDataFrame(pairs, COMPARED);
  }

  /** What is kept of a pair. */
  private interface Comparison extends java.io.Serializable {
    Optional<Row> of(BlockMember left, BlockMember right);
  }

  /** What is kept of pairs that may match and meet first in their block, block by block. */
  private static Stream<Row> compared(Iterator<Block> blocks, Comparison comparison) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(blocks, Spliterator.ORDERED), false)
        .flatMap(
            block -> {
              List<Row> kept = new ArrayList<>();
              block.forEachPair((left, right) -> comparison.of(left, right).ifPresent(kept::add));
              return kept.stream();
            });
  }

  /** Two records compared, whatever they weigh, in the order of their numbers. */
  static Row compared(FieldComparison comparison, BlockMember one, BlockMember other) {
    BlockMember left = one.rid() < other.rid() ? one : other;
    BlockMember right = left == one ? other : one;
    return compared(
        comparison.fields(), left, right, comparison.pattern(left.values(), right.values()));
  }

  private static Row compared(
      List<Field> fields, BlockMember left, BlockMember right, long pattern) {
    return compared(left, right, pattern, rarity(fields, pattern, left, right));
  }

  private static Row compared(BlockMember left, BlockMember right, long pattern, double rarity) {
    return RowFactory.create(
        left.rid(),
        right.rid(),
        left.source(),
        left.id(),
        left.once(),
        right.source(),
        right.id(),
        right.once(),
        pattern,
        rarity);
  }

  /** A row that says how many pairs a task looked at. */
  private static Row counted(long pairs) {
    return RowFactory.create(-1L, pairs, "", "", "", "", "", "", 0L, 0.0);
  }

  /** Σ over fields of equal values of the smaller of the two sides' bits. */
  static double rarity(List<Field> fields, long pattern, BlockMember left, BlockMember right) {
    double bits = 0;
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).kind().frequencyMatters()
          && Pattern.level(pattern, f) == Agreement.equalLevel(fields.get(f).kind())) {
        bits += left.rarity(right, f);
      }
    }
    return bits;
  }

  /** Patterns of random pairs and how often each occurs. */
  SortedMap<Long, Long> randomPatterns(Dataset<Row> records, Seed seed) {
    long salt = seed.child("random pairs").value();
    List<Row> sample =
        records
            .select("rid", "once", "values", "record_id")
            .orderBy(xxhash64(col("record_id"), lit(salt)), col("record_id"))
            .limit(fields.size() <= FEW_FIELDS ? SAMPLED_FOR_FEW_FIELDS : SAMPLED_RECORDS)
            .collectAsList()
            .stream()
            .sorted(Comparator.comparingLong(r -> r.getLong(0)))
            .toList();
    List<String> once = new ArrayList<>(sample.stream().map(r -> r.getString(1)).toList());
    List<List<String>> values = new ArrayList<>();
    sample.forEach(row -> values.add(new ArrayList<>(row.<String>getList(2))));
    FieldComparison full = comparison;
    FlatMapFunction<Iterator<Integer>, SortedMap<Long, Long>> compare =
        lefts -> List.of(patterns(full, once, values, lefts)).iterator();
    int tasks = TASKS_PER_CORE * records.sparkSession().sparkContext().defaultParallelism();
    return JavaSparkContext.fromSparkContext(records.sparkSession().sparkContext())
        .parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
        .flatMap(
            task ->
                IntStream.range(0, once.size())
                    .filter(left -> left % tasks == task)
                    .boxed()
                    .iterator())
        .mapPartitions(compare)
        .treeReduce(Comparing::together);
  }

  /** Patterns of some records with all that come after them. */
  private static SortedMap<Long, Long> patterns(
      FieldComparison comparison,
      List<String> once,
      List<List<String>> values,
      Iterator<Integer> lefts) {
    List<RecordValues> records = values.stream().map(RecordValues::of).toList();
    SortedMap<Long, Long> counts = new TreeMap<>();
    while (lefts.hasNext()) {
      int left = lefts.next();
      for (int right = left + 1; right < records.size(); right++) {
        if (once.get(left).isEmpty() || !once.get(left).equals(once.get(right))) {
          counts.merge(comparison.pattern(records.get(left), records.get(right)), 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  private static SortedMap<Long, Long> together(
      SortedMap<Long, Long> some, SortedMap<Long, Long> more) {
    SortedMap<Long, Long> all = new TreeMap<>(some);
    more.forEach((pattern, count) -> all.merge(pattern, count, Long::sum));
    return all;
  }

  /** The most frequent patterns and how often each occurs; ties by pattern. */
  static SortedMap<Long, Long> counted(Dataset<Row> pairs) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (Row row :
        pairs
            .groupBy("pattern")
            .agg(count(lit(1)).as("n"))
            .orderBy(col("n").desc(), col("pattern"))
            .limit(MOST_PATTERNS)
            .collectAsList()) {
      counts.put(row.getLong(0), row.getLong(1));
    }
    return counts;
  }
}
