package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.model.Contrast;
import org.undercount.jobs.link.model.Estimation;
import org.undercount.jobs.link.model.LinkModel;

/**
 * Fellegi–Sunter linkage of any table whose columns have kinds. Nothing is tuned: blocking follows
 * the data, m, u and λ come from EM. Nothing collected grows with the data.
 */
public final class RecordLinkage {

  private static final long WORTH_A_WARNING = 5_000;

  private RecordLinkage() {}

  /**
   * Links records within and across sources.
   *
   * @param raw {@code record_id} (unique), {@code source}, {@code once} (the name of a list that
   *     holds a person at most once, or empty) and {@code raw}: the fields' texts in order
   * @return assignments carry {@code cluster}, the smallest record id of the cluster
   */
  public static Linkage link(Dataset<Row> raw, LinkSettings settings, Seed seed) {
    Dataset<Row> told = Standardising.of(raw, settings.fields()).localCheckpoint();
    Optional<SingleListing> listing =
        settings.learnsSources()
            ? Optional.of(SingleListing.of(told)).filter(SingleListing::hasSources)
            : Optional.empty();
    // Pairs within sources that list a person once are needed to learn from, so they are compared.
    Dataset<Row> records =
        listing.isPresent() ? told.withColumn("once", lit("")).localCheckpoint() : told;
    AllowedPairs allowed = AllowedPairs.of(records);
    if (allowed.records() > allowed.distinctIds()) {
      throw new IllegalArgumentException(
          "Record ids must be unique: records="
              + allowed.records()
              + ", different ids="
              + allowed.distinctIds());
    }
    Comparing comparing = new Comparing(settings.fields());
    Dataset<Row> rare = comparing.withRarity(records, allowed.records()).localCheckpoint();
    Blocking.Candidates candidates =
        new Blocking(allowed.records() * settings.pairsPerRecord()).of(records);
    Dataset<Row> compared = comparing.compared(candidates.pairs(), rare).localCheckpoint();
    LinkModel model =
        Estimation.fit(
            settings.fields(),
            comparing.randomPatterns(rare, seed),
            Comparing.counted(compared),
            Math.max(1, allowed.pairs()));
    Dataset<Row> independent = weighed(compared, model).localCheckpoint();
    Dataset<Row> weighed =
        listing.isPresent()
            ? contrasted(listing.get(), told, compared, independent, model)
            : independent;
    double thresholdBits =
        Math.log(settings.threshold() / (1 - settings.threshold())) / Math.log(2);
    Dataset<Row> clusters = Clustering.of(weighed, thresholdBits);
    Dataset<Row> assignments =
        records
            .select("record_id", "source")
            .join(clusters, new String[] {"record_id"}, "left")
            .select(
                col("record_id"),
                col("source"),
                coalesce(col("cluster"), col("record_id")).as("cluster"))
            .localCheckpoint();
    Dataset<Row> pairs =
        weighed.select("left_source", "left", "right_source", "right", "bits", "probability");
    return new Linkage(
        assignments,
        pairs,
        possibilities(weighed, records, settings.draws(), seed),
        diagnostics(settings, allowed, candidates.report(), model, pairs, assignments));
  }

  /**
   * Weights of pairs across sources that list a person once, learnt by contrast with pairs within
   * them ({@link Contrast}) and after competition ({@link Clustering#competing}); pairs within them
   * are left out. Other pairs keep their weights.
   */
  private static Dataset<Row> contrasted(
      SingleListing listing,
      Dataset<Row> told,
      Dataset<Row> compared,
      Dataset<Row> independent,
      LinkModel model) {
    SortedSet<String> single = listing.learnt(independent);
    for (Row row :
        told.filter(col("once").notEqual("")).select("source").distinct().collectAsList()) {
      single.add(row.getString(0));
    }
    if (single.isEmpty()) {
      return independent;
    }
    Object[] names = single.toArray();
    Column leftSingle = col("left_source").isin(names);
    Column rightSingle = col("right_source").isin(names);
    Column within = leftSingle.and(col("left_source").equalTo(col("right_source")));
    Dataset<Row> marked =
        independent
            .filter(not(within))
            .withColumn("left_once", when(leftSingle, col("left_source")).otherwise(""))
            .withColumn("right_once", when(rightSingle, col("right_source")).otherwise(""));
    if (single.size() > 1) {
      Contrast.Weights weights =
          Contrast.fit(
              model,
              listing.tallies(compared, single),
              listing.acrossOverWithin(single));
      var bits =
          udf(
              (UDF2<Long, Double, Double>) (pattern, rarity) -> weights.bits(pattern, rarity),
              DataTypes.DoubleType);
      marked =
          marked.withColumn(
              "bits",
              when(leftSingle.and(rightSingle), bits.apply(col("pattern"), col("rarity")))
                  .otherwise(col("bits")));
    }
    return withProbability(Clustering.competing(marked.localCheckpoint())).localCheckpoint();
  }

