package org.undercount.estimators.occupancy;

import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.likelihood.Maximum.Quantity;

/**
 * A number of sites out of those surveyed with its interval, normal on the logit of the share
 * between the sites known for certain and all. Its variance is that of the coefficients and that of
 * the sites' own states given what was seen of them.
 *
 * @param known sites that are among the number for certain
 * @param all sites surveyed
 */
record SiteCount(double known, double all) {

  static final String KIND = "logit-normal";

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
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + level / 2);
    double share = (value - known) / (all - known);
    double lower = Math.max(known, value - z * error);
    double upper = Math.min(all, value + z * error);
    if (share > 1e-9 && share < 1 - 1e-9) {
      double logit = Math.log(share / (1 - share));
      double spread = z * error / (all - known) / (share * (1 - share));
      lower = Math.min(value, at(logit - spread));
      upper = Math.max(value, at(logit + spread));
    }
    return Optional.of(
        new Estimate(
            value,
            new Interval(lower, upper, level, KIND),
            OccupancyModel.METHOD,
            Map.of("standardError", Double.toString(error))));
  }

  private double at(double logit) {
    return known + (all - known) / (1 + Math.exp(-logit));
  }
}
