package org.undercount.estimators.sparse;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.undercount.estimators.OverlapTable;

/**
 * The bootstrap distribution from so many replicates that it can judge numbers computed from 1000
 * others. A quantile is judged by its place in the distribution, whose Monte Carlo error is known
 * whatever the distribution's form.
 */
final class BootstrapReference {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int SIZE = 20_000;
  private static final double THEIR_SIZE = 1000;

  /** How far a number lies from where it should, and the standard error of that. */
  record Distance(double found, double expected, double error) {
    double inErrors() {
      return Math.abs(found - expected) / error;
    }
  }

  private final Bootstrap bootstrap;
  private final double[] sorted;

  private BootstrapReference(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
    sorted = bootstrap.replicates().stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  static BootstrapReference of(OverlapTable table) {
    return new BootstrapReference(Bootstrap.of(table, Sparse.THRESHOLD, SIZE, 20_240_229));
  }

  double estimate() {
    return bootstrap.selection().population();
  }

  double acceleration() {
    return bootstrap.acceleration();
  }

  List<Selection.Step> steps() {
    return bootstrap.selection().steps();
  }

  int withoutEstimate() {
    return bootstrap.withoutEstimate();
  }

  /** A q-quantile of 1000 replicates. */
  Distance quantile(double q, double found) {
    return new Distance(share(found), q, error(q * (1 - q)));
  }

  /**
   * A BCa quantile from 1000 replicates: its place α(z₀) moves with the share p of replicates below
   * the estimate, and the replicates' quantile at that place varies too, with a covariance between
   * the two of min(p, α) − pα.
   */
  Distance bca(double q, double found) {
    double p = share(estimate());
    double z = NORMAL.inverseCumulativeProbability(q);
    DoubleUnaryOperator place =
        share -> {
          double z0 = NORMAL.inverseCumulativeProbability(share);
          return NORMAL.cumulativeProbability(z0 + (z0 + z) / (1 - acceleration() * (z0 + z)));
        };
    double alpha = place.applyAsDouble(p);
    double step = 1e-5;
    double slope = (place.applyAsDouble(p + step) - place.applyAsDouble(p - step)) / (2 * step);
    double covariance = Math.min(p, alpha) - p * alpha;
    return new Distance(
        share(found),
        alpha,
        error(slope * slope * p * (1 - p) + alpha * (1 - alpha) - 2 * slope * covariance));
  }

  Distance mean(double found) {
    return new Distance(found, average(1, 0), error(average(2, average(1, 0))));
  }

  Distance standardDeviation(double found) {
    double mean = average(1, 0);
    double variance = average(2, mean);
    double kurtosis = average(4, mean) / (variance * variance);
    return new Distance(found, Math.sqrt(variance), error(variance * (kurtosis - 1) / 4));
  }

  private double average(int power, double centre) {
    return Arrays.stream(sorted).map(r -> Math.pow(r - centre, power)).sum() / sorted.length;
  }

  /** Of a mean of 1000 beside one of all these. */
  private static double error(double variance) {
    return Math.sqrt(variance * (1 / THEIR_SIZE + 1.0 / SIZE));
  }

  private double share(double value) {
    return Arrays.stream(sorted).map(r -> r < value ? 1 : r == value ? 0.5 : 0).sum()
        / sorted.length;
  }
}
