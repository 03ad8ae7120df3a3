package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.jobs.link.model.Contrast;
import org.undercount.jobs.link.model.Estimation;
import org.undercount.jobs.link.model.LinkModel;
import org.undercount.jobs.link.model.PairWeight;
import org.undercount.jobs.link.standard.Field;

/**
 * Weights where several sources each list a person at most once, which is told or learnt. Pairs
 * within such a source are no matches, whatever they agree on, so they show three things: which
 * sources are of that kind (hardly any match is found within them), whether the model of
 * independent fields can be believed (a source with more matches than records is no list of
 * persons), and, if not, what to believe instead ({@link Contrast}, under which the best agreeing
 * pairs lie across sources). Works on counts by source, of which there are few.
 */
final class SingleListing {

  private static final int MOST_SOURCES = 50;
  private static final double LEAST_ACROSS = 20;
  private static final double TOP_SHARE = 0.02;

  /** How often a pair within a source may match, against a pair across sources. */
  private static final double MOST_MATCHES_WITHIN = 0.05;

  /** How often a pair within a source may be among those that agree best by contrast. */
  private static final double MOST_WITHIN = 0.2;

  /** Fields that the mixture of matches and others cannot be told apart from by EM. */
  private static final int FEWEST_FIELDS = 3;

  private static final double STEPS_PER_BIT = 2;

  private final List<Field> fields;
  private final SortedMap<String, Long> records;
  private final Set<String> told;

  private SingleListing(List<Field> fields, SortedMap<String, Long> records, Set<String> told) {
    this.fields = List.copyOf(fields);
    this.records = Collections.unmodifiableSortedMap(records);
    this.told = told;
  }

  /**
   * The sources of records, unless there is only one or too many.
   *
   * @param records {@code source, once}
   */
  static Optional<SingleListing> among(Dataset<Row> records, List<Field> fields) {
    List<Row> rows =
        records
            .groupBy("source")
            .agg(count(lit(1)), sum(when(col("once").notEqual(""), 1).otherwise(0)))
            .limit(MOST_SOURCES + 1)
            .collectAsList();
    if (rows.size() < 2 || rows.size() > MOST_SOURCES) {
      return Optional.empty();
    }
    SortedMap<String, Long> counts = new TreeMap<>();
    SortedSet<String> told = new TreeSet<>();
    for (Row row : rows) {
      counts.put(row.getString(0), row.getLong(1));
      if (row.getLong(2) > 0) {
        told.add(row.getString(0));
      }
    }
    return Optional.of(new SingleListing(fields, counts, told));
  }

  /**
   * Learns how to weigh pairs.
   *
   * @param sample pairs across and within all sources
   * @param random pattern → count among random pairs
   */
  Weighing learnt(Comparing.Sample sample, SortedMap<Long, Long> random) {
    Weighing independent = Weighing.independent(fields, sample, random, allPairs(Set.of()));
    Dataset<Row> believed = Weighing.withProbability(independent.weighed(sample.pairs()));
    LinkModel start =
        Estimation.start(
            fields,
            random,
            (double) sample.pairs().count(),
            Math.max(1, allPairs(Set.of()) * sample.share()));
    Contrast.Weights contrast = contrast(start, sample.pairs(), records.keySet());
    SortedSet<String> single = new TreeSet<>(told);
    List<Row> claimed = bySource(believed);
    List<Row> contrasted = bySource(Weighing.with(sample.pairs(), contrast));
    boolean fewFields = fields.size() < FEWEST_FIELDS;
    for (String source : records.keySet()) {
      Tally matches = atLeast(claimed, source, 0);
      boolean hardlyAny =
          matches.across() >= LEAST_ACROSS && rate(source, matches) <= MOST_MATCHES_WITHIN;
      boolean impossible = matches.within() > size(source) * sample.share();
      if (hardlyAny
          || ((impossible || fewFields)
              && rate(source, best(contrasted, source, sample.share())) <= MOST_WITHIN)) {
        single.add(source);
      }
    }
    if (single.isEmpty()) {
      return independent;
    }
    List<String> warnings = new ArrayList<>();
    if (single.size() > told.size()) {
      warnings.add(
          "These sources were found to list a person at most once, so no cluster holds two of their"
              + " records: "
              + String.join(", ", single)
              + " (duplicates-within-source: true in the configuration switches this off)");
    }
    Optional<PairWeight> learnt = Optional.empty();
    double refuted = single.size() < 2 ? 0 : withinOverAcross(believed, single);
    if (refuted > MOST_WITHIN || (fewFields && single.size() > 1)) {
      learnt =
          Optional.of(
              single.equals(records.keySet()) ? contrast : contrast(start, sample.pairs(), single));
      warnings.add(
          refuted <= MOST_WITHIN
              ? "Fewer than "
                  + FEWEST_FIELDS
                  + " columns cannot tell matches from others by themselves: weights were learnt by"
                  + " contrast between pairs across and within sources that list a person once"
              : String.format(
                  Locale.ROOT,
                  "Taking the columns as independent, pairs within sources that list a person once would"
                      + " match %.2f times as often as pairs across: weights were learnt by contrast"
                      + " between the two instead",
                  refuted));
    }
    Weighing found = new Weighing(independent.model(), learnt, single, warnings);
    Comparing.Sample kept = new Comparing.Sample(found.allowed(sample.pairs()), sample.share());
    LinkModel refitted = Weighing.independent(fields, kept, random, allPairs(single)).model();
    return new Weighing(refitted, learnt, single, warnings);
  }

