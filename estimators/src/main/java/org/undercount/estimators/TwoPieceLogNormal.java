package org.undercount.estimators;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What an estimate and its interval say of the number f₀ = N − observed of units on no list: log f₀
 * is normal with one spread below the estimate and another above, so that the estimate is the
 * median and the interval's ends are quantiles at their level.
 *
 * <p>An estimate of nobody unseen gives one half at 0 and a half-normal log above.
 *
 * @param centre median, at least {@link #FLOOR}
 * @param spreadBelow standard deviation of log f₀ below the median, not negative
 * @param spreadAbove the same above it
 * @param halfAtZero whether the lower half is 0
 */
public record TwoPieceLogNormal(
    double centre, double spreadBelow, double spreadAbove, boolean halfAtZero) {

  /** Half a unit, because log(0) has no scale. */
  public static final double FLOOR = 0.5;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double LEAST_SPREAD = 1e-3; // a point has no density

  public TwoPieceLogNormal {
    if (!(centre >= FLOOR && spreadBelow >= 0 && spreadAbove >= 0)) {
      throw new IllegalArgumentException(
          "Centre must be >= "
              + FLOOR
              + " and the spreads >= 0, got "
              + centre
              + ", "
              + spreadBelow
              + ", "
              + spreadAbove);
    }
  }

  /**
   * Of an estimate whose interval has an upper end.
   *
   * @param observed units seen, not above the estimate
   */
  public static TwoPieceLogNormal of(Estimate estimate, long observed) {
    Interval interval = estimate.interval();
    if (!Double.isFinite(interval.upper())) {
      throw new IllegalArgumentException("A spread needs an interval with an upper end, got none");
    }
    double z = NORMAL.inverseCumulativeProbability(0.5 + interval.level() / 2);
    double unseen = Math.max(estimate.value() - observed, 0);
    double below = Math.max(interval.lower() - observed, FLOOR);
    double above = Math.max(interval.upper() - observed, FLOOR);
    double centre = Math.max(unseen, FLOOR);
    return new TwoPieceLogNormal(
        centre,
        Math.max(0, Math.log(centre / below) / z),
        Math.max(0, Math.log(above / centre) / z),
        unseen == 0);
  }

  /** The p-quantile of f₀, p in (0, 1). */
  public double quantile(double p) {
    double deviate = NORMAL.inverseCumulativeProbability(p);
    if (halfAtZero && deviate < 0) {
      return 0;
    }
    return centre * Math.exp((deviate < 0 ? spreadBelow : spreadAbove) * deviate);
  }

  /** P(f₀ ≤ unseen), unseen not negative. */
  public double cumulative(double unseen) {
    if (unseen < centre) {
      return halfAtZero ? 0.5 : standardised(unseen, spreadBelow);
    }
    return standardised(unseen, spreadAbove);
  }

  private double standardised(double unseen, double spread) {
    double distance = Math.log(unseen / centre);
    if (distance == 0) {
      return 0.5;
    }
    return NORMAL.cumulativeProbability(distance / Math.max(spread, LEAST_SPREAD));
  }

  /** Log density of log f₀ at a number, which is taken as at least {@link #FLOOR}. */
  public double logDensity(double unseen) {
    double distance = Math.log(Math.max(unseen, FLOOR) / centre);
    double spread = Math.max(distance < 0 ? spreadBelow : spreadAbove, LEAST_SPREAD);
    return NORMAL.logDensity(distance / spread) - Math.log(spread);
  }
}
