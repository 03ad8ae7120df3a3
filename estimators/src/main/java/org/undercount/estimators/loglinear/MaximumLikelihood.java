package org.undercount.estimators.loglinear;

/**
 * The maximum-likelihood fit of one log-linear model to counts by cell, with the proof that the
 * estimate exists and is unique.
 *
 * <p>Two certificates make the linear programme of {@link Existence} rare: settled fitted values,
 * positive with X'μ = X'y, prove existence, and a step that lowers only empty cells proves the
 * opposite (Fienberg and Rinaldo 2012).
 *
 * <p>Made for many fits in a row: it works on the caller's arrays and holds scratch space, so one
 * is needed per thread. Terms at −∞ and the cells inside them are left out by the caller.
 */
public final class MaximumLikelihood {

  /** How a fit ended. */
  public enum Outcome {
    FOUND,
    NOT_IDENTIFIABLE,
    DOES_NOT_EXIST,
    NOT_REACHED
  }

  private static final double SETTLED = 0.01;

  private final int cells;
  private final PoissonKernel kernel;

  /** Room for models over this many lists with at most this many terms, the intercept included. */
  public MaximumLikelihood(int lists, int mostTerms) {
    cells = 1 << lists;
    kernel = new PoissonKernel(lists, mostTerms);
  }

  /**
   * Fits one model.
   *
   * @param counts units by cell, not below 0; read only
   * @param active the cells that take part; read only
   * @param terms masks of the terms, the intercept 0 last; read only
   * @param size how many of the terms are in use
   */
  public Outcome fit(double[] counts, boolean[] active, int[] terms, int size) {
    if (size > number(active)) {
      return Outcome.NOT_IDENTIFIABLE;
    }
    PoissonKernel.Ending ending = kernel.fit(counts, active, terms, size);
    if (ending == PoissonKernel.Ending.CONVERGED && largestLastStep(active) < SETTLED) {
      return Outcome.FOUND;
    }
    if (!Existence.identifiable(active, terms, size)) {
      return Outcome.NOT_IDENTIFIABLE;
    }
    if (recedes(counts, active) || !Existence.exists(counts, active, terms, size)) {
      return Outcome.DOES_NOT_EXIST;
    }
    return ending == PoissonKernel.Ending.CONVERGED ? Outcome.FOUND : Outcome.NOT_REACHED;
  }

  /** Fitted count of a cell in the last fit, 0 where the cell took no part. */
  public double mean(int cell) {
    return kernel.mean[cell];
  }

  /** Fitted number of units on no list in the last fit that was found; may overflow to infinity. */
  public double unseen() {
    return Math.exp(kernel.intercept);
  }

  PoissonKernel kernel() {
    return kernel;
  }

  /**
   * Largest change of a linear predictor in the last step. Where no maximum exists, Newton's method
   * keeps lowering the receding cells by about 1 per step however small their means have become;
   * where one exists the steps vanish quadratically.
   */
  private double largestLastStep(boolean[] active) {
    double largest = 0;
    for (int c = 1; c < cells; c++) {
      if (active[c]) {
        largest = Math.max(largest, Math.abs(kernel.lastStepAtCell[c]));
      }
    }
    return largest;
  }

  /** Whether the last step is a direction of recession: 0 on counted cells, downwards elsewhere. */
  private boolean recedes(double[] counts, boolean[] active) {
    boolean falls = false;
    for (int c = 1; c < cells; c++) {
      if (active[c]) {
        double change = kernel.lastStepAtCell[c];
        if (counts[c] > 0 ? Math.abs(change) > 1e-6 : change > 1e-6) {
          return false;
        }
        falls |= change < -0.5;
      }
    }
    return falls;
  }

  private static int number(boolean[] active) {
    int number = 0;
    for (boolean a : active) {
      number += a ? 1 : 0;
    }
    return number;
  }
}
