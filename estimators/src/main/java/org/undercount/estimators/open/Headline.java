package org.undercount.estimators.open;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.likelihood.Maximum;
import org.undercount.estimators.likelihood.Maximum.Quantity;

/** The one number a model is asked for, as a mean on the log scale where it changes in time. */
final class Headline {

  private Headline() {}

  /**
   * The geometric mean of those of some positive quantities that the data tell, with its log-normal
   * interval; at most 1 for probabilities.
   *
   * @param quantities of the coefficients
   * @param most what the interval cannot exceed
   */
  static Optional<Estimate> geometricMean(
      Maximum maximum,
      List<ToDoubleFunction<double[]>> quantities,
      double most,
      String method,
      double level) {
    List<ToDoubleFunction<double[]>> told =
        quantities.stream()
            .filter(q -> maximum.of(q) instanceof Quantity.Identified i && i.value() > 0)
            .toList();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    Quantity mean =
        maximum.of(
            x -> told.stream().mapToDouble(q -> Math.log(q.applyAsDouble(x))).sum() / told.size());
    if (!(mean instanceof Quantity.Identified log)) {
      return Optional.empty();
    }
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + level / 2);
    double value = Math.exp(log.value());
    double spread = Math.exp(z * log.standardError());
    return Optional.of(
        new Estimate(
            value,
            new Interval(
                value / spread,
                Math.max(value, Math.min(most, value * spread)),
                level,
                "log-normal"),
            method,
            Map.of(
                "standardError",
                Double.toString(value * log.standardError()),
                "averagedOver",
                Integer.toString(told.size()))));
  }
}
