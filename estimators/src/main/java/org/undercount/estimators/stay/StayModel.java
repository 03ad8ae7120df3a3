package org.undercount.estimators.stay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A distribution of stays with parameters on the whole real line: μ; log σ; and, with a share c
 * that never leaves, its log odds, S(t) = c + (1 − c)S₀(t) (Boag 1949; Berkson and Gage 1952).
 */
public enum StayModel {
  EXPONENTIAL("exponential", Shape.WEIBULL, false, false),
  WEIBULL("weibull", Shape.WEIBULL, true, false),
  LOG_NORMAL("log-normal", Shape.LOG_NORMAL, true, false),
  LOG_LOGISTIC("log-logistic", Shape.LOG_LOGISTIC, true, false),
  EXPONENTIAL_CURE("exponential-cure", Shape.WEIBULL, false, true),
  WEIBULL_CURE("weibull-cure", Shape.WEIBULL, true, true),
  LOG_NORMAL_CURE("log-normal-cure", Shape.LOG_NORMAL, true, true);

  private final String word;
  private final Shape shape;
  private final boolean scaled;
  private final boolean cured;

  StayModel(String word, Shape shape, boolean scaled, boolean cured) {
    this.word = word;
    this.shape = shape;
    this.scaled = scaled;
    this.cured = cured;
  }

  /** As on the command line. */
  public String word() {
    return word;
  }

  public static Optional<StayModel> find(String word) {
    return Arrays.stream(values()).filter(m -> m.word.equals(word)).findFirst();
  }

  /** Whether a share is taken never to leave. */
  public boolean cured() {
    return cured;
  }

  int parameters() {
    return 1 + (scaled ? 1 : 0) + (cured ? 1 : 0);
  }

  double mu(double[] x) {
    return x[0];
  }

  double sigma(double[] x) {
    return scaled ? Math.exp(x[1]) : 1;
  }

  /** The share that never leaves. */
  double neverLeaves(double[] x) {
    return cured ? 1 / (1 + Math.exp(-x[parameters() - 1])) : 0;
  }

  double[] start(double mu, double sigma, double never) {
    double[] x = new double[parameters()];
    x[0] = mu;
    if (scaled) {
      x[1] = Math.log(sigma);
    }
    if (cured) {
      x[x.length - 1] = Math.log(never / (1 - never));
    }
    return x;
  }

  /** Σ log f over ends + Σ log S over the others − Σ log S at entry, per day. */
  double logLikelihood(List<Stay> stays, double[] x) {
    double mu = mu(x);
    double sigma = sigma(x);
    double never = neverLeaves(x);
    double sum = 0;
    for (Stay s : stays) {
      double log = Math.log(s.days());
      double z = (log - mu) / sigma;
      if (s.ended()) {
        sum += Math.log1p(-never) + shape.logDensity(z) - Math.log(sigma) - log;
      } else {
        sum += logSurvival(z, never);
      }
      if (s.entered() > 0) {
        sum -= logSurvival((Math.log(s.entered()) - mu) / sigma, never);
      }
    }
    return sum;
  }

  private double logSurvival(double z, double never) {
    double log = shape.logSurvival(z);
    return cured ? Math.log(never + (1 - never) * Math.exp(log)) : log;
  }

  /** log of the median; empty where half or more never leave. */
  OptionalDouble logMedian(double[] x) {
    double never = neverLeaves(x);
    return never >= 0.5
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            mu(x) + sigma(x) * shape.quantileWhereLeft((0.5 - never) / (1 - never)));
  }

  /** log of the mean; empty where there is none, as with a share that never leaves. */
  OptionalDouble logMean(double[] x) {
    return cured ? OptionalDouble.empty() : shape.logMean(mu(x), sigma(x));
  }
}