  /** All pairs, less those within the given sources; at least 1. */
  private double allPairs(Set<String> without) {
    double all = records.values().stream().mapToDouble(Long::doubleValue).sum();
    double pairs = all * (all - 1) / 2;
    for (String source : without) {
      double n = size(source);
      pairs -= n * (n - 1) / 2;
    }
    return Math.max(1, pairs);
  }

  private double size(String source) {
    return Objects.requireNonNull(records.get(source), "a source with records");
  }

  /** Pairs by sources and whole bits, the greatest first. */
  private static List<Row> bySource(Dataset<Row> weighed) {
    return weighed
        .groupBy(col("left_source"), col("right_source"), floor(col("bits")).as("step"))
        .agg(count(lit(1)).as("n"))
        .orderBy(col("step").desc(), col("left_source"), col("right_source"))
        .collectAsList();
  }

  /** Pairs of one source: within it and across to others. */
  private record Tally(double within, double across) {

    Tally with(Row row, String source) {
      boolean left = row.getString(0).equals(source);
      boolean right = row.getString(1).equals(source);
      return new Tally(
          within + (left && right ? row.getLong(3) : 0),
          across + (left != right ? row.getLong(3) : 0));
    }
  }

  private static Tally atLeast(List<Row> steps, String source, long bits) {
    Tally tally = new Tally(0, 0);
    for (Row row : steps) {
      tally = row.getLong(2) >= bits ? tally.with(row, source) : tally;
    }
    return tally;
  }

  /** The pairs that agree best, until enough of them lie across. */
  private Tally best(List<Row> steps, String source, double share) {
    double enough = Math.max(LEAST_ACROSS, TOP_SHARE * size(source) * share);
    Tally tally = new Tally(0, 0);
    for (Row row : steps) {
      if (tally.across() >= enough) {
        break;
      }
      tally = tally.with(row, source);
    }
    return tally;
  }

  /** Share of all pairs within over share of all pairs across; infinite if none is across. */
  private double rate(String source, Tally tally) {
    double all = records.values().stream().mapToDouble(Long::doubleValue).sum();
    double size = size(source);
    double within = tally.within() / Math.max(1, size * (size - 1) / 2);
    double across = tally.across() / (size * (all - size));
    return across == 0 ? Double.POSITIVE_INFINITY : within / across;
  }

  /** Share of matches among all pairs within the sources over that among all pairs across them. */
  private double withinOverAcross(Dataset<Row> weighed, SortedSet<String> single) {
    Column within = col("left_source").equalTo(col("right_source"));
    Row row =
        among(weighed, single)
            .agg(
                sum(when(within, col("probability")).otherwise(0.0)),
                sum(when(within, 0.0).otherwise(col("probability"))))
            .first();
    return row.isNullAt(0) || row.getDouble(1) == 0
        ? 0
        : row.getDouble(0) / row.getDouble(1) * acrossOverWithin(single);
  }

  private static Dataset<Row> among(Dataset<Row> pairs, Set<String> sources) {
    Object[] names = sources.toArray();
    return pairs.filter(col("left_source").isin(names).and(col("right_source").isin(names)));
  }

  private Contrast.Weights contrast(LinkModel start, Dataset<Row> compared, Set<String> sources) {
    Column within = col("left_source").equalTo(col("right_source"));
    List<Contrast.Tally> tallies = new ArrayList<>();
    among(compared, sources)
        .groupBy(col("pattern"), floor(col("rarity").multiply(STEPS_PER_BIT)).as("step"))
        .agg(sum(when(within, 1.0).otherwise(0.0)), sum(when(within, 0.0).otherwise(1.0)))
        .orderBy("pattern", "step")
        .collectAsList()
        .forEach(
            r ->
                tallies.add(
                    new Contrast.Tally(
                        r.getLong(0),
                        ((double) r.getLong(1) + 0.5) / STEPS_PER_BIT,
                        r.getDouble(2),
                        r.getDouble(3))));
    return Contrast.fit(start, tallies, acrossOverWithin(sources));
  }

  /** All pairs across the sources over all pairs within them. */
  private double acrossOverWithin(Set<String> single) {
    double all = 0;
    double squares = 0;
    for (String source : single) {
      double n = size(source);
      all += n;
      squares += n * n;
    }
    return ((all * all - squares) / 2) / Math.max(1, (squares - all) / 2);
  }
}
