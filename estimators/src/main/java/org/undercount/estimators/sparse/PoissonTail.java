package org.undercount.estimators.sparse;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** How surprising a count is for a Poisson variable of known mean. */
final class PoissonTail {

  private static final double SMALLEST_LOG = -600;
  private static final double ROUNDING = 1e-6;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private PoissonTail() {}

  /**
   * The smaller of P(X ≤ count) and P(X ≥ count), X Poisson. The tail on the count's side is
   * computed itself, so that it keeps its digits however small it is.
   *
   * @param count not below 0
   * @param mean not below 0
   */
  static double smaller(double count, double mean) {
    if (mean == 0) {
      return count == 0 ? 1 : 0;
    }
    if (count < mean) {
      double below = RegularizedGamma.Q.value(count + 1, mean);
      return Math.min(below, 1 - below + point(count, mean));
    }
    if (count == 0) {
      return 1;
    }
    double above = RegularizedGamma.P.value(count, mean);
    return Math.min(above, 1 - above + point(count, mean));
  }

  /**
   * Logarithm of a number the smaller tail does not exceed: Chernoff's bound e^{−D}, D = x log(x/μ)
   * − x + μ, on the tail on the count's side.
   */
  static double logUpperBound(double count, double mean) {
    if (mean == 0) {
      return count == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    if (count == 0) {
      return -mean;
    }
    double excess = (mean - count) / count;
    return count * (Math.log1p(excess) - excess); // not log(mean / count): keeps near ties apart
  }

  /**
   * Logarithm of a number the smaller tail is not below: both tails hold P(X = x) ≥ e^{−D −
   * 1/(12x)}/√(2πx), by Stirling's formula. No bound where the tail itself would underflow to 0, so
   * that such tails tie.
   *
   * @param logUpperBound of the same count and mean
   */
  static double logLowerBound(double count, double logUpperBound) {
    if (logUpperBound < SMALLEST_LOG) {
      return Double.NEGATIVE_INFINITY;
    }
    double stirling = count == 0 ? 0 : Math.log(2 * Math.PI * count) / 2 + 1 / (12 * count);
    return logUpperBound - stirling - ROUNDING;
  }

  /**
   * The log upper bound above which the smaller tail is at least p: that tail is not below
   * Φ(−√(2D)) (Short 2013, ISRN Probab. Stat., 412958).
   */
  static double leastLogUpperBoundAt(double p) {
    if (p <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (p >= 0.5) {
      return 0; // not exceeded by any
    }
    double z = NORMAL.inverseCumulativeProbability(p);
    return -z * z / 2 + ROUNDING;
  }

  private static double point(double count, double mean) {
    return Math.exp(count * Math.log(mean) - mean - LogGamma.value(count + 1));
  }
}
