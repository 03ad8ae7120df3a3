package org.undercount.estimators.stay;

import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The error W of log T = μ + σW: log density and log survival, and what follows for T. */
enum Shape {
  /** Smallest extreme value: T is Weibull with shape 1/σ and scale e^μ. */
  WEIBULL {
    @Override
    double logDensity(double z) {
      return z - Math.exp(z);
    }

    @Override
    double logSurvival(double z) {
      return -Math.exp(z);
    }

    @Override
    double quantileWhereLeft(double share) {
      return Math.log(-Math.log(share));
    }

    @Override
    OptionalDouble logMean(double mu, double sigma) {
      return OptionalDouble.of(mu + LogGamma.value(1 + sigma));
    }
  },
  /** Normal: T is log-normal. */
  LOG_NORMAL {
    @Override
    double logDensity(double z) {
      return NORMAL.logDensity(z);
    }

    @Override
    double logSurvival(double z) {
      if (z < FAR) {
        return Math.log(NORMAL.survivalProbability(z));
      }
      double s = 1 / (z * z); // Mills' ratio, asymptotic: the probability underflows
      return NORMAL.logDensity(z) - Math.log(z) + Math.log1p(-s + 3 * s * s - 15 * s * s * s);
    }

    @Override
    double quantileWhereLeft(double share) {
      return NORMAL.inverseSurvivalProbability(share);
    }

    @Override
    OptionalDouble logMean(double mu, double sigma) {
      return OptionalDouble.of(mu + sigma * sigma / 2);
    }
  },
  /** Logistic: T is log-logistic; without a mean where σ ≥ 1. */
  LOG_LOGISTIC {
    @Override
    double logDensity(double z) {
      return -Math.abs(z) - 2 * Math.log1p(Math.exp(-Math.abs(z)));
    }

    @Override
    double logSurvival(double z) {
      return z > 0 ? -z - Math.log1p(Math.exp(-z)) : -Math.log1p(Math.exp(z));
    }

    @Override
    double quantileWhereLeft(double share) {
      return Math.log((1 - share) / share);
    }

    @Override
    OptionalDouble logMean(double mu, double sigma) {
      return sigma < 1
          ? OptionalDouble.of(mu + Math.log(Math.PI * sigma / Math.sin(Math.PI * sigma)))
          : OptionalDouble.empty();
    }
  };

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double FAR = 20;

  abstract double logDensity(double z);

  abstract double logSurvival(double z);

  /** The z with P(W &gt; z) = share. */
  abstract double quantileWhereLeft(double share);

  /** log E[T]; empty where there is no mean. */
  abstract OptionalDouble logMean(double mu, double sigma);
}
