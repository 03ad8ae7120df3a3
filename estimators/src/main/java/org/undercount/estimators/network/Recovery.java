package org.undercount.estimators.network;

/**
 * A known group estimated from the others, as if it were hidden.
 *
 * @param estimate by the estimator of the main answer, or its ratio form for the generalised one
 */
public record Recovery(KnownGroup group, double estimate) {

  /** The estimate over the truth. */
  public double ratio() {
    return estimate / group.size();
  }
}
