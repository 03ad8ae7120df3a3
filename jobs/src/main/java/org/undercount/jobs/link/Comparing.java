package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.model.Agreement;
import org.undercount.jobs.link.model.Pattern;
import org.undercount.jobs.link.standard.Field;
import scala.jdk.javaapi.CollectionConverters;

/** Compares pairs of records into patterns, and counts patterns. */
final class Comparing {

  /** Random pairs are all pairs of so many records, drawn by hashing their ids. */
  private static final int SAMPLED_RECORDS = 1000;

  /** Patterns that EM looks at, the most frequent first: bounded whatever the size of the data. */
  private static final int MOST_PATTERNS = 300_000;

  private static final StructType COMPARED =
      new StructType()
          .add("pattern", DataTypes.LongType, false)
          .add("rarity", DataTypes.DoubleType, false);

  private final List<Field> fields;

  Comparing(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /**
   * Records with, per field whose frequency matters, −log₂ of the share of records that have the
   * same value, in {@code rarity}: position → bits.
   */
  Dataset<Row> withRarity(Dataset<Row> records, long recordCount) {
    Integer[] positions =
        java.util.stream.IntStream.range(0, fields.size())
            .filter(f -> fields.get(f).kind().frequencyMatters())
            .boxed()
            .toArray(Integer[]::new);
    Dataset<Row> values =
        records
            .select(col("rid"), posexplode(col("values")))
            .filter(col("pos").isin((Object[]) positions).and(col("col").notEqual("")));
    Dataset<Row> shares =
        values
            .groupBy("pos", "col")
            .agg(
                org.apache
                    .spark
                    .sql
                    .functions
                    .log2(lit((double) recordCount).divide(count(lit(1))))
                    .as("bits"));
    Dataset<Row> rarity =
        values
            .join(
                shares.withColumnRenamed("pos", "p").withColumnRenamed("col", "c"),
                col("pos").equalTo(col("p")).and(col("col").equalTo(col("c"))))
            .groupBy("rid")
            .agg(map_from_entries(collect_list(struct(col("pos"), col("bits")))).as("rarity"));
    return records
        .join(rarity, new String[] {"rid"}, "left")
        .select("rid", "record_id", "source", "once", "values", "rarity");
  }

  /**
   * Compares candidate pairs.
   *
   * @param pairs {@code a}, {@code b}
   * @param records as {@link #withRarity} gives them
   * @return {@code a, b, pattern, rarity} and ids, sources and once-sources of both sides
   */
  Dataset<Row> compared(Dataset<Row> pairs, Dataset<Row> records) {
    Column[] kept = {
      col("rid"), col("record_id"), col("source"), col("once"), col("values"), col("rarity")
    };
    Dataset<Row> left = renamed(records.select(kept), "l_");
    Dataset<Row> right = renamed(records.select(kept), "r_");
    return pairs
        .join(left, col("a").equalTo(col("l_rid")))
        .join(right, col("b").equalTo(col("r_rid")))
        .select(
            col("a"),
            col("b"),
            col("l_source").as("left_source"),
            col("l_record_id").as("left"),
            col("r_source").as("right_source"),
            col("r_record_id").as("right"),
            col("l_once").as("left_once"),
            col("r_once").as("right_once"),
            compare()
                .apply(col("l_values"), col("r_values"), col("l_rarity"), col("r_rarity"))
                .as("x"))
        .select(
            col("a"),
            col("b"),
            col("left_source"),
            col("left"),
            col("right_source"),
            col("right"),
            col("left_once"),
            col("right_once"),
            col("x.pattern").as("pattern"),
            col("x.rarity").as("rarity"));
  }

  /** Patterns of random pairs and how often each occurs. */
  SortedMap<Long, Long> randomPatterns(Dataset<Row> records, Seed seed) {
    long salt = seed.child("random pairs").value();
    Dataset<Row> sample =
        records
            .select("rid", "record_id", "once", "values")
            .orderBy(xxhash64(col("record_id"), lit(salt)), col("record_id"))
            .limit(SAMPLED_RECORDS)
            .localCheckpoint();
    Dataset<Row> left =
        renamed(sample, "l_")
            .repartition(sample.sparkSession().sparkContext().defaultParallelism());
    Dataset<Row> right = renamed(sample, "r_");
    List<Field> shipped = fields;
    UserDefinedFunction pattern =
        udf(
            (UDF2<scala.collection.Seq<String>, scala.collection.Seq<String>, Long>)
                (a, b) ->
                    Pattern.of(
                        shipped, CollectionConverters.asJava(a), CollectionConverters.asJava(b)),
            DataTypes.LongType);
    Dataset<Row> pairs =
        left.crossJoin(right)
            .filter(
                col("l_rid")
                    .lt(col("r_rid"))
                    .and(col("l_once").equalTo("").or(col("l_once").notEqual(col("r_once")))))
            .select(pattern.apply(col("l_values"), col("r_values")).as("pattern"));
    return counted(pairs);
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

  private UserDefinedFunction compare() {
    List<Field> shipped = fields;
    return udf(
        (UDF4<
                scala.collection.Seq<String>,
                scala.collection.Seq<String>,
                scala.collection.Map<Integer, Double>,
                scala.collection.Map<Integer, Double>,
                Row>)
            (a, b, rarityA, rarityB) -> {
              long pattern =
                  Pattern.of(
                      shipped, CollectionConverters.asJava(a), CollectionConverters.asJava(b));
              return RowFactory.create(
                  pattern, rarity(shipped, pattern, asMap(rarityA), asMap(rarityB)));
            },
        COMPARED);
  }

  /** Σ over fields of equal values of the smaller of the two sides' bits. */
  private static double rarity(
      List<Field> fields, long pattern, Map<Integer, Double> a, Map<Integer, Double> b) {
    double bits = 0;
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).kind().frequencyMatters()
          && Pattern.level(pattern, f) == Agreement.equalLevel(fields.get(f).kind())) {
        bits += Math.min(a.getOrDefault(f, 0.0), b.getOrDefault(f, 0.0));
      }
    }
    return bits;
  }

  private static Map<Integer, Double> asMap(
      scala.collection.@org.jspecify.annotations.Nullable Map<Integer, Double> map) {
    return map == null ? Map.of() : CollectionConverters.asJava(map);
  }

  private static Dataset<Row> renamed(Dataset<Row> rows, String prefix) {
    Dataset<Row> renamed = rows;
    for (String name : rows.columns()) {
      renamed = renamed.withColumnRenamed(name, prefix + name);
    }
    return renamed;
  }
}
