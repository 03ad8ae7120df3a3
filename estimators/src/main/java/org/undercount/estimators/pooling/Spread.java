package org.undercount.estimators.pooling;

import java.util.List;
import org.undercount.estimators.Estimate;

/**
 * How far estimates of one number lie apart, and the envelope that holds all of them.
 *
 * @param lower lowest lower end
 * @param upper highest upper end
 * @param ratio largest value over smallest; infinite when the smallest is not above 0
 */
public record Spread(double lower, double upper, double ratio) {

  /** Largest ratio of values that is still called agreement, where nobody says otherwise. */
  public static final double USUAL_FACTOR = 2;

  /** Of at least one estimate. */
  public static Spread of(List<Estimate> estimates) {
    double least = estimates.stream().mapToDouble(Estimate::value).min().orElseThrow();
    double most = estimates.stream().mapToDouble(Estimate::value).max().orElseThrow();
    return new Spread(
        estimates.stream().mapToDouble(e -> e.interval().lower()).min().orElseThrow(),
        estimates.stream().mapToDouble(e -> e.interval().upper()).max().orElseThrow(),
        least > 0 ? most / least : Double.POSITIVE_INFINITY);
  }
}
