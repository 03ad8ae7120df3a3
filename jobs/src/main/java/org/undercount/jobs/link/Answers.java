package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.jobs.link.model.Clerical;
import org.undercount.jobs.link.model.FieldComparison;

/**
 * Pairs that a person looked up, each with whether the two records are of one person. As they are
 * made by hand they are few.
 *
 * @param byPair record ids in order → true for a match
 */
public record Answers(SortedMap<Pair, Boolean> byPair) {

  /** What an answer weighs: more than any weight that is learnt. */
  static final double SURE_BITS = 30;

  private static final StructType ANSWERED =
      new StructType()
          .add("left", DataTypes.StringType, false)
          .add("right", DataTypes.StringType, false)
          .add("answer", DataTypes.BooleanType, false);

  public Answers {
    byPair = Collections.unmodifiableSortedMap(new TreeMap<>(byPair));
  }

  /**
   * Two records.
   *
   * @param left the smaller record id
   * @param right the greater one
   */
  public record Pair(String left, String right) implements Comparable<Pair> {

    /** The pair of two ids in either order. */
    public static Pair of(String one, String other) {
      return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    @Override
    public int compareTo(Pair other) {
      int byLeft = left.compareTo(other.left);
      return byLeft != 0 ? byLeft : right.compareTo(other.right);
    }
  }

  /** No pair was looked up. */
  public static Answers none() {
    return new Answers(new TreeMap<>());
  }

  boolean isEmpty() {
    return byPair.isEmpty();
  }

  /**
   * Weights corrected by the answers, and a warning where some are about records that are not
   * there.
   *
   * @param members as {@link Comparing#members} gives them
   */
  Weighing correct(Weighing weighing, FieldComparison comparison, Dataset<Row> members) {
    if (isEmpty()) {
      return weighing;
    }
    Map<String, BlockMember> found = members(members, byPair.keySet());
    List<Clerical.Answer> bothOnce = new ArrayList<>();
    List<Clerical.Answer> others = new ArrayList<>();
    int unknown = 0;
    for (Map.Entry<Pair, Boolean> answer : byPair.entrySet()) {
      BlockMember left = found.get(answer.getKey().left());
      BlockMember right = found.get(answer.getKey().right());
      if (left == null || right == null) {
        unknown++;
        continue;
      }
      long pattern = comparison.pattern(left.values(), right.values());
      boolean single =
          weighing.single().contains(left.source()) && weighing.single().contains(right.source());
      (single && weighing.contrast().isPresent() ? bothOnce : others)
          .add(
              new Clerical.Answer(
                  pattern,
                  Comparing.rarity(comparison.fields(), pattern, left, right),
                  answer.getValue()));
    }
    Weighing corrected =
        weighing.correcting(
            Clerical.fit(weighing.model(), others),
            weighing.contrast().map(c -> Clerical.fit(c, bothOnce)));
    return unknown == 0
        ? corrected
        : corrected.warning(
            unknown
                + (unknown == 1 ? " answer is" : " answers are")
                + " about records that are not there or that share nothing with any other: not used");
  }

  /**
   * Weighed pairs, those answered with the weight of certainty, those answered with yes among them
   * even if nothing else speaks for them.
   *
   * @param weighed {@link Comparing.Compared#pairs} with {@code bits}
   * @param members as {@link Comparing#members} gives them
   */
  Dataset<Row> sure(Dataset<Row> weighed, FieldComparison comparison, Dataset<Row> members) {
    if (isEmpty()) {
      return weighed;
    }
    Column one = least(col("left"), col("right")).as("one");
    Column other = greatest(col("left"), col("right")).as("other");
    List<Row> rows = new ArrayList<>();
    byPair.forEach((pair, match) -> rows.add(RowFactory.create(pair.left(), pair.right(), match)));
    Dataset<Row> answered =
        weighed.sparkSession().createDataFrame(rows, ANSWERED).select(one, other, col("answer"));
    Column[] columns = Arrays.stream(weighed.columns()).map(c -> col(c)).toArray(Column[]::new);
    Dataset<Row> all =
        weighed
            .withColumn("one", one)
            .withColumn("other", other)
            .join(broadcast(answered), new String[] {"one", "other"}, "left")
            .withColumn(
                "bits",
                when(col("answer").isNull(), col("bits"))
                    .when(col("answer"), lit(SURE_BITS))
                    .otherwise(lit(-SURE_BITS)))
            .select(columns);
    SortedSet<Pair> unheard = new TreeSet<>();
    answered
        .filter(col("answer"))
        .join(weighed.select(one, other), new String[] {"one", "other"}, "left_anti")
        .collectAsList()
        .forEach(r -> unheard.add(Pair.of(r.getString(0), r.getString(1))));
    return unheard.isEmpty() ? all : all.union(added(unheard, weighed, comparison, members));
  }

  private static Dataset<Row> added(
      SortedSet<Pair> pairs,
      Dataset<Row> weighed,
      FieldComparison comparison,
      Dataset<Row> members) {
    Map<String, BlockMember> found = members(members, pairs);
    List<Row> rows = new ArrayList<>();
    for (Pair pair : pairs) {
      BlockMember left = found.get(pair.left());
      BlockMember right = found.get(pair.right());
      if (left != null && right != null && left.mayMatch(right)) {
        Row compared = Comparing.compared(comparison, left, right);
        Object[] values = new Object[compared.size() + 1];
        for (int i = 0; i < compared.size(); i++) {
          values[i] = compared.get(i);
        }
        values[compared.size()] = SURE_BITS;
        rows.add(RowFactory.create(values));
      }
    }
    return weighed.sparkSession().createDataFrame(rows, weighed.schema());
  }

  /** The records of some pairs, those in no block absent. */
  private static Map<String, BlockMember> members(Dataset<Row> members, Set<Pair> pairs) {
    Object[] ids = pairs.stream().flatMap(p -> Stream.of(p.left(), p.right())).distinct().toArray();
    Map<String, BlockMember> found = new HashMap<>();
    for (Row row :
        members.filter(col("record_id").isin(ids)).select("record_id", "member").collectAsList()) {
      found.put(row.getString(0), BlockMember.of((byte[]) row.get(1)));
    }
    return found;
  }
}
