package org.undercount.estimators.occupancy;

import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.likelihood.CountInterval;
import org.undercount.estimators.likelihood.Maximum.Quantity;

/**
 * A number of sites out of those surveyed with its interval: those known for certain and a count of
 * others. Its variance is that of the coefficients and that of the sites' own states given what was
 * seen of them.
 *
 * @param known sites that are among the number for certain
 * @param all sites surveyed
 */
record SiteCount(double known, double all) {

  private static final double NONE = 1e-6;

  /**
   * The estimate, empty where the data do not tell it.
   *
   * @param number expected given what was seen
   * @param ownVariance of the number at known coefficients
   */
  Optional<Estimate> estimate(Quantity number, double ownVariance, double level) {
    if (!(number instanceof Quantity.Identified told)) {
      return Optional.empty();
    }
    double value = Math.max(known, Math.min(all, told.value()));
    double error = Math.sqrt(Math.pow(told.standardError(), 2) + ownVariance);
    double lower = value;
    double upper = value;
    if (value - known > NONE && error > 0) {
      CountInterval more = new CountInterval(value - known, error * error);
      lower = Math.min(value, known + more.quantile(0.5 - level / 2));
      upper = Math.min(all, Math.max(value, known + more.quantile(0.5 + level / 2)));
    }
    return Optional.of(
        new Estimate(
            value,
            new Interval(lower, upper, level, CountInterval.KIND),
            OccupancyModel.METHOD,
            Map.of("standardError", Double.toString(error))));
  }
}
