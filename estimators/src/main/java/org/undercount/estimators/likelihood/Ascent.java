package org.undercount.estimators.likelihood;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * The way up a likelihood: the quasi-Newton steps of Broyden, Fletcher, Goldfarb and Shanno with a
 * halving line search (Nocedal and Wright 2006, algorithm 6.1), ended by Newton's own steps where
 * the information is positive definite.
 */
final class Ascent {

  private static final int FIRST_ITERATIONS = 15;
  private static final int MOST_ITERATIONS = 1000;
  private static final int MOST_NEWTON_STEPS = 5;
  private static final double LONGEST_STEP = 4;
  private static final double SETTLED = 1e-7;
  private static final double WELL_SETTLED = 1e-4;

  /** A rise below this part of the likelihood is rounding. */
  private static final double ROUNDING = 1e-13;

  private final LogLikelihood likelihood;
  private final int size;
  private double[] point;
  private double[] gradient;
  private double value;
  private boolean stuck;

  private Ascent(LogLikelihood likelihood, double[] start) {
    this.likelihood = likelihood;
    this.size = likelihood.size();
    this.point = start.clone();
    this.gradient = new double[size];
    this.value = likelihood.at(point, gradient);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "The data must be possible where the climb starts, got log-likelihood " + value);
    }
  }

  static Ascent from(LogLikelihood likelihood, double[] start) {
    Ascent ascent = new Ascent(likelihood, start);
    ascent.finish();
    return ascent;
  }

  /** The first steps from a point, enough to tell good places from bad. */
  static Ascent begun(LogLikelihood likelihood, double[] start) {
    Ascent ascent = new Ascent(likelihood, start);
    ascent.climb(FIRST_ITERATIONS);
    return ascent;
  }

  void finish() {
    climb(MOST_ITERATIONS);
    polish();
  }

  double[] point() {
    return point.clone();
  }

  double value() {
    return value;
  }

  /** Whether the gradient vanished, against the size of the likelihood. */
  boolean settled() {
    return steepest(gradient) < WELL_SETTLED * Math.max(1, Math.abs(value) * 1e-3);
  }

  private void climb(int iterations) {
    double[][] inverse = scaledIdentity(1 / Math.max(1, steepest(gradient)));
    boolean fresh = true;
    int level = 0;
    for (int i = 0; i < iterations && !stuck && level < 3 && steepest(gradient) > SETTLED; i++) {
      double[] before = point;
      double[] gradientBefore = gradient;
      double valueBefore = value;
      if (!step(times(inverse, gradient))) {
        if (fresh) {
          stuck = true;
        }
        inverse = scaledIdentity(1 / Math.max(1, steepest(gradient)));
        fresh = true;
        continue;
      }
      level = value - valueBefore > ROUNDING * Math.max(1, Math.abs(value)) ? 0 : level + 1;
      fresh = !update(inverse, difference(point, before), difference(gradientBefore, gradient));
    }
  }

  /** Moves along a direction as far as the likelihood rises enough; false if it does not. */
  private boolean step(double[] direction) {
    double longest = 0;
    double rise = 0;
    for (int i = 0; i < size; i++) {
      longest = Math.max(longest, Math.abs(direction[i]));
      rise += direction[i] * gradient[i];
    }
    if (!(rise > 0)) {
      return false;
    }
    double[] trialGradient = new double[size];
    double length = Math.min(1, LONGEST_STEP / longest);
    for (int halving = 0; halving < 40; halving++, length /= 2) {
      double[] trial = point.clone();
      for (int i = 0; i < size; i++) {
        trial[i] += length * direction[i];
      }
      double there = likelihood.at(trial, trialGradient);
      if (there >= value + 1e-4 * length * rise && Double.isFinite(there)) {
        point = trial;
        value = there;
        gradient = trialGradient;
        return true;
      }
    }
    return false;
  }

  /** The update of the inverse Hessian of −log L; false where the curvature is not positive. */
  private boolean update(double[][] inverse, double[] moved, double[] fell) {
    double curvature = 0;
    for (int i = 0; i < size; i++) {
      curvature += moved[i] * fell[i];
    }
    if (!(curvature > 1e-12)) {
      return false;
    }
    double[] image = times(inverse, fell);
    double quadratic = 0;
    for (int i = 0; i < size; i++) {
      quadratic += fell[i] * image[i];
    }
    double factor = (1 + quadratic / curvature) / curvature;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        inverse[i][j] +=
            factor * moved[i] * moved[j] - (image[i] * moved[j] + moved[i] * image[j]) / curvature;
      }
    }
    return true;
  }

  private void polish() {
    for (int i = 0; i < MOST_NEWTON_STEPS && steepest(gradient) > 1e-9; i++) {
      double[][] information = Maximum.information(likelihood, point);
      double[] newton;
      try {
        newton =
            new CholeskyDecomposition(new Array2DRowRealMatrix(information), 1e-8, 1e-10)
                .getSolver()
                .solve(new ArrayRealVector(gradient))
                .toArray();
      } catch (NonPositiveDefiniteMatrixException flat) {
        return;
      }
      if (!closer(newton)) {
        return;
      }
    }
  }

  /** Takes a step if the gradient becomes smaller and the likelihood does not fall. */
  private boolean closer(double[] newton) {
    double[] trial = point.clone();
    for (int i = 0; i < size; i++) {
      trial[i] += newton[i];
    }
    double[] trialGradient = new double[size];
    double there = likelihood.at(trial, trialGradient);
    if (!(there >= value - 1e-10 * Math.max(1, Math.abs(value))
        && steepest(trialGradient) < steepest(gradient))) {
      return false;
    }
    point = trial;
    value = there;
    gradient = trialGradient;
    return true;
  }

  private double[][] scaledIdentity(double scale) {
    double[][] identity = new double[size][size];
    for (int i = 0; i < size; i++) {
      identity[i][i] = scale;
    }
    return identity;
  }

  private static double steepest(double[] gradient) {
    double steepest = 0;
    for (double slope : gradient) {
      steepest = Math.max(steepest, Math.abs(slope));
    }
    return steepest;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int i = 0; i < a.length; i++) {
      difference[i] -= b[i];
    }
    return difference;
  }
}
