package org.undercount.estimators.loglinear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.undercount.estimators.OverlapTable;

/**
 * What R's glm() does, written plainly: iteratively reweighted least squares from y + 0.1, stopped
 * when the deviance changes by less than 1e-8 of itself, standard errors from the weights of the
 * last regression, that is from the fitted values before the last. An independent check of the
 * kernel and the explanation of its standard errors' fifth digit.
 */
public record GlmReference(
    double abundance, double stderr, double deviance, List<Double> coefficients) {

  static GlmReference fit(OverlapTable table, HierarchicalModel model) {
    List<Integer> cells = new ArrayList<>();
    for (int c = 1; c < 1 << table.lists().size(); c++) {
      cells.add(c);
    }
    int p = model.parameters();
    double[][] x = new double[cells.size()][p];
    double[] y = new double[cells.size()];
    for (int i = 0; i < x.length; i++) {
      y[i] = table.count(cells.get(i));
      for (int a = 0; a < p; a++) {
        x[i][a] = (cells.get(i) & model.terms()[a]) == model.terms()[a] ? 1 : 0;
      }
    }
    return fit(x, new double[y.length], y);
  }

  /** From a design whose last column is the intercept. */
  public static GlmReference fit(double[][] x, double[] offset, double[] y) {
    int p = x[0].length;
    double observed = DoubleStream.of(y).sum();
    double[] mu = DoubleStream.of(y).map(c -> c + 0.1).toArray();
    RealMatrix design = new Array2DRowRealMatrix(x);
    double before = deviance(y, mu);
    double[] eta = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      eta[i] = Math.log(mu[i]);
    }
    while (true) {
      double[][] weighted = new double[y.length][p];
      double[] response = new double[y.length];
      for (int i = 0; i < y.length; i++) {
        double root = Math.sqrt(mu[i]);
        for (int a = 0; a < p; a++) {
          weighted[i][a] = root * x[i][a];
        }
        response[i] = root * (eta[i] - offset[i] + (y[i] - mu[i]) / mu[i]);
      }
      QRDecomposition qr = new QRDecomposition(new Array2DRowRealMatrix(weighted));
      RealVector beta = qr.getSolver().solve(new ArrayRealVector(response));
      eta = design.operate(beta).toArray();
      for (int i = 0; i < y.length; i++) {
        eta[i] += offset[i];
        mu[i] = Math.exp(eta[i]);
      }
      double now = deviance(y, mu);
      if (Math.abs(now - before) / (Math.abs(now) + 0.1) < 1e-8) {
        double unseen = Math.exp(beta.getEntry(p - 1));
        double r = qr.getR().getEntry(p - 1, p - 1); // the intercept is last: Var = 1/r²
        return new GlmReference(
            observed + unseen,
            Math.sqrt(unseen + unseen * unseen / (r * r)),
            now,
            DoubleStream.of(beta.toArray()).boxed().toList());
      }
      before = now;
    }
  }

  private static double deviance(double[] y, double[] mu) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += 2 * ((y[i] > 0 ? y[i] * Math.log(y[i] / mu[i]) : 0) - (y[i] - mu[i]));
    }
    return sum;
  }
}
