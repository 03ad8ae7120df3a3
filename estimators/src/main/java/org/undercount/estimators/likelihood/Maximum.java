package org.undercount.estimators.likelihood;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The maximum of a log-likelihood and what its curvature says: the observed information, whose
 * numerical rank tells which combinations of coefficients the data say nothing of (Catchpole and
 * Morgan 1997, Biometrika 84). Covariances use the directions that are identified.
 */
public final class Maximum {

  /** An eigenvalue below this part of the largest is 0: slopes are exact to about 1e-10. */
  private static final double RANK_TOLERANCE = 1e-8;

  /** Below, a coefficient's standard error is above 1,000 on the scale of its link. */
  private static final double NOTHING_TOLD = 1e-6;

  /** Part of a quantity's gradient that may lie where the likelihood is flat. */
  private static final double FLAT = 1e-3;

  /** Slopes smaller than that in the coefficients belong to values at the edge of their range. */
  private static final double EDGE = 1e-5;

  /** A quantity computed from the coefficients. */
  public sealed interface Quantity {

    /**
     * Identified, with its standard error by the delta method.
     *
     * @param value at the maximum
     */
    record Identified(double value, double standardError) implements Quantity {}

    /** At the edge of its range, where the delta method has nothing to say. */
    record AtEdge(double value) implements Quantity {}

    /** Other values fit as well. */
    record NotIdentified() implements Quantity {}
  }

  private final LogLikelihood likelihood;
  private final double[] point;
  private final double logLikelihood;
  private final boolean converged;
  private final double[] eigenvalues;
  private final double[][] eigenvectors;
  private final int rank;

  private Maximum(LogLikelihood likelihood, double[] point, double value, boolean converged) {
    this.likelihood = likelihood;
    this.point = point;
    this.logLikelihood = value;
    this.converged = converged;
    if (point.length == 0) {
      eigenvalues = new double[0];
      eigenvectors = new double[0][];
      rank = 0;
      return;
    }
    EigenDecomposition spectrum =
        new EigenDecomposition(new Array2DRowRealMatrix(information(likelihood, point)));
    eigenvalues = spectrum.getRealEigenvalues(); // descending
    eigenvectors = new double[point.length][];
    int positive = 0;
    for (int k = 0; k < point.length; k++) {
      eigenvectors[k] = spectrum.getEigenvector(k).toArray();
      if (eigenvalues[k] > Math.max(NOTHING_TOLD, RANK_TOLERANCE * eigenvalues[0])) {
        positive++;
      }
    }
    rank = positive;
  }

  /**
   * Climbs from a point.
   *
   * @throws IllegalArgumentException if the data are impossible there
   */
  public static Maximum from(LogLikelihood likelihood, double[] start) {
    Ascent ascent = Ascent.from(likelihood, start);
    return new Maximum(likelihood, ascent.point(), ascent.value(), ascent.settled());
  }

  /**
   * The maximum that the best of several points leads to, judged by the first steps from each;
   * points where the data are impossible are left out.
   *
   * @throws IllegalArgumentException if they are impossible at all of them
   */
  public static Maximum fromBestOf(LogLikelihood likelihood, List<double[]> starts) {
    Ascent best = null;
    for (double[] start : starts) {
      if (Double.isFinite(likelihood.at(start, new double[start.length]))) {
        Ascent ascent = Ascent.begun(likelihood, start);
        best = best == null || ascent.value() > best.value() ? ascent : best;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException(
          "The data must be possible at one of " + starts.size() + " starting points");
    }
    best.finish();
    return new Maximum(likelihood, best.point(), best.value(), best.settled());
  }

  /** −∂²/∂θ∂θ′ by central differences of the gradient. */
  static double[][] information(LogLikelihood likelihood, double[] point) {
    int n = point.length;
    double[][] information = new double[n][n];
    double[] up = new double[n];
    double[] down = new double[n];
    double[] moved = point.clone();
    for (int i = 0; i < n; i++) {
      double step = 1e-5 * Math.max(1, Math.abs(point[i]));
      moved[i] = point[i] + step;
      likelihood.at(moved, up);
      moved[i] = point[i] - step;
      likelihood.at(moved, down);
      moved[i] = point[i];
      for (int j = 0; j < n; j++) {
        information[i][j] = (down[j] - up[j]) / (2 * step);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (information[i][j] + information[j][i]) / 2;
        information[i][j] = mean;
        information[j][i] = mean;
      }
    }
    return information;
  }

  /** The coefficients. */
  public double[] point() {
    return point.clone();
  }

  public double logLikelihood() {
    return logLikelihood;
  }

  /** Whether the gradient vanished. */
  public boolean converged() {
    return converged;
  }

  /** How many combinations of coefficients the data tell; at most the number of coefficients. */
  public int rank() {
    return rank;
  }

  /** A quantity with its standard error by the delta method. */
  public Quantity of(ToDoubleFunction<double[]> quantity) {
    return all(x -> new double[] {quantity.applyAsDouble(x)}).get(0);
  }

  /** Several quantities that are computed together, each with its standard error. */
  public List<Quantity> all(Function<double[], double[]> quantities) {
    double[] values = quantities.apply(point.clone());
    double[][] slopes = new double[values.length][point.length];
    double[] moved = point.clone();
    for (int i = 0; i < point.length; i++) {
      double step = 1e-5 * Math.max(1, Math.abs(point[i]));
      moved[i] = point[i] + step;
      double[] up = quantities.apply(moved).clone();
      moved[i] = point[i] - step;
      double[] down = quantities.apply(moved).clone();
      moved[i] = point[i];
      for (int q = 0; q < values.length; q++) {
        slopes[q][i] = (up[q] - down[q]) / (2 * step);
      }
    }
    List<Quantity> told = new ArrayList<>();
    for (int q = 0; q < values.length; q++) {
      told.add(quantity(values[q], slopes[q]));
    }
    return told;
  }

  private Quantity quantity(double value, double[] slope) {
    double variance = 0;
    double flat = 0;
    double length = 0;
    for (int k = 0; k < point.length; k++) {
      double along = 0;
      for (int i = 0; i < point.length; i++) {
        along += eigenvectors[k][i] * slope[i];
      }
      length += along * along;
      if (k < rank) {
        variance += along * along / eigenvalues[k];
      } else {
        flat += along * along;
      }
    }
    double size = Math.max(1, Math.abs(value));
    if (rank < point.length && Math.sqrt(length) < EDGE * size) {
      return new Quantity.AtEdge(value);
    }
    if (Math.sqrt(flat) > FLAT * Math.sqrt(length) && Math.sqrt(flat) > EDGE * size) {
      return new Quantity.NotIdentified();
    }
    return new Quantity.Identified(value, Math.sqrt(variance));
  }

  LogLikelihood likelihood() {
    return likelihood;
  }
}
