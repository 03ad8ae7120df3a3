package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.jobs.link.model.FieldComparison;
import org.undercount.jobs.link.standard.BitSamples;
import org.undercount.jobs.link.standard.BitWeights;
import org.undercount.jobs.link.standard.BlockingAtoms;
import org.undercount.jobs.link.standard.CodedFilter;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;
import org.undercount.jobs.link.standard.Standards;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Raw rows to numbered records with standardised values and blocking atoms. Records are numbered in
 * the order of their ids, so numbers do not depend on partitions.
 */
final class Standardising {

  private static final StructType RECORD =
      new StructType()
          .add("rid", DataTypes.LongType, false)
          .add("record_id", DataTypes.StringType, false)
          .add("source", DataTypes.StringType, false)
          .add("once", DataTypes.StringType, false)
          .add("values", new ArrayType(DataTypes.StringType, false), false)
          .add("atoms", new ArrayType(DataTypes.LongType, false), false)
          .add("groups", new ArrayType(DataTypes.IntegerType, false), false)
          .add("sort", DataTypes.StringType, false);

  private final List<Field> fields;
  private final TreeMap<Integer, BitSamples> samples;
  private final TreeMap<Integer, BitWeights> weights;

  private Standardising(
      List<Field> fields,
      SortedMap<Integer, BitSamples> samples,
      SortedMap<Integer, BitWeights> weights) {
    this.fields = List.copyOf(fields);
    this.samples = new TreeMap<>(samples);
    this.weights = new TreeMap<>(weights);
  }

  /**
   * What has to be known of all records before one is standardised: how often each bit of their
   * coded filters is set.
   *
   * @param raw as for {@link #records}
   */
  static Standardising of(Dataset<Row> raw, List<Field> fields) {
    TreeMap<Integer, BitSamples> samples = new TreeMap<>();
    TreeMap<Integer, BitWeights> weights = new TreeMap<>();
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).kind() == FieldKind.CLK) {
        long[] counts = bitCounts(raw, f);
        List<Long> setIn = Arrays.stream(counts).skip(1).boxed().toList();
        long filters = counts.length == 0 ? 0 : counts[0];
        samples.put(f, BitSamples.of(setIn, filters));
        weights.put(f, BitWeights.of(setIn, filters));
      }
    }
    return new Standardising(fields, samples, weights);
  }

  /** How the records' standard values are compared. */
  FieldComparison comparison() {
    return new FieldComparison(fields, weights);
  }

  /**
   * The records to link.
   *
   * @param raw {@code record_id}, {@code source}, {@code once} and {@code raw}, the fields' texts
   *     in order, null if missing
   */
  Dataset<Row> records(Dataset<Row> raw) {
    var numbered =
        raw.select("record_id", "source", "once", "raw")
            .orderBy(col("record_id"))
            .javaRDD()
            .zipWithIndex()
            .map(
                t -> {
                  Row row = t._1();
                  return RowFactory.create(
                      t._2(), row.getString(0), row.getString(1), row.getString(2), row.get(3));
                });
    StructType numberedType =
        new StructType()
            .add("rid", DataTypes.LongType, false)
            .add("record_id", DataTypes.StringType, false)
            .add("source", DataTypes.StringType, false)
            .add("once", DataTypes.StringType, false)
            .add("raw", new ArrayType(DataTypes.StringType, true), false);
    List<Field> shipped = fields;
    TreeMap<Integer, BitSamples> shippedSamples = samples;
    MapFunction<Row, Row> standardise = row -> record(row, shipped, shippedSamples);
    return raw.sparkSession()
        .createDataFrame(numbered, numberedType)
        .map(standardise, Encoders.row(RECORD));
  }

  /** Filters of a coded field, then per bit how many of them have it set; empty if none is. */
  private static long[] bitCounts(Dataset<Row> raw, int field) {
    FlatMapFunction<Iterator<Row>, long[]> counted =
        rows -> {
          long[] counts = new long[0];
          while (rows.hasNext()) {
            counts = plus(counts, bits(Standards.of(FieldKind.CLK, rows.next().getString(0))));
          }
          return List.of(counts).iterator();
        };
    return raw.select(col("raw").getItem(field))
        .javaRDD()
        .mapPartitions(counted)
        .treeReduce(Standardising::plus);
  }

  /** How many filters (one, or none if empty), then per bit how many of them have it set. */
  private static long[] bits(String filter) {
    if (filter.isEmpty()) {
      return new long[0];
    }
    long[] bits = new long[1 + CodedFilter.length(filter)];
    bits[0] = 1;
    for (int b = 0; b < CodedFilter.length(filter); b++) {
      bits[1 + b] = CodedFilter.isSet(filter, b) ? 1 : 0;
    }
    return bits;
  }

  private static long[] plus(long[] a, long[] b) {
    long[] sum = Arrays.copyOf(a, Math.max(a.length, b.length));
    for (int i = 0; i < b.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static Row record(Row row, List<Field> fields, Map<Integer, BitSamples> samples) {
    List<String> raw = row.getList(4);
    List<String> values = new ArrayList<>(fields.size());
    for (int f = 0; f < fields.size(); f++) {
      values.add(Standards.of(fields.get(f).kind(), raw.get(f)));
    }
    List<BlockingAtoms.Atom> atoms = BlockingAtoms.of(fields, values, samples);
    return RowFactory.create(
        row.getLong(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        CollectionConverters.asScala(values).toSeq(),
        CollectionConverters.asScala(
                atoms.stream().map(a -> (Object) BlockKeys.ofAtom(a.text())).toList())
            .toSeq(),
        CollectionConverters.asScala(atoms.stream().map(a -> (Object) a.group()).toList()).toSeq(),
        String.join("\u0001", values));
  }
}
