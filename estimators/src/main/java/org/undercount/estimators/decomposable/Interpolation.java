package org.undercount.estimators.decomposable;

import java.util.Arrays;

/**
 * The polynomial through given points, in the barycentric form (Berrut and Trefethen 2004, SIAM
 * Review 46, equation 4.2). Used on log densities, which are smooth where densities are narrow.
 */
final class Interpolation {

  private final double[] points;
  private final double[] values;
  private final double[] weights;

  Interpolation(double[] points, double[] values) {
    this.points = points;
    this.values = values;
    weights = new double[points.length];
    double quarter = (points[points.length - 1] - points[0]) / 4; // keeps the products near 1
    Arrays.fill(weights, 1);
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        weights[i] /= i == j ? 1 : (points[i] - points[j]) / quarter;
      }
    }
  }

  double at(double x) {
    double above = 0;
    double below = 0;
    for (int i = 0; i < points.length; i++) {
      double distance = x - points[i];
      if (distance == 0) {
        return values[i];
      }
      above += weights[i] / distance * values[i];
      below += weights[i] / distance;
    }
    return above / below;
  }

  /** Σ exp(polynomial − reference) over the whole numbers first … last. */
  double sum(long first, long last, SumRule rule, double reference) {
    double[] on = rule.pointsOn(first, last);
    double sum = 0;
    for (int i = 0; i < on.length; i++) {
      sum += rule.weight(i) * Math.exp(at(on[i]) - reference);
    }
    return sum;
  }
}
