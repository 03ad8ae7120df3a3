package org.undercount.estimators.likelihood;

/** A log-likelihood with its gradient. Need not be concave. */
public interface LogLikelihood {

  /** How many coefficients it has. */
  int size();

  /**
   * Its value.
   *
   * @param point of {@link #size()} coefficients
   * @param gradient receives the slopes
   * @return minus infinity where the data are impossible
   */
  double at(double[] point, double[] gradient);
}