  private static Dataset<Row> possibilities(
      Dataset<Row> weighed, Dataset<Row> records, int draws, Seed seed) {
    Dataset<Row> named = records.select("record_id", "source");
    if (draws == 0) {
      return named.limit(0).withColumn("cluster", lit("")).withColumn("draws", lit(new int[0]));
    }
    int[] all = IntStream.range(0, draws).toArray();
    return named
        .join(
            Clustering.sampled(weighed, draws, seed.child("clusterings")),
            new String[] {"record_id"},
            "left")
        .select(
            col("record_id"),
            col("source"),
            coalesce(col("cluster"), col("record_id")).as("cluster"),
            coalesce(col("draws"), lit(all)).as("draws"));
  }

  private static Dataset<Row> weighed(Dataset<Row> compared, LinkModel model) {
    var bits =
        udf(
            (UDF2<Long, Double, Double>)
                (pattern, rarity) -> model.bits(pattern) + model.frequencyBits(pattern, rarity),
            DataTypes.DoubleType);
    return withProbability(
        compared.withColumn("bits", bits.apply(col("pattern"), col("rarity"))));
  }

  private static Dataset<Row> withProbability(Dataset<Row> weighed) {
    return weighed.withColumn(
        "probability", lit(1.0).divide(lit(1.0).plus(pow(lit(2.0), col("bits").multiply(-1)))));
  }

  private static LinkDiagnostics diagnostics(
      LinkSettings settings,
      AllowedPairs allowed,
      BlockingReport blocking,
      LinkModel model,
      Dataset<Row> pairs,
      Dataset<Row> assignments) {
    Column linked = col("probability").geq(settings.threshold());
    Row sums =
        pairs
            .agg(
                sum(linked.cast("long")),
                sum(when(linked, col("probability")).otherwise(0.0)),
                sum("probability"))
            .first();
    boolean none = sums.isNullAt(0) || sums.getLong(0) == 0;
    double precision = none ? 1 : sums.getDouble(1) / sums.getLong(0);
    double recall = none ? 1 : sums.getDouble(1) / sums.getDouble(2);
    SortedMap<Long, Long> sizes = new TreeMap<>();
    for (Row row :
        assignments
            .groupBy("cluster")
            .agg(count(lit(1)).as("n"))
            .groupBy("n")
            .agg(count(lit(1)))
            .collectAsList()) {
      sizes.put(row.getLong(0), row.getLong(1));
    }
    long clusters = sizes.values().stream().mapToLong(Long::longValue).sum();
    return new LinkDiagnostics(
        allowed.records(),
        clusters,
        sizes,
        model,
        settings.threshold(),
        precision,
        recall,
        blocking,
        warnings(blocking, model, none));
  }

  private static List<String> warnings(BlockingReport blocking, LinkModel model, boolean none) {
    List<String> warnings = new ArrayList<>();
    if (blocking.largestResidualBlock() >= WORTH_A_WARNING) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%d blocks stayed too large to compare in full (the largest has %d records): only"
                  + " neighbours in sorted order were compared there, so matches may be missed",
              blocking.residualBlocks(),
              blocking.largestResidualBlock()));
    }
    if (!model.converged()) {
      warnings.add(
          "EM stopped after "
              + model.iterations()
              + " iterations without settling: weights are approximate");
    }
    if (none) {
      warnings.add("No two records were linked: every record is a person of its own");
    }
    return warnings;
  }

  /**
   * How many pairs may match at all.
   *
   * @param records number of records
   * @param distinctIds number of different record ids
   * @param pairs all pairs less those within lists that hold a person once
   */
  private record AllowedPairs(long records, long distinctIds, double pairs) {

    static AllowedPairs of(Dataset<Row> records) {
      Row row =
          records
              .groupBy("once")
              .agg(count(lit(1)).as("n"))
              .select(
                  col("n"),
                  when(
                          col("once").notEqual(""),
                          col("n").cast("double").multiply(col("n").minus(1)).divide(2))
                      .otherwise(0.0)
                      .as("within"))
              .agg(sum("n"), sum("within"))
              .first();
      if (row.isNullAt(0)) {
        throw new IllegalArgumentException("Linkage needs at least one record, got none");
      }
      double n = row.getLong(0);
      long ids = records.select("record_id").distinct().count();
      return new AllowedPairs(row.getLong(0), ids, n * (n - 1) / 2 - row.getDouble(1));
    }
  }
}
