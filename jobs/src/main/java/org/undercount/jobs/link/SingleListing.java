package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.jobs.link.model.Contrast;

/**
 * Which sources list a person at most once, learnt from candidate pairs: among the pairs that agree
 * best, those within a source are then rare against those across. Works on counts by source, of
 * which there are few.
 */
final class SingleListing {

  private static final int MOST_SOURCES = 50;
  private static final double LEAST_ACROSS = 20;
  private static final double TOP_SHARE = 0.02;
  private static final double MOST_WITHIN = Double.parseDouble(System.getProperty("lkw","0.1"));
  private static final double SAMPLED_PAIRS = 1_000_000;
  private static final double STEPS_PER_BIT = 2;

  private final SortedMap<String, Long> records;

  private SingleListing(SortedMap<String, Long> records) {
    this.records = records;
  }

  /** Counts the records of each source; empty if there are too many sources or only one. */
  static SingleListing of(Dataset<Row> records) {
    List<Row> rows =
        records.groupBy("source").agg(count(lit(1))).limit(MOST_SOURCES + 1).collectAsList();
    SortedMap<String, Long> counts = new TreeMap<>();
    if (rows.size() > 1 && rows.size() <= MOST_SOURCES) {
      rows.forEach(r -> counts.put(r.getString(0), r.getLong(1)));
    }
    return new SingleListing(counts);
  }

  /** True if the records are of several sources, few enough to be looked at one by one. */
  boolean hasSources() {
    return !records.isEmpty();
  }

  /**
   * The sources whose best agreeing pairs lie across sources.
   *
   * @param weighed {@code left_source, right_source, bits}
   */
  SortedSet<String> learnt(Dataset<Row> weighed) {
    List<Row> counts =
        weighed
            .groupBy(col("left_source"), col("right_source"), floor(col("bits")).as("step"))
            .agg(count(lit(1)).as("n"))
            .orderBy(col("step").desc(), col("left_source"), col("right_source"))
            .collectAsList();
    double all = records.values().stream().mapToDouble(Long::doubleValue).sum();
    SortedSet<String> single = new TreeSet<>();
    records.forEach(
        (source, n) -> {
          double within = 0;
          double across = 0;
          double enough = Math.max(LEAST_ACROSS, TOP_SHARE * n);
          for (Row row : counts) {
            boolean left = row.getString(0).equals(source);
            boolean right = row.getString(1).equals(source);
            within += left && right ? row.getLong(3) : 0;
            across += left != right ? row.getLong(3) : 0;
            if (across >= enough) {
              break;
            }
          }
          double size = n;
          double ratio = (within / (size * (size - 1) / 2)) / (across / (size * (all - size)));
          if (Boolean.getBoolean("lkdbg")) { System.out.println(source + " within " + within + " across " + across + " ratio " + ratio); }
          if (across >= LEAST_ACROSS && ratio <= MOST_WITHIN) {
            single.add(source);
          }
        });
    return single;
  }

  /**
   * Candidate pairs of such sources, within and across, by agreement.
   *
   * @param compared {@code left_source, right_source, left, right, pattern, rarity}
   */
  List<Contrast.Tally> tallies(Dataset<Row> compared, SortedSet<String> single) {
    Object[] names = single.toArray();
    Dataset<Row> among =
        compared.filter(col("left_source").isin(names).and(col("right_source").isin(names)));
    double share = Math.min(1, SAMPLED_PAIRS / Math.max(1, among.count()));
    Column kept =
        abs(xxhash64(col("left"), col("right"))).lt(lit((long) (share * (double) Long.MAX_VALUE)));
    Column within = col("left_source").equalTo(col("right_source"));
    List<Contrast.Tally> tallies = new ArrayList<>();
    among
        .filter(share < 1 ? kept : lit(true))
        .groupBy(
            col("pattern"), floor(col("rarity").multiply(STEPS_PER_BIT)).as("step"))
        .agg(sum(when(within, 1.0).otherwise(0.0)), sum(when(within, 0.0).otherwise(1.0)))
        .orderBy("pattern", "step")
        .collectAsList()
        .forEach(
            r ->
                tallies.add(
                    new Contrast.Tally(
                        r.getLong(0),
                        (r.getLong(1) + 0.5) / STEPS_PER_BIT,
                        r.getDouble(2),
                        r.getDouble(3))));
    return tallies;
  }

  /** All pairs across the sources over all pairs within them. */
  double acrossOverWithin(SortedSet<String> single) {
    double all = 0;
    double squares = 0;
    for (String source : single) {
      double n = Objects.requireNonNull(records.get(source), "a source with records");
      all += n;
      squares += n * n;
    }
    return ((all * all - squares) / 2) / ((squares - all) / 2);
  }
}
