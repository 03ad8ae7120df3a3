package org.undercount.estimators.loglinear;

import java.util.Arrays;

/**
 * Newton's method for a Poisson log-linear model whose design is "term contained in cell".
 *
 * <p>With that design no matrix of cells by terms is needed: X'WX at (s, t) is the sum of W over
 * the cells containing s ∪ t, and Xβ at a cell is the sum of β over the terms inside it. Both are
 * subset-sum transforms, k·2ᵏ additions; what remains is one Cholesky factorisation. The intercept
 * is the last term, so its variance, the last diagonal of the inverse, is 1/L²ₚₚ.
 *
 * <p>Holds scratch space: one per thread, reused for many models. Fits nothing at −∞ and decides
 * nothing about existence; see {@link MaximumLikelihood}.
 */
final class PoissonKernel {

  static final int MOST_ITERATIONS = 200;

  /** How a fit ended. */
  enum Ending {
    CONVERGED,
    SINGULAR,
    STALLED
  }

  private static final double SINGULAR_PIVOT = 1e-11;
  private static final double TOLERANCE = 1e-13;
  private static final double STARTING_COUNT = 0.1;

  private final int cells;
  private final int lists;

  final double[] mean; // fitted counts, 0 where not active
  final double[] lastStepAtCell; // change of the linear predictor in the last step
  private final double[] predictor;
  private final double[] trialPredictor;
  private final double[] weightSums;
  private final double[] countSums;
  private final double[] coefficientAt;
  private final double[][] factor;
  private double[] step;

  int iterations;
  double interceptVariance;
  double intercept;

  PoissonKernel(int lists, int mostTerms) {
    this.lists = lists;
    this.cells = 1 << lists;
    mean = new double[cells];
    lastStepAtCell = new double[cells];
    predictor = new double[cells];
    trialPredictor = new double[cells];
    weightSums = new double[cells];
    countSums = new double[cells];
    coefficientAt = new double[cells];
    factor = new double[mostTerms][mostTerms];
    step = new double[mostTerms];
  }

  /**
   * Fits by maximum likelihood.
   *
   * @param counts by cell, may be fractional
   * @param active the cells that take part
   * @param terms masks, intercept last
   * @param size how many of terms are in use
   */
  Ending fit(double[] counts, boolean[] active, int[] terms, int size) {
    Arrays.fill(countSums, 0);
    for (int c = 0; c < cells; c++) {
      countSums[c] = active[c] ? counts[c] : 0;
    }
    sumOverSupersets(countSums);
    if (!start(counts, active, terms, size)) {
      return Ending.SINGULAR;
    }
    double logLikelihood = moveTo(predictor, counts, active);
    for (iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
      if (!factorise(terms, size)) {
        return Ending.STALLED;
      }
      double decrement = 0;
      for (int a = 0; a < size; a++) {
        step[a] = countSums[terms[a]] - weightSums[terms[a]];
      }
      forward(size);
      for (int a = 0; a < size; a++) {
        decrement += step[a] * step[a];
      }
      backward(size);
      spread(terms, size, lastStepAtCell);
      double length = 1;
      double trial = Double.NEGATIVE_INFINITY;
      while (length > 1e-6) {
        for (int c = 0; c < cells; c++) {
          trialPredictor[c] = predictor[c] + length * lastStepAtCell[c];
        }
        trial = moveTo(trialPredictor, counts, active);
        if (trial >= logLikelihood - 1e-11 * Math.abs(logLikelihood)) {
          break;
        }
        length /= 2;
      }
      System.arraycopy(trialPredictor, 0, predictor, 0, cells);
      logLikelihood = trial;
      if (decrement < TOLERANCE) {
        return factorise(terms, size) ? finish(size) : Ending.STALLED;
      }
    }
    return Ending.STALLED;
  }

  private Ending finish(int size) {
    interceptVariance = 1 / (factor[size - 1][size - 1] * factor[size - 1][size - 1]);
    intercept = predictor[0]; // no term but the intercept lies inside the empty cell
    return Ending.CONVERGED;
  }

  /**
   * One weighted least-squares step from the counts themselves, as generalised linear models do.
   */
  private boolean start(double[] counts, boolean[] active, int[] terms, int size) {
    double[] response = lastStepAtCell; // free until the first Newton step
    for (int c = 0; c < cells; c++) {
      double weight = active[c] ? counts[c] + STARTING_COUNT : 0;
      mean[c] = weight;
      response[c] = active[c] ? weight * Math.log(weight) - STARTING_COUNT : 0;
    }
    sumOverSupersets(response);
    if (!factorise(terms, size)) {
      return false;
    }
    for (int a = 0; a < size; a++) {
      step[a] = response[terms[a]];
    }
    forward(size);
    backward(size);
    spread(terms, size, predictor);
    return true;
  }

  /** Sets the means from a linear predictor and returns Σ y η − μ. */
  private double moveTo(double[] eta, double[] counts, boolean[] active) {
    double sum = 0;
    for (int c = 0; c < cells; c++) {
      if (active[c]) {
        mean[c] = Math.exp(eta[c]);
        sum += counts[c] * eta[c] - mean[c];
      } else {
        mean[c] = 0;
      }
    }
    return Double.isFinite(sum) ? sum : Double.NEGATIVE_INFINITY;
  }

  private boolean factorise(int[] terms, int size) {
    System.arraycopy(mean, 0, weightSums, 0, cells);
    sumOverSupersets(weightSums);
    for (int a = 0; a < size; a++) {
      double[] rowA = factor[a];
      double diagonal = weightSums[terms[a]];
      for (int b = 0; b < a; b++) {
        double[] rowB = factor[b];
        double sum = weightSums[terms[a] | terms[b]];
        for (int j = 0; j < b; j++) {
          sum -= rowA[j] * rowB[j];
        }
        rowA[b] = sum / rowB[b];
      }
      double pivot = diagonal;
      for (int j = 0; j < a; j++) {
        pivot -= rowA[j] * rowA[j];
      }
      if (!(pivot > SINGULAR_PIVOT * diagonal)) {
        return false;
      }
      rowA[a] = Math.sqrt(pivot);
    }
    return true;
  }

  private void forward(int size) {
    for (int a = 0; a < size; a++) {
      double sum = step[a];
      for (int j = 0; j < a; j++) {
        sum -= factor[a][j] * step[j];
      }
      step[a] = sum / factor[a][a];
    }
  }

  private void backward(int size) {
    for (int a = size - 1; a >= 0; a--) {
      double value = step[a] / factor[a][a];
      step[a] = value;
      for (int j = 0; j < a; j++) {
        step[j] -= factor[a][j] * value;
      }
    }
  }

  /** Linear predictor of the coefficients in {@code step}. */
  private void spread(int[] terms, int size, double[] into) {
    Arrays.fill(coefficientAt, 0);
    for (int a = 0; a < size; a++) {
      coefficientAt[terms[a]] = step[a];
    }
    for (int i = 0; i < lists; i++) {
      int bit = 1 << i;
      for (int c = 0; c < cells; c++) {
        if ((c & bit) != 0) {
          coefficientAt[c] += coefficientAt[c ^ bit];
        }
      }
    }
    System.arraycopy(coefficientAt, 0, into, 0, cells);
  }

  private void sumOverSupersets(double[] values) {
    for (int i = 0; i < lists; i++) {
      int bit = 1 << i;
      for (int c = 0; c < cells; c++) {
        if ((c & bit) == 0) {
          values[c] += values[c | bit];
        }
      }
    }
  }
}
