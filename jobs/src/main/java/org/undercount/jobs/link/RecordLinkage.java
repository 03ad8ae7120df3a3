package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.model.Agreement;
import org.undercount.jobs.link.model.LinkModel;
import org.undercount.jobs.session.Settled;

/**
 * Fellegi–Sunter linkage of any table whose columns have kinds. Nothing is tuned: blocking follows
 * the data, m, u and λ come from EM. Nothing collected grows with the data.
 */
public final class RecordLinkage {

  private static final long WORTH_A_WARNING = 5_000;

  /** Random pairs that agree on a column which is worth nothing. */
  private static final double CONSTANT = 0.99;

  /**
   * Pairs so many bits below the threshold are not kept one by one: less probable than 1 in 8,000,
   * and where records of one cluster are concerned held to 12 bits in any case.
   */
  private static final double LEAST_BITS = 13;

  private RecordLinkage() {}

  /**
   * Links records within and across sources.
   *
   * @param raw {@code record_id} (unique), {@code source}, {@code once} (the name of a list that
   *     holds a person at most once, or empty) and {@code raw}: the fields' texts in order
   * @return assignments carry {@code cluster}, the smallest record id of the cluster
   */
  public static Linkage link(Dataset<Row> raw, LinkSettings settings, Seed seed) {
    return link(raw, settings, Answers.none(), Optional.empty(), seed);
  }

  /**
   * The same where a person looked up some pairs or some of the records were linked before.
   *
   * @param answers pairs by record id; they correct the weights, and weigh more than any weight
   * @param earlier what is known of records that did not change; clusters then keep their names
   */
  public static Linkage link(
      Dataset<Row> raw,
      LinkSettings settings,
      Answers answers,
      Optional<Earlier> earlier,
      Seed seed) {
    Standardising standardising = Standardising.of(raw, settings.fields());
    Dataset<Row> standardised = standardising.records(raw);
    Dataset<Row> told =
        Settled.of(
            earlier.isPresent()
                ? earlier.get().marked(standardised)
                : standardised.withColumn("fresh", lit(true)));
    Optional<SingleListing> listing =
        settings.learnsSources() && earlier.isEmpty()
            ? SingleListing.among(told, settings.fields())
            : Optional.empty();
    // Pairs within sources that list a person once are learnt from, so they are compared too.
    Dataset<Row> records = listing.isPresent() ? told.withColumn("once", lit("")) : told;
    AllowedPairs allowed = AllowedPairs.of(records);
    if (allowed.records() > allowed.distinctIds()) {
      throw new IllegalArgumentException(
          "Record ids must be unique: records="
              + allowed.records()
              + ", different ids="
              + allowed.distinctIds());
    }
    Blocking.Blocks blocks =
        new Blocking(
                allowed.fresh() * settings.pairsPerRecord(),
                allowed.records(),
                records.sparkSession())
            .of(records);
    Dataset<Row> members =
        Settled.of(
            new Comparing(standardising.comparison())
                .members(records, blocks.keys(), allowed.records()));
    Optional<Learning.Learnt> learnt =
        earlier.isPresent()
            ? Optional.empty()
            : Optional.of(
                new Learning(records, members, blocks, listing, allowed.pairs(), seed)
                    .from(standardising.comparison()));
    Comparing comparing =
        learnt.map(Learning.Learnt::comparing).orElse(new Comparing(standardising.comparison()));
    Weighing weighing =
        answers.correct(
            earlier.isPresent() ? earlier.get().weighing() : learnt.orElseThrow().weighing(),
            comparing.comparison(),
            members);
    double thresholdBits =
        Math.log(settings.threshold() / (1 - settings.threshold())) / Math.log(2);
    Dataset<Row> placed =
        weighing.single().isEmpty()
            ? members
            : Settled.of(Comparing.listedOnce(members, weighing.single()));
    double leastBits = Math.min(0, thresholdBits) - LEAST_BITS;
    Comparing.Compared compared =
        learnt.isPresent() && learnt.get().sample().share() == 1
            ? weighing.all(learnt.get().sample(), leastBits)
            : comparing.reaching(placed, blocks, weighing.weights(), leastBits);
    Dataset<Row> fresh = weighing.weighed(compared.pairs());
    Dataset<Row> evidence =
        earlier.isPresent()
            ? fresh.union(weighing.again(earlier.get().kept(records), leastBits))
            : fresh;
    Dataset<Row> weighed =
        weighing
            .shifted(
                answers.sure(evidence, comparing.comparison(), placed),
                settings.draws(),
                seed.child("weights"))
            .drop("pattern", "rarity");
    boolean competed = !weighing.single().isEmpty();
    Clustering clustering =
        Clustering.of(
            Settled.of(
                Weighing.withProbability(
                    competed
                        ? Clustering.competing(Settled.of(weighed))
                        : weighed.withColumn("raised", col("bits")))),
            placed,
            thresholdBits);
    Dataset<Row> clusters = clustering.best();
    Dataset<Row> bySmallest =
        Settled.of(
            records
                .select("record_id", "source")
                .join(clusters, new String[] {"record_id"}, "left")
                .select(
                    col("record_id"),
                    col("source"),
                    coalesce(col("cluster"), col("record_id")).as("cluster")));
    Dataset<Row> assignments =
        earlier.isPresent()
            ? Settled.of(
                StableNames.of(bySmallest, earlier.get().records().select("record_id", "cluster")))
            : bySmallest;
    Dataset<Row> pairs =
        Settled.of(
            clustering
                .pairs(seed.child("pairs"))
                .select("left_source", "left", "right_source", "right", "bits", "probability"));
    return new Linkage(
        assignments,
        pairs,
        possibilities(clustering, records, settings.draws(), seed),
        new Evidence(
            evidence.select(
                "left", "left_once", "right", "right_once", "pattern", "rarity", "bits"),
            records.select(col("record_id"), Earlier.print().as("print")),
            weighing),
        diagnostics(
            settings,
            allowed,
            blocks.report().withCandidatePairs(compared.compared()),
            weighing,
            pairs,
            assignments));
  }

