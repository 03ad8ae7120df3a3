package org.undercount.jobs.plain;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.loglinear.HierarchicalModel;

/**
 * The textbook way to fit a log-linear model, as a yardstick of speed and of nothing else:
 * iteratively reweighted least squares on the whole design matrix, a QR decomposition of Commons
 * Math in every iteration, at most 25 of them (what R's glm does). Knows nothing of estimates that
 * do not exist.
 */
final class DenseReference {

  private static final int MOST_ITERATIONS = 25;
  private static final double TOLERANCE = 1e-8; // of the deviance, as in R
  private static final double STARTING_COUNT = 0.1;

  private final double[] counts;
  private final int cells;

  DenseReference(OverlapTable table) {
    cells = (1 << table.lists().size()) - 1;
    counts = new double[cells];
    for (int c = 0; c < cells; c++) {
      counts[c] = table.count(c + 1);
    }
  }

  /** Estimated number on no list; NaN where the decomposition fails. */
  double unseen(HierarchicalModel model) {
    List<Integer> terms = terms(model);
    double[][] design = new double[cells][terms.size()];
    for (int c = 0; c < cells; c++) {
      for (int t = 0; t < terms.size(); t++) {
        design[c][t] = (c + 1 & terms.get(t)) == terms.get(t) ? 1 : 0;
      }
    }
    double[] mean = new double[cells];
    double[] predictor = new double[cells];
    for (int c = 0; c < cells; c++) {
      mean[c] = counts[c] + STARTING_COUNT;
      predictor[c] = Math.log(mean[c]);
    }
    double deviance = Double.POSITIVE_INFINITY;
    double[] coefficients = new double[terms.size()];
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      try {
        coefficients = step(design, mean, predictor);
      } catch (SingularMatrixException e) {
        return Double.NaN;
      }
      predictor = MatrixUtils.createRealMatrix(design).operate(coefficients);
      double next = 0;
      for (int c = 0; c < cells; c++) {
        mean[c] = Math.exp(predictor[c]);
        next += counts[c] > 0 ? 2 * counts[c] * Math.log(counts[c] / mean[c]) : 0;
        next -= 2 * (counts[c] - mean[c]);
      }
      if (Math.abs(next - deviance) < TOLERANCE * (Math.abs(next) + 0.1)) {
        break;
      }
      deviance = next;
    }
    return Math.exp(coefficients[0]);
  }

  /** Every set of lists inside a generator, the empty one, the intercept, first. */
  private static List<Integer> terms(HierarchicalModel model) {
    SortedSet<Integer> terms = new TreeSet<>(List.of(0));
    for (int generator : model.generators()) {
      for (int subset = generator; subset > 0; subset = subset - 1 & generator) {
        terms.add(subset);
      }
    }
    return List.copyOf(terms);
  }

  private double[] step(double[][] design, double[] mean, double[] predictor) {
    RealMatrix weighted = MatrixUtils.createRealMatrix(cells, design[0].length);
    double[] response = new double[cells];
    for (int c = 0; c < cells; c++) {
      double root = Math.sqrt(mean[c]);
      for (int t = 0; t < design[c].length; t++) {
        weighted.setEntry(c, t, design[c][t] * root);
      }
      response[c] = root * (predictor[c] + (counts[c] - mean[c]) / mean[c]);
    }
    return new QRDecomposition(weighted)
        .getSolver()
        .solve(MatrixUtils.createRealVector(response))
        .toArray();
  }
}
