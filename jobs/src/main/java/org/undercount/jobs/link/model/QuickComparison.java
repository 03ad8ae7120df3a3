package org.undercount.jobs.link.model;

import static org.undercount.jobs.link.standard.FieldKind.CLK;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Compares pairs field by field, those that cost least first, and gives a pair up as soon as
 * nothing in the fields that remain could lift it to the least weight that matters. Pairs that are
 * not given up get the pattern of {@link FieldComparison#pattern}. Not thread-safe.
 */
public final class QuickComparison {

  /** What {@link #pattern} gives for a pair that cannot reach the least weight. */
  public static final long HOPELESS = -1;

  private static final double ROUNDING = 1e-6;

  private final FieldComparison comparison;
  private final FieldKind[] kinds;
  private final int[] order;
  private final boolean coded;
  private final double base;
  private final double[][] levelBits;
  private final double[] most;

  /** What names that changed places add, less the most that names may add. */
  private final double turning;

  private final PairWeight weight;
  private final double leastBits;

  /**
   * @param comparison of fields
   * @param weight of the pairs
   * @param leastBits pairs that cannot reach it are given up
   */
  public QuickComparison(FieldComparison comparison, PairWeight weight, double leastBits) {
    this.comparison = comparison;
    List<Field> fields = comparison.fields();
    this.weight = weight;
    this.leastBits = leastBits - ROUNDING;
    this.base = weight.baseBits();
    int n = fields.size();
    this.kinds = fields.stream().map(Field::kind).toArray(FieldKind[]::new);
    this.coded = Arrays.asList(kinds).contains(CLK);
    this.levelBits = new double[n][];
    this.most = new double[n];
    for (int f = 0; f < n; f++) {
      double[] bits = new double[Agreement.levels(kinds[f])];
      for (int level = 0; level < bits.length; level++) {
        bits[level] = weight.levelBits(f, level);
      }
      levelBits[f] = bits;
      most[f] = Math.max(0, Arrays.stream(bits).skip(1).max().orElse(0));
    }
    this.turning = turning(comparison);
    this.order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingInt(f -> cost(kinds[f])))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * The pattern of a pair, or {@link #HOPELESS}.
   *
   * @param left values of one record
   * @param right of the other
   * @param mostRarity no less than the pair's bits of rarity
   */
  public long pattern(RecordValues left, RecordValues right, double mostRarity) {
    double bits = base + weight.mostRarityBits(mostRarity);
    boolean bothNamed = coded && comparison.bothNamed(left, right);
    for (int f = 0; f < kinds.length; f++) {
      if (left.has(f) && right.has(f) && !(bothNamed && kinds[f] == CLK)) {
        bits += most[f];
      }
    }
    if (bits < leastBits) {
      return HOPELESS;
    }
    // What the pair may reach if given and family name turn out to have changed places.
    double turned =
        comparison.mayChangePlaces(left, right) ? bits + turning : Double.NEGATIVE_INFINITY;
    long pattern = 0;
    for (int f : order) {
      int least = turned < leastBits ? leastLevel(f, bits) : 2;
      int level =
          bothNamed && kinds[f] == CLK
              ? Agreement.MISSING
              : comparison.level(f, left, right, least);
      if (level == Agreement.MISSING) {
        continue;
      }
      pattern = Pattern.with(pattern, f, level);
      double lost = levelBits[f][level] - most[f];
      bits += lost;
      if (!comparison.isTurned(f)) {
        turned += lost;
      } else if (!FieldComparison.disagrees(level)) {
        turned = Double.NEGATIVE_INFINITY;
      }
      if (Math.max(bits, turned) < leastBits) {
        return HOPELESS;
      }
    }
    long crosswise = comparison.crosswise(pattern, left, right);
    return bits < leastBits && crosswise == pattern ? HOPELESS : crosswise;
  }

  /** The lowest level of a field that does not make the pair hopeless, 2 if the first does not. */
  private int leastLevel(int field, double bits) {
    int level = 1;
    while (level < levelBits[field].length - 1
        && bits + levelBits[field][level] - most[field] < leastBits) {
      level++;
    }
    return Math.max(2, level);
  }

  /**
   * True if a pair that was not given up reaches the least weight.
   *
   * @param rarity the pair's bits of rarity
   */
  public boolean reaches(long pattern, double rarity) {
    return weight.bits(pattern, rarity) >= leastBits;
  }

  private double turning(FieldComparison names) {
    double bits = 0;
    for (int f = 0; f < kinds.length; f++) {
      bits += names.isTurned(f) ? levelBits[f][FieldComparison.SWAPPED_LEVEL] - most[f] : 0;
    }
    return bits;
  }

  private static int cost(FieldKind kind) {
    return switch (kind) {
      case SEX, CATEGORY, NATIONALITY, MONTH, DAY -> 0;
      case YEAR, NUMBER, DATE -> 1;
      case CODE, IDENTIFIER, PHONE -> 2;
      case TEXT, CLK -> 3;
      case GIVEN_NAME, FAMILY_NAME, FULL_NAME -> 4;
    };
  }
}
