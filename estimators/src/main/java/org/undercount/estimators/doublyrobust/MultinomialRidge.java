package org.undercount.estimators.doublyrobust;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Multinomial logistic regression with a ridge: log p_c(x)/p_last(x) = x'β_c, maximising Σ log p −
 * (λ/2) Σ β² with intercepts free of the penalty (le Cessie and van Houwelingen 1992, Appl.
 * Statist. 41, with more than two classes). Newton's method with step halving; with λ &gt; 0 and
 * every class present the maximum exists and is unique, so the start does not matter.
 *
 * <p>Rows come with counts by class: people alike in every covariate are one row.
 */
final class MultinomialRidge {

  private static final int STEPS = 60;
  private static final int HALVINGS = 30;
  private static final double SETTLED = 1e-10; // Newton decrement: twice the gain still to be had
  private static final double LEAST_CURVATURE = 1e-9; // keeps the block of an absent class regular

  private final int classes;
  private final int width;
  private double[] coefficients;

  private MultinomialRidge(int classes, int width, double[] start) {
    this.classes = classes;
    this.width = width;
    coefficients = start;
  }

  /** Fits rows from coefficients 0. */
  static MultinomialRidge fit(double[][] x, int[] counts, int classes, double ridge) {
    return fitted(x, counts, ridge, new double[(classes - 1) * x[0].length], classes);
  }

  /** The same regression on other counts of the same rows, started from this one. */
  MultinomialRidge refit(double[][] x, int[] counts, double ridge) {
    return fitted(x, counts, ridge, coefficients.clone(), classes);
  }

  /**
   * Newton's iteration.
   *
   * @param x rows of covariates, the first column 1
   * @param counts people of row r and class c at r · classes + c
   * @param ridge λ, not negative; 0 only where the maximum is known to exist
   */
  private static MultinomialRidge fitted(
      double[][] x, int[] counts, double ridge, double[] start, int classes) {
    MultinomialRidge model = new MultinomialRidge(classes, x[0].length, start);
    double value = model.objective(x, counts, ridge);
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[start.length];
      double[] direction = model.newton(x, counts, ridge, gradient);
      double decrement = 0;
      for (int i = 0; i < direction.length; i++) {
        decrement += gradient[i] * direction[i];
      }
      double[] from = model.coefficients;
      if (!(decrement > SETTLED)) {
        model.coefficients = moved(from, direction, 1);
        break;
      }
      double share = 1;
      double next = value;
      boolean better = false;
      for (int h = 0; h < HALVINGS && !better; h++, share /= 2) {
        model.coefficients = moved(from, direction, share);
        next = model.objective(x, counts, ridge);
        better = next > value;
      }
      if (!better) {
        model.coefficients = from;
        break;
      }
      value = next;
    }
    return model;
  }

  private static double[] moved(double[] from, double[] direction, double share) {
    double[] to = new double[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] + share * direction[i];
    }
    return to;
  }

  /** Writes the probabilities of the classes at a row. */
  void at(double[] row, double[] p) {
    double most = 0;
    for (int c = 0; c < classes - 1; c++) {
      double sum = 0;
      int base = c * width;
      for (int i = 0; i < width; i++) {
        sum += coefficients[base + i] * row[i];
      }
      p[c] = sum;
      most = Math.max(most, sum);
    }
    p[classes - 1] = 0;
    double total = 0;
    for (int c = 0; c < classes; c++) {
      p[c] = Math.exp(p[c] - most);
      total += p[c];
    }
    for (int c = 0; c < classes; c++) {
      p[c] /= total;
    }
  }

  private double objective(double[][] x, int[] counts, double ridge) {
    double sum = 0;
    double[] p = new double[classes];
    for (int r = 0; r < x.length; r++) {
      if (total(counts, r) > 0) {
        at(x[r], p);
        for (int c = 0; c < classes; c++) {
          int people = counts[r * classes + c];
          sum += people == 0 ? 0 : people * Math.log(Math.max(p[c], Double.MIN_NORMAL));
        }
      }
    }
    for (int i = 0; i < coefficients.length; i++) {
      sum -= i % width == 0 ? 0 : ridge / 2 * coefficients[i] * coefficients[i];
    }
    return sum;
  }

  private int total(int[] counts, int row) {
    int total = 0;
    for (int c = 0; c < classes; c++) {
      total += counts[row * classes + c];
    }
    return total;
  }

  /** Information⁻¹ · gradient; the gradient is written to the array given. */
  private double[] newton(double[][] x, int[] counts, double ridge, double[] gradient) {
    int size = coefficients.length;
    double[][] information = new double[size][size];
    double[] p = new double[classes];
    for (int r = 0; r < x.length; r++) {
      int people = total(counts, r);
      if (people > 0) {
        at(x[r], p);
        add(x[r], p, counts, r, people, gradient, information);
      }
    }
    for (int i = 0; i < size; i++) {
      double penalty = i % width == 0 ? 0 : ridge;
      gradient[i] -= penalty * coefficients[i];
      information[i][i] += penalty + LEAST_CURVATURE;
    }
    mirror(information);
    return new CholeskyDecomposition(new Array2DRowRealMatrix(information, false), 1e-6, 0)
        .getSolver()
        .solve(new ArrayRealVector(gradient, false))
        .toArray();
  }

  /** Every block is symmetric, and so is the whole. */
  private void mirror(double[][] information) {
    for (int c = 0; c < classes - 1; c++) {
      for (int d = 0; d <= c; d++) {
        for (int i = 0; i < width; i++) {
          for (int j = 0; j <= i; j++) {
            double value = information[c * width + i][d * width + j];
            information[c * width + j][d * width + i] = value;
            information[d * width + i][c * width + j] = value;
            information[d * width + j][c * width + i] = value;
          }
        }
      }
    }
  }

  /**
   * One row's part; of the information only lower triangles of blocks on and below the diagonal.
   */
  private void add(
      double[] v,
      double[] p,
      int[] counts,
      int row,
      int people,
      double[] gradient,
      double[][] information) {
    for (int c = 0; c < classes - 1; c++) {
      int a = c * width;
      double residual = counts[row * classes + c] - people * p[c];
      for (int i = 0; i < width; i++) {
        gradient[a + i] += residual * v[i];
      }
      for (int d = 0; d <= c; d++) {
        int b = d * width;
        double weight = people * p[c] * ((c == d ? 1 : 0) - p[d]);
        for (int i = 0; i < width; i++) {
          double scaled = weight * v[i];
          if (scaled != 0) {
            double[] line = information[a + i];
            for (int j = 0; j <= i; j++) {
              line[b + j] += scaled * v[j];
            }
          }
        }
      }
    }
  }
}
