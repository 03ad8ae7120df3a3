package org.undercount.estimators.network;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The Conway-Maxwell-Poisson distribution of degrees from 1 to a largest, f(k) ∝ λᵏ/(k!)^ν: Poisson
 * at ν = 1, more even above and more spread below. Shmueli, Minka, Kadane, Borle and Boatwright
 * (2005), Appl. Stat. 54.
 */
final class SizeDistribution {

  private final double logRate;
  private final double dispersion;
  private final double[] logFactorials; // of 1, 2, …
  private final double[] shares;
  private final double logTotal;
  private final double mean;
  private final double variance;
  private final double third; // central moment
  private final double withFactorial; // Cov(k, log k!)
  private final double squareWithFactorial; // Cov((k − mean)², log k!)
  private final double factorialVariance;

  SizeDistribution(double logRate, double dispersion, double[] logFactorials) {
    this.logRate = logRate;
    this.dispersion = dispersion;
    this.logFactorials = logFactorials;
    this.shares = new double[logFactorials.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (i + 1) * logRate - dispersion * logFactorials[i];
      highest = Math.max(highest, shares[i]);
    }
    double total = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(shares[i] - highest);
      total += shares[i];
    }
    double first = 0;
    double factorial = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
      first += shares[i] * (i + 1);
      factorial += shares[i] * logFactorials[i];
    }
    double[] moments = new double[5];
    for (int i = 0; i < shares.length; i++) {
      double off = i + 1 - first;
      double offFactorial = logFactorials[i] - factorial;
      moments[0] += shares[i] * off * off;
      moments[1] += shares[i] * off * off * off;
      moments[2] += shares[i] * off * offFactorial;
      moments[3] += shares[i] * off * off * offFactorial;
      moments[4] += shares[i] * offFactorial * offFactorial;
    }
    this.logTotal = highest + Math.log(total);
    this.mean = first;
    this.variance = moments[0];
    this.third = moments[1];
    this.withFactorial = moments[2];
    this.squareWithFactorial = moments[3];
    this.factorialVariance = moments[4];
  }

  /** log k! for k from 1 on. */
  static double[] logFactorials(int largest) {
    double[] logs = new double[largest];
    for (int k = 1; k <= largest; k++) {
      logs[k - 1] = LogGamma.value(k + 1.0);
    }
    return logs;
  }

  /** With both parameters moved. */
  SizeDistribution moved(double byLogRate, double byDispersion) {
    return new SizeDistribution(logRate + byLogRate, dispersion + byDispersion, logFactorials);
  }

  double logRate() {
    return logRate;
  }

  double dispersion() {
    return dispersion;
  }

  /** 1 − γ: the chance of having arrived by a time, at a rate that is the degree. */
  double seen(double time) {
    double seen = 0;
    for (int i = 0; i < shares.length; i++) {
      seen -= shares[i] * Math.expm1(-(i + 1) * time);
    }
    return seen;
  }

  /**
   * f(k) e^(−kt) for k from 1 on: still unseen when everyone has arrived at rate k for a time t.
   */
  double[] unseen(double time) {
    double[] unseen = new double[shares.length];
    for (int i = 0; i < unseen.length; i++) {
      unseen[i] = shares[i] * Math.exp(-(i + 1) * time);
    }
    return unseen;
  }

  /** Log-likelihood of people with these sums of degrees and of log degree!. */
  double logLikelihood(double people, double degrees, double factorials) {
    return logRate * degrees - dispersion * factorials - people * logTotal;
  }

  /**
   * Log prior density in (log λ, ν): the mean normal about a guess with the variance of one person,
   * the variance scaled inverse χ² of three about its guess (Handcock, Gile and Mar 2014, section
   * 4.2), times the Jacobian |∂(mean, variance)/∂(log λ, ν)|.
   */
  double logPrior(double guessedMean, double guessedVariance) {
    double jacobian = Math.abs(withFactorial * third - variance * squareWithFactorial);
    double off = mean - guessedMean;
    return -0.5 * Math.log(variance)
        - 0.5 * off * off / variance
        - 2.5 * Math.log(variance)
        - 1.5 * guessedVariance / variance
        + Math.log(jacobian);
  }

  /** Standard errors of log λ and ν from that many people. */
  double[] spread(double people) {
    double determinant =
        Math.max(1e-9, variance * factorialVariance - withFactorial * withFactorial) * people;
    return new double[] {
      Math.sqrt(factorialVariance / determinant), Math.sqrt(variance / determinant)
    };
  }
}
