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
   * @param left standard values of one record
   * @param right of the other
   * @param mostRarity no less than the pair's bits of rarity
   */
  public long pattern(List<String> left, List<String> right, double mostRarity) {
    double bits = base + weight.mostRarityBits(mostRarity);
    boolean bothNamed = coded && comparison.bothNamed(left, right);
    for (int f = 0; f < kinds.length; f++) {
      if (!left.get(f).isEmpty() && !right.get(f).isEmpty() && !(bothNamed && kinds[f] == CLK)) {
        bits += most[f];
      }
    }
    if (bits < leastBits) {
      return HOPELESS;
    }
    long pattern = 0;
    for (int f : order) {
      int level =
          bothNamed && kinds[f] == CLK ? Agreement.MISSING : comparison.level(f, left, right);
      if (level == Agreement.MISSING) {
        continue;
      }
      // Names that do not agree where they stand may agree crosswise, so they are never held down.
      if (kinds[f] != FieldKind.GIVEN_NAME && kinds[f] != FieldKind.FAMILY_NAME) {
        bits += levelBits[f][level] - most[f];
        if (bits < leastBits) {
          return HOPELESS;
        }
      }
      pattern |= ((long) level) << (4 * f);
    }
    return comparison.crosswise(pattern, left, right);
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
