package org.undercount.estimators.latentclass;

/**
 * Prior density of the weights π of a truncated stick-breaking process, V_k ~ Beta(1, α), with α
 * integrated out. Given α it is α^(K−1) π_K^(α−1) Π_{k&lt;K} 1/r_k, r_k = π_k + … + π_K, because
 * the factors (1 − V_k)^(α−1) telescope; integrated over α ~ Gamma(shape, rate) the first two
 * factors become (rate − log π_K)^−(shape+K−1) / π_K.
 *
 * @param shape of α
 * @param rate of α
 */
record StickPrior(double shape, double rate) {

  private static final double LEAST_LOG = -600;
  private static final double LEAST = 1e-280; // a product below loses digits

  /**
   * Log density up to a constant. The weights need not add up to 1.
   *
   * @param weight of every class; 0 where it is too small for a double
   * @param logWeight their logarithms
   * @param sum of the weights
   */
  double logDensity(double[] weight, double[] logWeight, double sum) {
    int last = weight.length - 1;
    double logLast = logWeight[last] - Math.log(sum);
    double ofAlpha = -(shape + last) * Math.log(rate - logLast) - logLast;
    return ofAlpha
        - (logWeight[last] > LEAST_LOG
            ? logOfTails(weight, sum)
            : logOfTails(logWeight, Math.log(sum), logWeight[last]));
  }

  /** Σ log r_k in one logarithm: what is multiplied is above the smallest double. */
  private static double logOfTails(double[] weight, double sum) {
    int last = weight.length - 1;
    double log = 0;
    double tail = weight[last];
    double product = 1;
    for (int k = last - 1; k >= 0; k--) {
      tail += weight[k];
      double next = product * (tail / sum);
      if (next < LEAST) {
        log += Math.log(product);
        next = tail / sum;
      }
      product = next;
    }
    return log + Math.log(product);
  }

  /** The same where small α made weights that no double holds. */
  private static double logOfTails(double[] logWeight, double logSum, double logLast) {
    double log = 0;
    double logTail = logLast;
    for (int k = logWeight.length - 2; k >= 0; k--) {
      double high = Math.max(logTail, logWeight[k]);
      logTail = high + Math.log1p(Math.exp(Math.min(logTail, logWeight[k]) - high));
      log += logTail - logSum;
    }
    return log;
  }
}
