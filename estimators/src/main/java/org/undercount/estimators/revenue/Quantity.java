package org.undercount.estimators.revenue;

import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;

/**
 * What is known about one input, as a distribution, given by its quantile function so that one
 * uniform number drives each input in simulation and in sensitivity analysis alike.
 */
public sealed interface Quantity {

  /** The value not exceeded with this probability, in (0, 1). */
  double quantile(double probability);

  /** In words, for the list of inputs. */
  String described();

  /** Known exactly, or taken as if. */
  record Constant(double value) implements Quantity {
    public Constant {
      finite("constant", value);
    }

    @Override
    public double quantile(double probability) {
      return value;
    }

    @Override
    public String described() {
      return "constant " + number(value);
    }
  }

  /** Normal; may be negative, so seldom right for money. */
  record Normal(double mean, double sd) implements Quantity {
    public Normal {
      finite("mean", mean);
      positive("sd", sd);
    }

    @Override
    public double quantile(double probability) {
      return NormalDistribution.of(mean, sd).inverseCumulativeProbability(probability);
    }

    @Override
    public String described() {
      return "normal, mean " + number(mean) + ", sd " + number(sd);
    }
  }

  /** Log-normal with exp(mu) as its median. */
  record LogNormal(double mu, double sigma) implements Quantity {
    public LogNormal {
      finite("mu", mu);
      positive("sigma", sigma);
    }

    /** From the median and the value exceeded once in twenty. */
    public static LogNormal ofMedianAndQ95(double median, double q95) {
      if (!(median > 0 && q95 > median)) {
        throw new IllegalArgumentException(
            "expected 0 < median < q95, found median=" + median + ", q95=" + q95);
      }
      double z95 = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.95);
      return new LogNormal(Math.log(median), Math.log(q95 / median) / z95);
    }

    /** From mean and standard deviation: σ² = log(1 + sd²/mean²), μ = log mean − σ²/2. */
    public static LogNormal ofMeanAndSd(double mean, double sd) {
      positive("mean", mean);
      positive("sd", sd);
      double variance = Math.log1p(sd * sd / (mean * mean));
      return new LogNormal(Math.log(mean) - variance / 2, Math.sqrt(variance));
    }

    @Override
    public double quantile(double probability) {
      return LogNormalDistribution.of(mu, sigma).inverseCumulativeProbability(probability);
    }

    @Override
    public String described() {
      return "log-normal, median " + number(Math.exp(mu)) + ", sigma " + number(sigma);
    }
  }

  /** Triangular. */
  record Triangular(double low, double mode, double high) implements Quantity {
    public Triangular {
      ordered(low, mode, high);
    }

    @Override
    public double quantile(double probability) {
      return TriangularDistribution.of(low, mode, high).inverseCumulativeProbability(probability);
    }

    @Override
    public String described() {
      return "triangular " + number(low) + ", " + number(mode) + ", " + number(high);
    }
  }

  /** PERT: a beta on [low, high] with mean (low + 4 mode + high)/6. */
  record Pert(double low, double mode, double high) implements Quantity {
    public Pert {
      ordered(low, mode, high);
    }

    @Override
    public double quantile(double probability) {
      double range = high - low;
      return low
          + range
              * BetaDistribution.of(1 + 4 * (mode - low) / range, 1 + 4 * (high - mode) / range)
                  .inverseCumulativeProbability(probability);
    }

    @Override
    public String described() {
      return "PERT " + number(low) + ", " + number(mode) + ", " + number(high);
    }
  }

  /** Uniform. */
  record Uniform(double low, double high) implements Quantity {
    public Uniform {
      finite("low", low);
      if (!(high > low)) {
        throw new IllegalArgumentException(
            "expected low < high, found low=" + low + ", high=" + high);
      }
    }

    @Override
    public double quantile(double probability) {
      return low + (high - low) * probability;
    }

    @Override
    public String described() {
      return "uniform " + number(low) + " to " + number(high);
    }
  }

  /** Beta on [0, 1], for shares. */
  record Beta(double alpha, double beta) implements Quantity {
    public Beta {
      positive("alpha", alpha);
      positive("beta", beta);
    }

    @Override
    public double quantile(double probability) {
      return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability);
    }

    @Override
    public String described() {
      return "beta " + number(alpha) + ", " + number(beta);
    }
  }

  /** Gamma with mean shape × scale. */
  record Gamma(double shape, double scale) implements Quantity {
    public Gamma {
      positive("shape", shape);
      positive("scale", scale);
    }

    @Override
    public double quantile(double probability) {
      return GammaDistribution.of(shape, scale).inverseCumulativeProbability(probability);
    }

    @Override
    public String described() {
      return "gamma, shape " + number(shape) + ", scale " + number(scale);
    }
  }

  /** Values taken as equally likely. */
  record Empirical(List<Double> values) implements Quantity {
    public Empirical {
      values = values.stream().sorted().toList();
      if (values.isEmpty()) {
        throw new IllegalArgumentException("expected at least one value, found none");
      }
      values.forEach(v -> finite("value", v));
    }

    @Override
    public double quantile(double probability) {
      return values.get(Math.min(values.size() - 1, (int) (probability * values.size())));
    }

    @Override
    public String described() {
      return values.size() + " equally likely values";
    }
  }

  private static void finite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("expected a finite " + what + ", found " + value);
    }
  }

  private static void positive(String what, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("expected " + what + " > 0, found " + value);
    }
  }

  private static void ordered(double low, double mode, double high) {
    if (!(Double.isFinite(low)
        && Double.isFinite(high)
        && low <= mode
        && mode <= high
        && low < high)) {
      throw new IllegalArgumentException(
          "expected low <= mode <= high and low < high, found " + low + ", " + mode + ", " + high);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
