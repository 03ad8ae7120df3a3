package org.undercount.estimators.likelihood;

/**
 * What a likelihood came to.
 *
 * @param logLikelihood at the maximum
 * @param coefficients how many there are
 * @param rank combinations of them that the data tell
 * @param aic −2 log-likelihood + 2 coefficients
 */
public record FitSummary(double logLikelihood, int coefficients, int rank, double aic) {

  /**
   * The summary of a maximum.
   *
   * @param constant that the likelihood leaves out
   */
  public static FitSummary of(Maximum maximum, double constant) {
    double logLikelihood = maximum.logLikelihood() + constant;
    int coefficients = maximum.point().length;
    return new FitSummary(
        logLikelihood, coefficients, maximum.rank(), -2 * logLikelihood + 2.0 * coefficients);
  }
}
