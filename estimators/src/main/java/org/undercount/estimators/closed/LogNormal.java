package org.undercount.estimators.closed;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.undercount.estimators.Interval;

/**
 * The interval that treats the unseen number f₀ = N − n as log-normal: [n + f₀/C, n + f₀C] with C =
 * exp(z √log(1 + Var N̂/f₀²)). Never reaches below the observed count. Chao (1987), Biometrics 43,
 * equation 12. Nominal only where f₀ is far from 0.
 */
public final class LogNormal {

  public static final String KIND = "log-normal";

  private LogNormal() {}

  /**
   * The interval of one estimate.
   *
   * @param observed distinct units seen
   * @param value estimated population, not below the observed
   * @param standardError of the population
   */
  public static Interval interval(long observed, double value, double standardError, double level) {
    double seen = (double) observed;
    double unseen = value - seen;
    if (!(unseen >= 0 && standardError >= 0)) {
      throw new IllegalArgumentException(
          "Estimate must not be below the observed nor its error negative, got value="
              + value
              + ", observed="
              + observed
              + ", standardError="
              + standardError);
    }
    if (unseen == 0) {
      return new Interval(value, value + normalQuantile(level) * standardError, level, KIND);
    }
    double factor =
        Math.exp(
            normalQuantile(level)
                * Math.sqrt(Math.log1p(standardError * standardError / (unseen * unseen))));
    return new Interval(seen + unseen / factor, seen + unseen * factor, level, KIND);
  }

  /** The z with P(|Z| &lt; z) = level. */
  public static double normalQuantile(double level) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + level / 2);
  }
}
