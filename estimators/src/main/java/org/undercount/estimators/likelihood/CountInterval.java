package org.undercount.estimators.likelihood;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The central interval of a count of which mean and variance are known: binomial where it varies
 * less than a Poisson count, negative binomial where it varies more, both with these two moments.
 *
 * @param mean above 0
 * @param variance above 0
 */
public record CountInterval(double mean, double variance) {

  public static final String KIND = "count with matched moments";

  private static final double CONTINUOUS_ABOVE = 500;

  public CountInterval {
    if (!(mean > 0 && variance > 0 && Double.isFinite(mean + variance))) {
      throw new IllegalArgumentException(
          "A count's mean and variance must be above 0, got " + mean + " and " + variance);
    }
  }

  /** The smallest count that is not exceeded with at least that probability. */
  public double quantile(double probability) {
    if (mean > CONTINUOUS_ABOVE) {
      return GammaDistribution.of(mean * mean / variance, variance / mean)
          .inverseCumulativeProbability(probability);
    }
    double ratio = variance / mean;
    if (ratio < 0.999) {
      long trials = Math.max(Math.round(Math.ceil(mean)), Math.round(mean / (1 - ratio)));
      return BinomialDistribution.of((int) Math.min(trials, 1_000_000), mean / (double) trials)
          .inverseCumulativeProbability(probability);
    }
    if (ratio < 1.001) {
      return PoissonDistribution.of(mean).inverseCumulativeProbability(probability);
    }
    double size = mean / (ratio - 1);
    double chance = Math.exp(-size * Math.log1p(mean / size)); // of 0
    double cumulative = chance;
    long count = 0;
    while (cumulative < probability && count < 1_000_000) {
      chance *= (count + size) / (count + 1.0) * mean / (size + mean);
      count++;
      cumulative += chance;
    }
    return (double) count;
  }
}