  private static Dataset<Row> possibilities(
      Clustering clustering, Dataset<Row> records, int draws, Seed seed) {
    Dataset<Row> named = records.select("record_id", "source");
    if (draws == 0) {
      return named.limit(0).withColumn("cluster", lit("")).withColumn("draws", lit(new int[0]));
    }
    int[] all = IntStream.range(0, draws).toArray();
    return named
        .join(
            clustering.sampled(draws, seed.child("clusterings")),
            new String[] {"record_id"},
            "left")
        .select(
            col("record_id"),
            col("source"),
            coalesce(col("cluster"), col("record_id")).as("cluster"),
            coalesce(col("draws"), lit(all)).as("draws"));
  }

  private static LinkDiagnostics diagnostics(
      LinkSettings settings,
      AllowedPairs allowed,
      BlockingReport blocking,
      Weighing weighing,
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
        weighing.model(),
        settings.threshold(),
        precision,
        recall,
        blocking,
        warnings(blocking, weighing, none));
  }

  private static List<String> warnings(BlockingReport blocking, Weighing weighing, boolean none) {
    List<String> warnings = new ArrayList<>(weighing.warnings());
    LinkModel model = weighing.model();
    if (blocking.largestResidualBlock() >= WORTH_A_WARNING) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%d blocks stayed too large to compare in full (the largest has %d records): only"
                  + " neighbours in sorted order were compared there, so matches may be missed",
              blocking.residualBlocks(),
              blocking.largestResidualBlock()));
    }
    List<String> constant =
        model.fields().stream()
            .filter(f -> f.u().get(Agreement.equalLevel(f.field().kind())) > CONSTANT)
            .map(f -> f.field().column())
            .toList();
    if (!constant.isEmpty()) {
      warnings.add(
          "These columns have the same value in nearly every record, so agreeing on them says"
              + " nothing: "
              + String.join(", ", constant));
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
   * @param fresh number of those that are new or changed
   * @param distinctIds number of different record ids
   * @param pairs all pairs less those within lists that hold a person once
   */
  private record AllowedPairs(long records, long fresh, long distinctIds, double pairs) {

    static AllowedPairs of(Dataset<Row> records) {
      Row row =
          records
              .groupBy("record_id")
              .agg(
                  count(lit(1)).as("n"),
                  min("once").as("once"),
                  sum(col("fresh").cast("long")).as("fresh"))
              .groupBy("once")
              .agg(sum("n").as("n"), sum("fresh").as("fresh"), count(lit(1)).as("ids"))
              .select(
                  col("n"),
                  col("fresh"),
                  col("ids"),
                  when(
                          col("once").notEqual(""),
                          col("n").cast("double").multiply(col("n").minus(1)).divide(2))
                      .otherwise(0.0)
                      .as("within"))
              .agg(sum("n"), sum("within"), sum("fresh"), sum("ids"))
              .first();
      if (row.isNullAt(0)) {
        throw new IllegalArgumentException("Linkage needs at least one record, got none");
      }
      double n = row.getLong(0);
      return new AllowedPairs(
          row.getLong(0), row.getLong(2), row.getLong(3), n * (n - 1) / 2 - row.getDouble(1));
    }
  }
}
