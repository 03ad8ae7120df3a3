package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.model.Estimation;
import org.undercount.jobs.link.model.LinkModel;
import org.undercount.jobs.link.model.PairWeight;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.session.Settled;

/**
 * How pairs are weighed: what was learnt from a sample of them.
 *
 * @param model of independent fields
 * @param others weight of pairs: the model, or what answers made of it
 * @param contrast weight of pairs of two lists that hold a person once, where it is another
 * @param single sources found, or said, to list a person once; empty if that was not asked
 * @param warnings sentences a reader must see
 */
public record Weighing(
    LinkModel model,
    PairWeight others,
    Optional<PairWeight> contrast,
    SortedSet<String> single,
    List<String> warnings) {

  public Weighing {
    single = Collections.unmodifiableSortedSet(new TreeSet<>(single));
    warnings = List.copyOf(warnings);
  }

  /** What was learnt from pairs alone. */
  Weighing(
      LinkModel model,
      Optional<PairWeight> contrast,
      SortedSet<String> single,
      List<String> warnings) {
    this(model, model, contrast, single, warnings);
  }

  /** The same with corrected weights. */
  Weighing correcting(
      PairWeight correctedOthers, Optional<? extends PairWeight> correctedContrast) {
    return new Weighing(model, correctedOthers, correctedContrast.map(c -> c), single, warnings);
  }

  /** The same with one more warning. */
  Weighing warning(String sentence) {
    List<String> more = new ArrayList<>(warnings);
    more.add(sentence);
    return new Weighing(model, others, contrast, single, more);
  }

  /**
   * A model of independent fields fitted to a sample.
   *
   * @param sample as {@link Comparing#sample} gives it
   * @param random pattern → count among random pairs
   * @param allPairs number of pairs that may match at all, not of the sample's alone
   */
  static Weighing independent(
      List<Field> fields, Comparing.Sample sample, SortedMap<Long, Long> random, double allPairs) {
    LinkModel model =
        Estimation.fit(
            fields,
            random,
            Comparing.counted(sample.pairs()),
            Math.max(1, allPairs * sample.share()));
    return new Weighing(model, Optional.empty(), new TreeSet<>(), List.of());
  }

  /** The weight of pairs of two lists that hold a person once, or of others. */
  PairWeight weight(boolean bothOnce) {
    return bothOnce && contrast.isPresent() ? contrast.get() : others;
  }

  /** What travels to the tasks. */
  Comparing.Weights weights() {
    PairWeight all = others;
    PairWeight bothOnce = weight(true);
    return both -> both ? bothOnce : all;
  }

  /**
   * The pairs of a sample as the sources found allow them: none within a source that lists a person
   * once, and {@code left_once} and {@code right_once} its name.
   */
  Dataset<Row> allowed(Dataset<Row> sampled) {
    if (single.isEmpty()) {
      return sampled;
    }
    Column left = col("left_source").isin(single.toArray());
    Column right = col("right_source").isin(single.toArray());
    return sampled
        .filter(not(left.and(col("left_source").equalTo(col("right_source")))))
        .withColumn("left_once", when(left, col("left_source")).otherwise(""))
        .withColumn("right_once", when(right, col("right_source")).otherwise(""));
  }

  /** Those pairs of a sample that is everything which may match and reach a weight. */
  Comparing.Compared all(Comparing.Sample sample, double leastBits) {
    Dataset<Row> allowed = allowed(sample.pairs());
    return new Comparing.Compared(
        Settled.of(weighed(allowed).filter(col("bits").geq(leastBits)).drop("bits")),
        allowed.count());
  }

  /** Pairs with their {@code bits}. */
  Dataset<Row> weighed(Dataset<Row> compared) {
    if (contrast.isEmpty()) {
      return with(compared, others);
    }
    return compared.withColumn(
        "bits", when(bothOnce(), bits(contrast.get())).otherwise(bits(others)));
  }

  /**
   * Pairs of an earlier linkage weighed again, those that reach a weight or were given up.
   *
   * @param kept as {@link Earlier#kept} gives them
   */
  Dataset<Row> again(Dataset<Row> kept, double leastBits) {
    Dataset<Row> known =
        weighed(kept.filter(col("pattern").isNotNull())).filter(col("bits").geq(leastBits));
    Dataset<Row> givenUp =
        kept.filter(col("pattern").isNull())
            .withColumn("pattern", lit(0L))
            .withColumn("rarity", lit(0.0))
            .withColumn("bits", lit(Clustering.HOPELESS_BITS));
    return known.union(givenUp);
  }

  /**
   * Weighed pairs with what each of some draws of the weights adds to their {@code bits}, as {@code
   * shifts}; nothing where it is not known how surely the weights were learnt.
   */
  Dataset<Row> shifted(Dataset<Row> weighed, int draws, Seed seed) {
    if (contrast.isEmpty() || draws == 0) {
      return weighed.withColumn("shifts", lit(new double[0]));
    }
    PairWeight learnt = contrast.get();
    List<PairWeight> others = List.copyOf(learnt.sampled(draws, seed));
    Column shifts =
        udf(
                (UDF2<Long, Double, double[]>)
                    (pattern, rarity) -> {
                      double bits = learnt.bits(pattern, rarity);
                      return others.stream()
                          .mapToDouble(w -> w.bits(pattern, rarity) - bits)
                          .toArray();
                    },
                DataTypes.createArrayType(DataTypes.DoubleType, false))
            .apply(col("pattern"), col("rarity"));
    return weighed.withColumn("shifts", when(bothOnce(), shifts).otherwise(lit(new double[0])));
  }

  private static Column bothOnce() {
    return col("left_once").notEqual("").and(col("right_once").notEqual(""));
  }

  /** Pairs with {@code bits} by a weight. */
  static Dataset<Row> with(Dataset<Row> compared, PairWeight weight) {
    return compared.withColumn("bits", bits(weight));
  }

  private static Column bits(PairWeight weight) {
    return udf(
            (UDF2<Long, Double, Double>) (pattern, rarity) -> weight.bits(pattern, rarity),
            DataTypes.DoubleType)
        .apply(col("pattern"), col("rarity"));
  }

  /** Pairs with the {@code probability} of their {@code bits}. */
  static Dataset<Row> withProbability(Dataset<Row> weighed) {
    return weighed.withColumn(
        "probability", lit(1.0).divide(lit(1.0).plus(pow(lit(2.0), col("bits").multiply(-1)))));
  }
}
