package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.model.FieldComparison;
import org.undercount.jobs.link.standard.BitWeights;
import org.undercount.jobs.link.standard.CodedFilter;

/**
 * Learns from a sample of pairs how all are to be compared and weighed. Where records are coded it
 * learns twice: the pairs that surely match by the first weights show which bits of a filter can be
 * relied on, and with those the sample is compared and weighed anew.
 */
final class Learning {

  /** Bits of a pair that surely matches: a probability of 0.9. */
  private static final double SURE_BITS = Math.log(9) / Math.log(2);

  /** Fewer sure pairs say too little about each bit. */
  private static final long FEWEST_SURE = 100;

  private final Dataset<Row> records;
  private final Dataset<Row> members;
  private final Blocking.Blocks blocks;
  private final Optional<SingleListing> listing;
  private final double allPairs;
  private final Seed seed;

  /**
   * @param records {@code rid, record_id, once, values}
   * @param members as {@link Comparing#members} gives them
   * @param listing of the sources, if it is to be learnt which list a person once
   * @param allPairs number of pairs that may match at all
   */
  Learning(
      Dataset<Row> records,
      Dataset<Row> members,
      Blocking.Blocks blocks,
      Optional<SingleListing> listing,
      double allPairs,
      Seed seed) {
    this.records = records;
    this.members = members;
    this.blocks = blocks;
    this.listing = listing;
    this.allPairs = allPairs;
    this.seed = seed;
  }

  /**
   * What was learnt.
   *
   * @param comparing how pairs are compared
   * @param sample the pairs that were learnt from, so compared
   * @param weighing how pairs are weighed
   */
  record Learnt(Comparing comparing, Comparing.Sample sample, Weighing weighing) {}

  /** Learns, starting from what is known before any pair is. */
  Learnt from(FieldComparison comparison) {
    Learnt first = once(comparison);
    return comparison.bitWeights().isEmpty()
        ? first
        : reliable(first, comparison).map(this::once).orElse(first);
  }

  private Learnt once(FieldComparison comparison) {
    Comparing comparing = new Comparing(comparison);
    Comparing.Sample sample = comparing.sample(members, blocks);
    SortedMap<Long, Long> random = comparing.randomPatterns(records, seed);
    Weighing weighing =
        listing.isPresent()
            ? listing.get().learnt(sample, random)
            : Weighing.independent(comparison.fields(), sample, random, allPairs);
    return new Learnt(comparing, sample, weighing);
  }

  /** The comparison with bits weighed by what sure matches share; empty if there are too few. */
  private Optional<FieldComparison> reliable(Learnt first, FieldComparison comparison) {
    Weighing weighing = first.weighing();
    Dataset<Row> sure =
        weighing
            .weighed(weighing.allowed(first.sample().pairs()))
            .filter(col("bits").geq(SURE_BITS))
            .select("a", "b");
    TreeMap<Integer, BitWeights> weights = new TreeMap<>();
    comparison
        .bitWeights()
        .forEach(
            (field, before) -> {
              long[] counts = counts(sure, field, before.size());
              int bits = before.size();
              if (counts[2 * bits] >= FEWEST_SURE) {
                weights.put(
                    field,
                    before.keeping(
                        Arrays.copyOf(counts, bits), Arrays.copyOfRange(counts, bits, 2 * bits)));
              }
            });
    return weights.isEmpty() ? Optional.empty() : Optional.of(comparison.weighing(weights));
  }

  /** Per bit the pairs that both have it in, then those that one has it in, then all pairs. */
  private long[] counts(Dataset<Row> pairs, int field, int bits) {
    Dataset<Row> left =
        records.select(col("rid").as("a"), col("values").getItem(field).as("left_filter"));
    Dataset<Row> right =
        records.select(col("rid").as("b"), col("values").getItem(field).as("right_filter"));
    FlatMapFunction<Iterator<Row>, long[]> counted =
        rows -> {
          long[] counts = new long[2 * bits + 1];
          while (rows.hasNext()) {
            Row row = rows.next();
            add(counts, row.getString(0), row.getString(1), bits);
          }
          return List.of(counts).iterator();
        };
    return pairs
        .join(left, "a")
        .join(right, "b")
        .select("left_filter", "right_filter")
        .javaRDD()
        .mapPartitions(counted)
        .treeReduce(Learning::plus);
  }

  private static void add(long[] counts, String left, String right, int bits) {
    if (CodedFilter.length(left) != bits || CodedFilter.length(right) != bits) {
      return;
    }
    for (int bit = 0; bit < bits; bit++) {
      boolean one = CodedFilter.isSet(left, bit);
      boolean other = CodedFilter.isSet(right, bit);
      counts[bit] += one && other ? 1 : 0;
      counts[bits + bit] += one || other ? 1 : 0;
    }
    counts[2 * bits]++;
  }

  private static long[] plus(long[] a, long[] b) {
    long[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
