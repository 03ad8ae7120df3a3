package org.undercount.estimators.closed;

import java.util.List;
import java.util.Map;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.OverlapTable;

/**
 * Chao's lower bound for populations whose members differ in how easily they are seen.
 *
 * <p>From counts alone, fₖ units seen k times: N ≥ n + f₁²/(2f₂), or bias-corrected n + f₁(f₁−1)/
 * (2(f₂+1)). Chao (1987), Biometrics 43, for many occasions with small chances.
 *
 * <p>From a few lists of different size that form claims too much (two equal independent lists
 * would double f₀), so the form for lists is used: with s_i units on list i only and s_ij on i and
 * j only, N ≥ n + Σ s_i s_j / Σ s_ij, bias-corrected by adding 1 to the denominator. For every pair
 * E s_i E s_j ≤ E f₀ E s_ij, so the sums may run over any pairs for which that holds: those whose
 * three cells can occur and of which neither list is known to feed the other; with all pairs
 * possible this is n + (f₁² − Σ s_i²)/(2f₂), Chao (1989), Biometrics 45. It follows from the
 * Cauchy–Schwarz inequality when lists are independent given the person and a person's odds
 * multiply a list's; lists that feed one another and are not declared to break it.
 *
 * <p>Variance by the delta method for a multinomial: Σ (∂f₀/∂m_j)² m_j + f₀, which for counts alone
 * is Chao's (1987) f₂(¼r⁴ + r³ + ½r²), r = f₁/f₂.
 *
 * @param observed distinct units seen
 * @param value the bound on the population
 * @param standardError of the bound
 * @param name which form
 */
public record ChaoBound(long observed, double value, double standardError, String name) {

  /** The form for lists, bias-corrected when nobody is on exactly two lists. */
  public static ChaoBound ofLists(OverlapTable table) {
    return ofLists(table, onPairs(table) == 0);
  }

  public static ChaoBound ofLists(OverlapTable table, boolean biasCorrected) {
    int k = table.lists().size();
    double pairsOnly = (double) onPairs(table);
    double products = 0;
    double[] partners = new double[k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        if (i != j && counts(table, 1 << i | 1 << j)) {
          partners[i] += table.count(1 << j);
        }
      }
      products += table.count(1 << i) * partners[i] / 2;
    }
    double denominator = pairsOnly + (biasCorrected ? 1 : 0);
    if (denominator == 0) {
      throw new IllegalArgumentException(
          "The uncorrected bound needs units on exactly two lists, got none");
    }
    double unseen = products / denominator;
    double variance = unseen * unseen / (denominator * denominator) * pairsOnly + unseen;
    for (int i = 0; i < k; i++) {
      double slope = partners[i] / denominator;
      variance += slope * slope * table.count(1 << i);
    }
    long n = table.observed();
    return new ChaoBound(
        n,
        n + unseen,
        Math.sqrt(variance),
        "Chao 1987, form for lists (Chao 1989)" + (biasCorrected ? ", bias-corrected" : ""));
  }

  /** From counts alone: element 0 of the list is f₁. */
  public static ChaoBound ofCounts(List<Long> captureCounts, boolean biasCorrected) {
    long n = captureCounts.stream().mapToLong(Long::longValue).sum();
    double f1 = (double) captureCounts.get(0);
    double f2 = captureCounts.size() > 1 ? (double) captureCounts.get(1) : 0;
    if (!biasCorrected && f2 == 0) {
      throw new IllegalArgumentException(
          "Chao's bound needs f2 > 0, got 0: use the corrected form");
    }
    double unseen = biasCorrected ? f1 * (f1 - 1) / (2 * (f2 + 1)) : f1 * f1 / (2 * f2);
    double slope1 = biasCorrected ? (2 * f1 - 1) / (2 * (f2 + 1)) : f1 / f2;
    double slope2 = biasCorrected ? unseen / (f2 + 1) : unseen / f2;
    double variance = slope1 * slope1 * f1 + slope2 * slope2 * f2 + unseen;
    return new ChaoBound(
        n,
        n + unseen,
        Math.sqrt(variance),
        biasCorrected ? "Chao 1987, bias-corrected" : "Chao 1987");
  }

  public Interval interval(double level) {
    return LogNormal.interval(observed, value, standardError, level);
  }

  public LowerBound bound(double level) {
    return new LowerBound(value, interval(level).lower(), level, name);
  }

  public Estimate estimate(double level) {
    return new Estimate(
        value,
        interval(level),
        "chao",
        Map.of("form", name, "standardError", Double.toString(standardError)));
  }

  /** Units on exactly two lists, over the pairs that count. */
  static long onPairs(OverlapTable table) {
    long sum = 0;
    for (Map.Entry<Integer, Long> cell : table.counts().entrySet()) {
      int pair = cell.getKey();
      sum += Integer.bitCount(pair) == 2 && counts(table, pair) ? cell.getValue() : 0;
    }
    return sum;
  }

  /** Whether both lists alone and both together can occur and neither feeds the other. */
  private static boolean counts(OverlapTable table, int pair) {
    int low = Integer.lowestOneBit(pair);
    return !table.referrals().contains(pair)
        && !table.impossible().contains(pair)
        && !table.impossible().contains(low)
        && !table.impossible().contains(pair ^ low);
  }
}
