package org.undercount.estimators.closed;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Poisson regression with logarithmic link and a known offset on a given design by Newton's method
 * with step halving. The intercept is the last column, so its variance is the last diagonal of the
 * inverse.
 */
final class DensePoisson {

  private static final int MOST_ITERATIONS = 100;

  /** Where the maximum lies at infinity the likelihood settles but the steps never get short. */
  private static final double LONGEST_LAST_STEP = 1e-3;

  private final boolean settled;
  private final boolean interceptSettled;
  final double intercept;
  final double interceptVariance;
  private final double[] coefficients;
  private final double[] means;

  private DensePoisson(
      double[] lastStep, double interceptVariance, double[] coefficients, double[] means) {
    this.settled = longest(lastStep) < LONGEST_LAST_STEP;
    this.interceptSettled = Math.abs(lastStep[lastStep.length - 1]) < LONGEST_LAST_STEP;
    this.intercept = coefficients[coefficients.length - 1];
    this.interceptVariance = interceptVariance;
    this.coefficients = coefficients;
    this.means = means;
  }

  /** Whether the maximum lies at finite values. */
  boolean settled() {
    return settled;
  }

  /** Whether the intercept is finite at the maximum; other coefficients may be infinite. */
  boolean interceptSettled() {
    return interceptSettled;
  }

  double coefficient(int column) {
    return coefficients[column];
  }

  double mean(int row) {
    return means[row];
  }

  /** Empty when the design is singular or no maximum is reached. */
  static Optional<DensePoisson> fit(double[][] design, double[] offset, double[] counts) {
    int n = counts.length;
    int p = design[0].length;
    double[] eta = new double[n];
    double[] mean = new double[n];
    double[] gradient = new double[p];
    for (int i = 0; i < n; i++) {
      mean[i] = counts[i] + 0.1;
      double response = Math.log(mean[i]) - offset[i] + (counts[i] - mean[i]) / mean[i];
      for (int a = 0; a < p; a++) {
        gradient[a] += design[i][a] * mean[i] * response;
      }
    }
    double[][] factor = new double[p][p];
    double[] beta = new double[p];
    double logLikelihood = Double.NEGATIVE_INFINITY;
    double[] step = new double[p];
    double variance = 0;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      if (!factorise(design, mean, factor)) {
        return iteration == 0
            ? Optional.empty() // columns depend on each other
            : Optional.of(new DensePoisson(step, variance, beta, mean)); // on the way to infinity
      }
      variance = 1 / (factor[p - 1][p - 1] * factor[p - 1][p - 1]);
      step = gradient.clone();
      double decrement = solve(factor, step);
      double length = 1;
      double trial = Double.NEGATIVE_INFINITY;
      double[] next = beta;
      for (; length > 1e-6; length /= 2) {
        next = new double[p];
        for (int a = 0; a < p; a++) {
          next[a] = beta[a] + length * step[a];
        }
        trial = moveTo(design, offset, counts, next, eta, mean);
        if (trial >= logLikelihood - 1e-11 * Math.abs(logLikelihood)) {
          break;
        }
      }
      beta = next;
      logLikelihood = trial;
      if (iteration == 0) {
        beta = better(design, offset, counts, beta, trial, eta, mean);
        logLikelihood = moveTo(design, offset, counts, beta, eta, mean);
      }
      if (iteration > 0 && decrement < 1e-13) {
        if (factorise(design, mean, factor)) {
          variance = 1 / (factor[p - 1][p - 1] * factor[p - 1][p - 1]);
        }
        return Optional.of(new DensePoisson(step, variance, beta, mean));
      }
      gradient = new double[p];
      for (int i = 0; i < n; i++) {
        for (int a = 0; a < p; a++) {
          gradient[a] += design[i][a] * (counts[i] - mean[i]);
        }
      }
    }
    return Optional.empty();
  }

  /** The first regression's coefficients, or the intercept alone where those overshoot. */
  private static double[] better(
      double[][] design,
      double[] offset,
      double[] counts,
      double[] beta,
      double logLikelihood,
      double[] eta,
      double[] mean) {
    double[] alone = new double[beta.length];
    double ways = DoubleStream.of(offset).map(Math::exp).sum();
    alone[alone.length - 1] = Math.log(DoubleStream.of(counts).sum() / ways);
    return moveTo(design, offset, counts, alone, eta, mean) > logLikelihood ? alone : beta;
  }

  private static double moveTo(
      double[][] design,
      double[] offset,
      double[] counts,
      double[] beta,
      double[] eta,
      double[] mean) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      eta[i] = offset[i];
      for (int a = 0; a < beta.length; a++) {
        eta[i] += design[i][a] * beta[a];
      }
      mean[i] = Math.exp(eta[i]);
      sum += counts[i] * eta[i] - mean[i];
    }
    return Double.isFinite(sum) ? sum : Double.NEGATIVE_INFINITY;
  }

  private static double longest(double[] step) {
    double most = 0;
    for (double s : step) {
      most = Math.max(most, Math.abs(s));
    }
    return most;
  }

  /** The lower Cholesky factor of X'WX, rows of X taken in turn; false when it is singular. */
  private static boolean factorise(double[][] design, double[] weight, double[][] factor) {
    int p = factor.length;
    for (double[] row : factor) {
      Arrays.fill(row, 0);
    }
    for (int i = 0; i < weight.length; i++) {
      double[] x = design[i];
      for (int a = 0; a < p; a++) {
        double wx = weight[i] * x[a];
        if (wx != 0) {
          double[] row = factor[a];
          for (int b = 0; b <= a; b++) {
            row[b] += wx * x[b];
          }
        }
      }
    }
    for (int a = 0; a < p; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = factor[a][b];
        double whole = sum;
        for (int j = 0; j < b; j++) {
          sum -= factor[a][j] * factor[b][j];
        }
        if (a == b) {
          if (!(sum > 1e-11 * whole)) {
            return false;
          }
          factor[a][a] = Math.sqrt(sum);
        } else {
          factor[a][b] = sum / factor[b][b];
        }
      }
    }
    return true;
  }

  /** Solves in place; returns g'H⁻¹g, the Newton decrement squared. */
  private static double solve(double[][] factor, double[] x) {
    double decrement = 0;
    for (int a = 0; a < x.length; a++) {
      for (int j = 0; j < a; j++) {
        x[a] -= factor[a][j] * x[j];
      }
      x[a] /= factor[a][a];
      decrement += x[a] * x[a];
    }
    for (int a = x.length - 1; a >= 0; a--) {
      x[a] /= factor[a][a];
      for (int j = 0; j < a; j++) {
        x[j] -= factor[a][j] * x[a];
      }
    }
    return decrement;
  }
}
