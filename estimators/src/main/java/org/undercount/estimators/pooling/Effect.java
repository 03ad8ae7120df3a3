package org.undercount.estimators.pooling;

import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.LogNormal;

/**
 * A number seen with error, on the scale on which it is pooled.
 *
 * @param value finite
 * @param variance of the error, above 0
 */
public record Effect(double value, double variance) {

  private static final double LEAST_VARIANCE = 1e-12; // exact numbers still need a weight

  public Effect {
    if (!(Double.isFinite(value) && variance > 0 && Double.isFinite(variance))) {
      throw new IllegalArgumentException(
          "An effect must be finite and its variance above 0, got " + value + ", " + variance);
    }
  }

  /**
   * The logarithm of an estimate, its error taken as normal: s = log(upper/lower)/(2z) with the z
   * of the interval's own level.
   */
  public static Effect ofLog(Estimate estimate) {
    Interval interval = estimate.interval();
    if (!(interval.lower() > 0 && Double.isFinite(interval.upper()))) {
      throw new IllegalArgumentException(
          "An interval must lie above 0 and end to be pooled, got "
              + interval.lower()
              + " to "
              + interval.upper());
    }
    double error =
        Math.log(interval.upper() / interval.lower())
            / (2 * LogNormal.normalQuantile(interval.level()));
    return new Effect(Math.log(estimate.value()), Math.max(error * error, LEAST_VARIANCE));
  }
}
