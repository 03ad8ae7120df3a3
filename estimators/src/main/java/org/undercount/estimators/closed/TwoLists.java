package org.undercount.estimators.closed;

import java.util.List;
import java.util.Map;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.OverlapTable;

/**
 * Two lists and their overlap.
 *
 * <p>Assumes a closed population, perfect linkage, independent lists, and on one of them at least
 * the same chance for everybody. Positively dependent lists bias both estimators down, missed links
 * bias them up; two lists cannot show either. Does not check linkage.
 *
 * @param onFirst units on the first list
 * @param onSecond units on the second list
 * @param onBoth units on both
 */
public record TwoLists(long onFirst, long onSecond, long onBoth) {

  public TwoLists {
    if (!(onBoth >= 0 && onBoth <= Math.min(onFirst, onSecond))) {
      throw new IllegalArgumentException(
          "Overlap must be between 0 and the smaller list: onFirst="
              + onFirst
              + ", onSecond="
              + onSecond
              + ", onBoth="
              + onBoth);
    }
  }

  public static TwoLists of(OverlapTable table) {
    if (table.lists().size() != 2) {
      throw new IllegalArgumentException(
          "Two-list estimators take exactly two lists, got " + table.lists());
    }
    return new TwoLists(table.onAll(1), table.onAll(2), table.onAll(3));
  }

  public long observed() {
    return onFirst + onSecond - onBoth;
  }

  /**
   * Lincoln and Petersen's N̂ = n₁n₂/m with Var = n₁n₂(n₁−m)(n₂−m)/m³, log-normal interval. Needs
   * an overlap; biased upwards in small samples.
   */
  public Estimate lincolnPetersen(double level) {
    if (onBoth == 0) {
      throw new IllegalArgumentException(
          "Lincoln-Petersen needs an overlap of at least 1, got 0: there is no finite estimate");
    }
    double n1 = onFirst;
    double n2 = onSecond;
    double m = onBoth;
    double value = Math.max(n1 * n2 / m, (double) observed()); // rounding only, as below
    double error = Math.sqrt(n1 * n2 * (n1 - m) * (n2 - m) / (m * m * m));
    return new Estimate(
        value,
        LogNormal.interval(observed(), value, error, level),
        "lincoln-petersen",
        Map.of("standardError", Double.toString(error)));
  }

  /**
   * Chapman's nearly unbiased N̂ = (n₁+1)(n₂+1)/(m+1) − 1 with Seber's variance
   * (n₁+1)(n₂+1)(n₁−m)(n₂−m)/((m+1)²(m+2)), log-normal interval. Chapman (1951); Seber (1970),
   * Biometrics 26. Unbiased when n₁ + n₂ ≥ N; below about 7 in the overlap it is biased down.
   */
  public Estimate chapman(double level) {
    double error = Math.sqrt(chapmanVariance());
    double value = chapmanValue();
    return new Estimate(
        value,
        LogNormal.interval(observed(), value, error, level),
        "chapman",
        Map.of("standardError", Double.toString(error)));
  }

  double chapmanValue() {
    double value = (onFirst + 1.0) * (onSecond + 1.0) / (onBoth + 1.0) - 1;
    return Math.max(value, (double) observed()); // rounding only: value − n = (n₁−m)(n₂−m)/(m+1)
  }

  /** Seber's. */
  double chapmanVariance() {
    double n1 = onFirst;
    double n2 = onSecond;
    double m = onBoth;
    return (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) * (m + 1) * (m + 2));
  }

  /** The three observable cells as a list, for messages: first only, second only, both. */
  List<Long> cells() {
    return List.of(onFirst - onBoth, onSecond - onBoth, onBoth);
  }
}
