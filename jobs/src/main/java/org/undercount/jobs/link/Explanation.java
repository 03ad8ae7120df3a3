package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.jobs.link.model.Agreement;
import org.undercount.jobs.link.model.AgreementWords;
import org.undercount.jobs.link.model.LinkModel.FieldModel;
import org.undercount.jobs.link.model.PairWeight;
import org.undercount.jobs.link.model.Pattern;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.session.Settled;

/**
 * What a linkage can say for itself: how each column counts, how the weights of pairs are spread, a
 * few pairs taken apart, and the clusters that hang together worst. Small whatever the size of the
 * data. Record ids are there so that who may see them can look records up; nothing here is a value
 * of a person.
 *
 * @param byContrast true if pairs of lists that hold a person once have weights of their own, which
 *     are then the ones shown
 * @param priorBits weight before anything is compared
 * @param fields per compared column its levels
 * @param weights pairs by whole bits of their own weight
 * @param examples pairs taken apart, no pair twice
 * @param strange at most {@value #STRANGE} clusters, the worst first
 */
public record Explanation(
    boolean byContrast,
    double priorBits,
    List<FieldLevels> fields,
    List<Weight> weights,
    List<Example> examples,
    List<Strange> strange) {

  private static final int STRANGE = 10;
  private static final int MOST_IDS = 20;

  /** Probabilities nearer to 0 or 1 are not told apart. */
  private static final double NEAREST = 1e-15;

  /** Bits that other records must have added or taken to be told as an example. */
  private static final double MOVED_BITS = 1;

  public Explanation {
    fields = List.copyOf(fields);
    weights = List.copyOf(weights);
    examples = List.copyOf(examples);
    strange = List.copyOf(strange);
  }

  /**
   * A column's levels.
   *
   * @param field which
   * @param levels from different to equal
   */
  public record FieldLevels(Field field, List<Level> levels) {
    public FieldLevels {
      levels = List.copyOf(levels);
    }
  }

  /**
   * A level of agreement.
   *
   * @param words for it
   * @param m its share among matches, by the model of independent columns
   * @param u its share among others
   * @param bits what it adds to a weight
   */
  public record Level(String words, double m, double u, double bits) {}

  /**
   * Pairs of one weight.
   *
   * @param bits rounded down
   * @param pairs how many
   * @param linked of these, those in one cluster
   */
  public record Weight(long bits, long pairs, long linked) {}

  /**
   * A pair taken apart.
   *
   * @param choice why this one
   * @param leftSource source of one record
   * @param left its id
   * @param rightSource source of the other
   * @param right its id
   * @param parts in order; they sum to {@code bits}
   * @param bits log₂ odds of the final probability
   * @param probability final, in the light of all records
   * @param linked true if both are in one cluster
   */
  public record Example(
      Choice choice,
      String leftSource,
      String left,
      String rightSource,
      String right,
      List<Part> parts,
      double bits,
      double probability,
      boolean linked) {
    public Example {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Part of a weight.
   *
   * @param words what it comes from
   * @param bits what it adds
   */
  public record Part(String words, double bits) {}

  /**
   * A cluster that hangs together badly.
   *
   * @param records in it
   * @param sources each with the number of its records
   * @param meanProbability over all its pairs, those not weighed as 0
   * @param leastBits lowest own weight among its weighed pairs
   * @param unweighed pairs that no block brought together or that were given up
   * @param ids of its records, at most {@value #MOST_IDS}
   */
  public record Strange(
      long records,
      List<String> sources,
      double meanProbability,
      double leastBits,
      long unweighed,
      List<String> ids) {
    public Strange {
      sources = List.copyOf(sources);
      ids = List.copyOf(ids);
    }
  }

  /** Why a pair is an example. */
  public enum Choice {
    STRONGEST("The strongest pair"),
    EVEN("The pair nearest to even odds"),
    WEAKEST_LINKED("The weakest pair that is linked"),
    STRONGEST_APART("The strongest pair that is not linked"),
    LIFTED("The pair that other records lift most"),
    HELD_DOWN("The pair that other records hold down most");

    private final String words;

    Choice(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    private Dataset<Row> among(Dataset<Row> pairs) {
      Column together = col("together");
      Column moved = col("final_bits").minus(col("bits"));
      return switch (this) {
        case STRONGEST -> pairs.orderBy(col("bits").desc(), col("left"), col("right"));
        case EVEN -> pairs.orderBy(abs(col("probability").minus(0.5)), col("left"), col("right"));
        case WEAKEST_LINKED ->
            pairs.filter(together).orderBy(col("bits"), col("left"), col("right"));
        case STRONGEST_APART ->
            pairs.filter(not(together)).orderBy(col("bits").desc(), col("left"), col("right"));
        case LIFTED ->
            pairs
                .filter(together.and(moved.gt(MOVED_BITS)))
                .orderBy(moved.desc(), col("left"), col("right"));
        case HELD_DOWN ->
            pairs
                .filter(not(together).and(moved.lt(-MOVED_BITS)))
                .orderBy(moved, col("left"), col("right"));
      };
    }
  }

  /** Explains a linkage; reads its pairs again a few times. */
  public static Explanation of(Linkage linkage) {
    Weighing weighing = linkage.evidence().weighing();
    PairWeight shown = weighing.weight(true);
    Dataset<Row> pairs = placed(linkage);
    return new Explanation(
        weighing.contrast().isPresent(),
        shown.baseBits(),
        levels(weighing, shown),
        weights(pairs),
        examples(pairs, weighing),
        strange(pairs, linkage.assignments()));
  }

  /** Pairs with their own weight, the final one, and whether they ended together. */
  private static Dataset<Row> placed(Linkage linkage) {
    Dataset<Row> clusters = linkage.assignments().select("record_id", "cluster");
    Dataset<Row> left = clusters.toDF("left", "left_cluster");
    Dataset<Row> right = clusters.toDF("right", "right_cluster");
    Column held = greatest(lit(NEAREST), least(lit(1 - NEAREST), col("probability")));
    return Settled.of(
        linkage
            .pairs()
            .select("left_source", "left", "right_source", "right", "probability")
            .join(linkage.evidence().pairs(), new String[] {"left", "right"}, "inner")
            .join(left, "left")
            .join(right, "right")
            .withColumn("together", col("left_cluster").equalTo(col("right_cluster")))
            .withColumn("final_bits", log2(held.divide(lit(1.0).minus(held)))));
  }

  private static List<FieldLevels> levels(Weighing weighing, PairWeight shown) {
    List<FieldLevels> all = new ArrayList<>();
    List<FieldModel> fields = weighing.model().fields();
    for (int f = 0; f < fields.size(); f++) {
      FieldModel model = fields.get(f);
      List<Level> levels = new ArrayList<>();
      for (int level = 1; level <= Agreement.equalLevel(model.field().kind()); level++) {
        levels.add(
            new Level(
                AgreementWords.of(model.field().kind(), level),
                model.m().get(level),
                model.u().get(level),
                shown.levelBits(f, level)));
      }
      all.add(new FieldLevels(model.field(), levels));
    }
    return all;
  }

  private static List<Weight> weights(Dataset<Row> pairs) {
    return pairs
        .groupBy(floor(col("bits")).as("step"))
        .agg(count(lit(1)), sum(col("together").cast("long")))
        .orderBy("step")
        .collectAsList()
        .stream()
        .map(r -> new Weight(r.getLong(0), r.getLong(1), r.getLong(2)))
        .toList();
  }

  private static List<Example> examples(Dataset<Row> pairs, Weighing weighing) {
    List<Example> examples = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (Choice choice : Choice.values()) {
      for (Row row : choice.among(pairs).limit(1).collectAsList()) {
        Example example = example(choice, row, weighing);
        if (seen.add(List.of(example.left(), example.right()))) {
          examples.add(example);
        }
      }
    }
    return examples;
  }

  private static Example example(Choice choice, Row row, Weighing weighing) {
    String leftOnce = row.getAs("left_once");
    String rightOnce = row.getAs("right_once");
    PairWeight weight = weighing.weight(!leftOnce.isEmpty() && !rightOnce.isEmpty());
    long pattern = row.<Long>getAs("pattern");
    double own = row.<Double>getAs("bits");
    double last = row.<Double>getAs("final_bits");
    List<Part> parts = parts(weighing, weight, pattern, row.<Double>getAs("rarity"), own);
    parts.add(new Part("what other records say", last - own));
    return new Example(
        choice,
        row.getAs("left_source"),
        row.getAs("left"),
        row.getAs("right_source"),
        row.getAs("right"),
        parts,
        last,
        row.<Double>getAs("probability"),
        row.<Boolean>getAs("together"));
  }

  private static List<Part> parts(
      Weighing weighing, PairWeight weight, long pattern, double rarity, double own) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("before comparing", weight.baseBits()));
    List<FieldModel> fields = weighing.model().fields();
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f).field();
      int level = Pattern.level(pattern, f);
      if (level != Agreement.MISSING && PairWeight.counts(pattern, f, weight.kinds())) {
        parts.add(
            new Part(
                field.column() + ": " + AgreementWords.of(field.kind(), level),
                weight.levelBits(f, level)));
      }
    }
    parts.add(new Part("how rare equal values are", weight.rarityBits(pattern, rarity)));
    double rest = own - parts.stream().mapToDouble(Part::bits).sum();
    if (Math.abs(rest) > 1e-6) {
      parts.add(new Part("held within certainty", rest));
    }
    return parts;
  }

  private static List<Strange> strange(Dataset<Row> pairs, Dataset<Row> assignments) {
    Dataset<Row> within =
        pairs
            .filter(col("together"))
            .groupBy(col("left_cluster").as("cluster"))
            .agg(
                sum("probability").as("probability"),
                min("bits").as("least"),
                count(lit(1)).as("weighed"));
    Dataset<Row> sizes =
        assignments.groupBy("cluster").agg(count(lit(1)).as("n")).filter(col("n").geq(2));
    Column all = col("n").multiply(col("n").minus(1)).divide(2);
    List<Row> worst =
        sizes
            .join(within, "cluster")
            .withColumn("mean", col("probability").divide(all))
            .orderBy(col("mean"), col("n").desc(), col("cluster"))
            .limit(STRANGE)
            .select("cluster", "n", "mean", "least", "weighed")
            .collectAsList();
    Object[] names = worst.stream().map(r -> r.getString(0)).toArray();
    List<Row> members =
        assignments
            .filter(col("cluster").isin(names))
            .groupBy("cluster", "source")
            .agg(count(lit(1)), slice(sort_array(collect_list("record_id")), 1, MOST_IDS))
            .collectAsList();
    return worst.stream().map(r -> strange(r, members)).toList();
  }

  private static Strange strange(Row cluster, List<Row> members) {
    List<Row> own =
        members.stream()
            .filter(m -> m.getString(0).equals(cluster.getString(0)))
            .sorted(Comparator.comparing(m -> m.getString(1)))
            .toList();
    long n = cluster.getLong(1);
    return new Strange(
        n,
        own.stream().map(m -> m.getString(1) + " " + m.getLong(2)).toList(),
        cluster.getDouble(2),
        cluster.getDouble(3),
        n * (n - 1) / 2 - cluster.getLong(4),
        own.stream().flatMap(m -> m.<String>getList(3).stream()).limit(MOST_IDS).toList());
  }
}
