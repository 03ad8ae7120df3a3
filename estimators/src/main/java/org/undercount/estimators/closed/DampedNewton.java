package org.undercount.estimators.closed;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The ascent of Levenberg and Marquardt for likelihoods that need not be concave: Newton's step,
 * shortened towards the gradient's until the likelihood rises.
 */
public final class DampedNewton {

  private static final int MOST_ITERATIONS = 500;
  private static final double SETTLED = 1e-9;
  private static final double LARGEST_DAMPING = 1e12;

  /** A log-likelihood with its first and minus its second derivatives. */
  public interface Likelihood {
    double value(double[] x);

    double[] gradient(double[] x);

    double[][] information(double[] x);
  }

  private final double[] end;
  private final boolean settled;

  private DampedNewton(double[] end, boolean settled) {
    this.end = end;
    this.settled = settled;
  }

  /** Where the ascent ended. */
  public double[] point() {
    return end.clone();
  }

  /** Whether that is a maximum, and not a place on the way to infinity. */
  public boolean settled() {
    return settled;
  }

  public static DampedNewton climb(Likelihood likelihood, double[] start) {
    double[] x = start.clone();
    double value = likelihood.value(x);
    double damping = 1e-3;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] gradient = likelihood.gradient(x);
      double[][] information = likelihood.information(x);
      boolean moved = false;
      double decrement = 0;
      while (!moved && damping < LARGEST_DAMPING) {
        double[] step = step(information, gradient, damping);
        double[] next = new double[x.length];
        decrement = 0;
        for (int a = 0; a < x.length; a++) {
          next[a] = x[a] + step[a];
          decrement += step[a] * gradient[a];
        }
        double trial = likelihood.value(next);
        moved = Double.isFinite(trial) && trial >= value - 1e-12 * Math.abs(value);
        if (moved) {
          x = next;
          value = trial;
        }
        damping = moved ? Math.max(damping / 10, 1e-15) : damping * 10;
      }
      boolean settled = moved && decrement >= 0 && decrement < SETTLED && damping < 1e-6;
      if (settled || !moved) {
        return new DampedNewton(x, settled);
      }
    }
    return new DampedNewton(x, false);
  }

  /** slope' I⁻¹ slope, the variance of a function of the parameters; NaN where I is singular. */
  public static double variance(double[][] information, double[] slope) {
    LUDecomposition solver = new LUDecomposition(new Array2DRowRealMatrix(information));
    ArrayRealVector of = new ArrayRealVector(slope);
    return solver.getDeterminant() == 0 ? Double.NaN : of.dotProduct(solver.getSolver().solve(of));
  }

  private static double[] step(double[][] information, double[] gradient, double damping) {
    RealMatrix matrix = new Array2DRowRealMatrix(information); // copies
    for (int a = 0; a < gradient.length; a++) {
      matrix.addToEntry(a, a, damping * (1 + Math.abs(information[a][a])));
    }
    LUDecomposition solver = new LUDecomposition(matrix);
    return solver.getDeterminant() == 0
        ? gradient.clone()
        : solver.getSolver().solve(new ArrayRealVector(gradient)).toArray();
  }
}
