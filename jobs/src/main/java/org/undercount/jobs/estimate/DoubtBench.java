package org.undercount.jobs.estimate;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.jobs.link.LinkSettings;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.RecordLinkage;
import org.undercount.jobs.merge.Overlaps;
import org.undercount.jobs.session.Settled;

/**
 * Whether intervals hold the true number of people where linkage is in doubt: by the best linkage
 * alone, with the doubt passed on by sampled linkages, and by the true linkage for reference. The
 * estimates are those of {@link CountryEstimates#victims}; every world is one place.
 */
public final class DoubtBench {

  /** Linkages sampled, as the link stage samples. */
  private static final int LINKAGES = 20;

  /** Level of the intervals. */
  public static final double LEVEL = 0.95;

  private static final int DRAWS = 4_000;
  private static final String PLACE = "KH";

  /**
   * Pairs of records in one cluster.
   *
   * @param all of them
   * @param wrong those of two people
   */
  public record Pairs(double all, double wrong) {}

  /**
   * How one world was linked.
   *
   * @param truth pairs of records of one person
   * @param best of the best linkage
   * @param sampled of the sampled linkages, on average
   */
  public record Links(double truth, Pairs best, Pairs sampled) {

    /** Pairs of one person that the best linkage keeps apart. */
    public double missed() {
      return truth - (best.all() - best.wrong());
    }
  }

  /**
   * What one world taught.
   *
   * @param people the truth
   * @param records on all lists
   * @param best by the best linkage, empty if refused
   * @param doubted with the doubt passed on, empty if refused
   * @param reference by the true linkage, empty if refused
   * @param shareOfLinkage of the variance of {@code doubted}, 0 if refused
   */
  public record World(
      long people,
      long records,
      Links links,
      Optional<Estimate> best,
      Optional<Estimate> doubted,
      Optional<Estimate> reference,
      double shareOfLinkage) {}

  /**
   * How the intervals of one way of linking did. Worlds whose estimate was refused are counted and
   * take no part in the rest.
   *
   * @param refused of the worlds
   * @param estimated of the worlds
   * @param covered of those estimated, whose interval held the truth
   * @param bias mean of N̂/N − 1
   * @param width mean of (upper − lower)/N
   */
  public record Performance(int refused, int estimated, int covered, double bias, double width) {

    /**
     * Of one way.
     *
     * @param way an estimate of each world
     */
    public static Performance of(List<World> worlds, Function<World, Optional<Estimate>> way) {
      int estimated = 0;
      int covered = 0;
      double errors = 0;
      double widths = 0;
      for (World world : worlds) {
        Optional<Estimate> estimate = way.apply(world);
        if (estimate.isPresent()) {
          Interval interval = estimate.get().interval();
          double people = (double) world.people();
          estimated++;
          covered += interval.lower() <= people && people <= interval.upper() ? 1 : 0;
          errors += estimate.get().value() / people - 1;
          widths += (interval.upper() - interval.lower()) / people;
        }
      }
      return new Performance(
          worlds.size() - estimated, estimated, covered, errors / estimated, widths / estimated);
    }
  }

  private final SparkSession spark;
  private final double scale;

  /**
   * @param scale of the worlds, at most 2: 1 holds about 6,000 people
   */
  public DoubtBench(SparkSession spark, double scale) {
    this.spark = spark;
    this.scale = scale;
  }

  /** Links and estimates independent worlds, one after the other. */
  public List<World> run(int worlds, Seed seed, Consumer<World> done) {
    List<World> all = new ArrayList<>();
    for (int w = 0; w < worlds; w++) {
      World world = world(seed.child("world " + w));
      done.accept(world);
      all.add(world);
    }
    return List.copyOf(all);
  }

  private World world(Seed seed) {
    DoubtfulWorld world = DoubtfulWorld.of(spark, seed, scale);
    Dataset<Row> records = Settled.of(world.records());
    List<String> lists =
        records.select("source").distinct().orderBy("source").as(Encoders.STRING()).collectAsList();
    Linkage linkage =
        RecordLinkage.link(
            records,
            LinkSettings.of(DoubtfulWorld.FIELDS, new TreeSet<>(lists))
                .learningSources()
                .withDraws(LINKAGES),
            seed);
    Dataset<Row> truth = records.select("record_id", "truth");
    Dataset<Row> best = Settled.of(linkage.assignments().join(truth, "record_id"));
    Dataset<Row> sampled =
        Settled.of(
            linkage
                .possibilities()
                .select("record_id", "source", "cluster", "draws")
                .join(truth, "record_id"));
    double right = pairs(best, lit(1.0), "cluster", "truth");
    double linked = pairs(best, lit(1.0), "cluster");
    Dataset<Row> byBest = Overlaps.people(persons(best, "cluster"), lists);
    Dataset<Row> byTruth = Overlaps.people(persons(records, "truth"), lists);
    Dataset<Row> bySampled =
        Settled.of(
            Overlaps.byLinkage(persons(sampled, "cluster", first("draws").as("draws")), lists));
    Verdict doubted = verdict(byBest, bySampled, seed);
    return new World(
        world.people(),
        records.count(),
        new Links(
            pairs(records, lit(1.0), "truth"),
            new Pairs(linked, linked - right),
            sampledPairs(sampled)),
        verdict(byBest, bySampled.limit(0), seed).estimate(),
        doubted.estimate(),
        verdict(byTruth, bySampled.limit(0), seed).estimate(),
        doubted.estimate().isEmpty()
            ? 0
            : Double.parseDouble(
                Objects.requireNonNull(
                    doubted.diagnostics().get("share of variance due to linkage"))));
  }

  private static Verdict verdict(Dataset<Row> overlaps, Dataset<Row> byLinkage, Seed seed) {
    return CountryEstimates.victims(overlaps, byLinkage, DoubtfulWorld.QUARTER, LEVEL, DRAWS, seed)
        .rows()
        .get(0)
        .verdict();
  }

  /** Records of one name as persons, on the lists that hold them. */
  private static Dataset<Row> persons(Dataset<Row> records, String person, Column... more) {
    return records
        .groupBy(person)
        .agg(array_join(array_sort(collect_set("source")), ",").as("sources"), more)
        .withColumn("destination", lit(PLACE))
        .withColumn("bulk", lit(false));
  }

  private static Pairs sampledPairs(Dataset<Row> sampled) {
    Column share = size(first("draws")).divide(lit((double) LINKAGES));
    double all = pairs(sampled, share, "cluster");
    return new Pairs(all, all - pairs(sampled, share, "cluster", "truth"));
  }

  /** Σ weight · n(n−1)/2 over groups of equal values. */
  private static double pairs(Dataset<Row> rows, Column weight, String by, String... more) {
    Column n = col("n").cast("double");
    return rows.groupBy(by, more)
        .agg(count(lit(1)).as("n"), weight.as("weight"))
        .agg(sum(n.multiply(n.minus(1)).divide(2).multiply(col("weight"))))
        .first()
        .getDouble(0);
  }
}
