package org.undercount.estimators.loglinear;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Tail of the chi-squared law, the reference for deviances. */
final class ChiSquared {

  private ChiSquared() {}

  static double upperTail(double value, int degreesOfFreedom) {
    return ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(value);
  }
}
