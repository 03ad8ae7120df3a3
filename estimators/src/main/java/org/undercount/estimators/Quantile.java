package org.undercount.estimators;

/** Sample quantiles. */
public final class Quantile {

  private Quantile() {}

  /**
   * The p-quantile by linear interpolation of order statistics (type 7 of Hyndman and Fan 1996).
   * Infinite where it reaches an infinite order statistic.
   *
   * @param sorted ascending, at least one value, none NaN
   * @param p in [0, 1]
   */
  public static double ofSorted(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    double share = position - below;
    if (share == 0 || sorted[below] == sorted[below + 1]) { // no 0 · ∞, no ∞ − ∞
      return sorted[below];
    }
    return sorted[below] + share * (sorted[below + 1] - sorted[below]);
  }
}
