package org.undercount.estimators.sparse;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Quantile;

/**
 * Bias-corrected and accelerated bootstrap quantiles (Efron 1987; DiCiccio and Efron 1996, equation
 * 6.1): the q-quantile is the replicates' quantile at Φ(z₀ + (z₀ + z_q)/(1 − a(z₀ + z_q))), z₀ =
 * Φ⁻¹(share of replicates below the estimate).
 *
 * <p>A replicate equal to the estimate counts as half below it. Where all replicates lie on one
 * side, z₀ is that of half a replicate on the other.
 */
final class BcaQuantiles {

  static final String KIND = "BCa bootstrap";

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double[] sorted;
  private final double biasCorrection;
  private final double acceleration;

  /**
   * Quantiles about one estimate.
   *
   * @param estimate finite
   * @param replicates at least two, none NaN, infinite where there was no estimate
   * @param acceleration a, finite
   */
  BcaQuantiles(double estimate, double[] replicates, double acceleration) {
    if (!(Double.isFinite(estimate) && Double.isFinite(acceleration))) {
      throw new IllegalArgumentException(
          "BCa needs a finite estimate and acceleration, got " + estimate + " and " + acceleration);
    }
    sorted = replicates.clone();
    Arrays.sort(sorted);
    double below = 0;
    for (double r : sorted) {
      below += r < estimate ? 1 : r == estimate ? 0.5 : 0;
    }
    double least = 0.5 / sorted.length;
    biasCorrection =
        NORMAL.inverseCumulativeProbability(
            Math.min(1 - least, Math.max(least, below / sorted.length)));
    this.acceleration = acceleration;
  }

  double biasCorrection() {
    return biasCorrection;
  }

  /** The quantile of probability q in (0, 1). */
  double quantile(double q) {
    double z = biasCorrection + NORMAL.inverseCumulativeProbability(q);
    double shrink = 1 - acceleration * z;
    if (shrink <= 0) { // beyond the pole the transformation leaves no limit on that side
      return z > 0 ? sorted[sorted.length - 1] : sorted[0];
    }
    return Quantile.ofSorted(sorted, NORMAL.cumulativeProbability(biasCorrection + z / shrink));
  }

  /**
   * The equal-tailed interval, widened if need be to hold the estimate. Its upper end is infinite
   * where it reaches replicates without an estimate.
   */
  Interval interval(double level, double estimate) {
    return new Interval(
        Math.min(estimate, quantile((1 - level) / 2)),
        Math.max(estimate, quantile((1 + level) / 2)),
        level,
        KIND);
  }
}
