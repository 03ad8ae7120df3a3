package org.undercount.estimators.revenue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.LogNormal;

/**
 * Several estimators of one sum of money, brought together or not.
 *
 * <p>Unlike estimands are never brought together. Medians within a factor {@link #FACTOR} are
 * pooled on the log scale with DerSimonian and Laird's (1986) between-method variance; medians
 * further apart give the envelope, because an average of two answers that contradict each other is
 * neither.
 */
public sealed interface Agreement {

  /** Largest ratio of medians that is still called agreement. */
  double FACTOR = 2;

  /** A pooled estimate; {@code ratio} is the largest median over the smallest. */
  record Pooled(Estimate estimate, double ratio) implements Agreement {}

  /** From the lowest lower end to the highest upper end. */
  record Envelope(double lower, double upper, double ratio) implements Agreement {}

  /** Not comparable, or only one. */
  record None(String reason) implements Agreement {}

  static Agreement of(List<Estimand> estimands, List<Estimate> estimates) {
    if (estimates.size() < 2) {
      return new None("there is one estimator only");
    }
    for (Estimand other : estimands) {
      Optional<String> obstacle = estimands.get(0).obstacleTo(other);
      if (obstacle.isPresent()) {
        return new None(obstacle.get());
      }
    }
    double least = estimates.stream().mapToDouble(Estimate::value).min().orElseThrow();
    double most = estimates.stream().mapToDouble(Estimate::value).max().orElseThrow();
    double lower = estimates.stream().mapToDouble(e -> e.interval().lower()).min().orElseThrow();
    double upper = estimates.stream().mapToDouble(e -> e.interval().upper()).max().orElseThrow();
    double ratio = least > 0 ? most / least : Double.POSITIVE_INFINITY;
    return ratio <= FACTOR && lower > 0
        ? new Pooled(pooled(estimates), ratio)
        : new Envelope(lower, upper, ratio);
  }

  private static Estimate pooled(List<Estimate> estimates) {
    double level = estimates.get(0).interval().level();
    double z = LogNormal.normalQuantile(level);
    int k = estimates.size();
    double[] y = new double[k];
    double[] variance = new double[k];
    for (int i = 0; i < k; i++) {
      Interval interval = estimates.get(i).interval();
      double spread = Math.log(interval.upper() / interval.lower()) / (2 * z);
      y[i] = Math.log(estimates.get(i).value());
      variance[i] = Math.max(spread * spread, 1e-12); // exact inputs still need a weight
    }
    double[] fixed = weighted(y, variance, 0);
    double q = 0;
    double sumW = 0;
    double sumW2 = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / variance[i];
      q += w * (y[i] - fixed[0]) * (y[i] - fixed[0]);
      sumW += w;
      sumW2 += w * w;
    }
    double between = Math.max(0, (q - (k - 1)) / (sumW - sumW2 / sumW));
    double[] random = weighted(y, variance, between);
    double value = Math.exp(random[0]);
    double factor = Math.exp(z * random[1]);
    return new Estimate(
        value,
        new Interval(value / factor, value * factor, level, "DerSimonian-Laird on the log scale"),
        "pooled",
        Map.of("betweenMethodVariance", Double.toString(between)));
  }

  private static double[] weighted(double[] y, double[] variance, double between) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < y.length; i++) {
      double w = 1 / (variance[i] + between);
      sum += w * y[i];
      weights += w;
    }
    return new double[] {sum / weights, Math.sqrt(1 / weights)};
  }
}
