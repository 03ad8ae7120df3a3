package org.undercount.estimators.decomposable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Sums over many consecutive whole numbers from few points: Gauss's rule for the uniform discrete
 * measure. With K points it is exact for polynomials of degree 2K − 1.
 *
 * <p>On M equally spaced points centred in (−1, 1) the orthogonal polynomials (Chebyshev's discrete
 * ones, or Gram's) have recurrence coefficients β_k = (1 − k²/M²)/(4 − 1/k²); the eigenvalues of
 * the Jacobi matrix are the points and M times the squared first components of its eigenvectors the
 * weights (Golub and Welsch 1969; Gautschi 2004, Orthogonal Polynomials, table 1.2). M to infinity
 * gives the Gauss–Legendre rule. Up to K numbers are summed one by one, with the last point
 * repeated at weight 0.
 */
final class SumRule {

  /** Points of a rule. */
  static final int POINTS = 16;

  private final double[] points; // in (−1, 1), ascending
  private final double[] weights; // their sum is M

  private SumRule(double[] points, double[] weights) {
    this.points = points;
    this.weights = weights;
  }

  /** The rule for so many consecutive numbers. */
  static SumRule of(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("A sum needs at least one number, got " + count);
    }
    double m = (double) count;
    if (count <= POINTS) {
      double[] points = new double[POINTS];
      double[] weights = new double[POINTS];
      Arrays.setAll(points, i -> (2 * Math.min(i, m - 1) + 1 - m) / m);
      Arrays.fill(weights, 0, (int) count, 1);
      return new SumRule(points, weights);
    }
    double[] beside = new double[POINTS - 1];
    for (int k = 1; k < POINTS; k++) {
      beside[k - 1] = Math.sqrt((1 - k / m * (k / m)) / (4 - 1.0 / k / k));
    }
    EigenDecomposition jacobi = new EigenDecomposition(new double[POINTS], beside);
    double[] points = new double[POINTS];
    double[] weights = new double[POINTS];
    for (int i = 0; i < POINTS; i++) { // commons-math gives the eigenvalues in descending order
      double first = jacobi.getEigenvector(POINTS - 1 - i).getEntry(0);
      points[i] = jacobi.getRealEigenvalue(POINTS - 1 - i);
      weights[i] = m * first * first;
    }
    return new SumRule(points, weights);
  }

  /** Rules made once; halving panels asks for the same few again and again. */
  static final class Made {

    private final Map<Long, SumRule> rules = new HashMap<>();

    SumRule of(long count) {
      return rules.computeIfAbsent(count, SumRule::of);
    }
  }

  double weight(int i) {
    return weights[i];
  }

  /** The points for the numbers first … last. */
  double[] pointsOn(long first, long last) {
    double centre = 0.5 * ((double) first + (double) last);
    double half = 0.5 * (double) (last - first + 1);
    double[] on = new double[points.length];
    Arrays.setAll(on, i -> centre + half * points[i]);
    return on;
  }
}
