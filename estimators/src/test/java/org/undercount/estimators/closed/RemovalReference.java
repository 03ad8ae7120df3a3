package org.undercount.estimators.closed;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.undercount.estimators.OverlapTable;

/**
 * The standard error of Mbh that Rcapture 1.4.4's closedp.t prints. Its slope of N in the last
 * coefficient leaves a factor out: in N = e^a (1+e^d)^{t−1} (1 + R) the first part of the slope in
 * d is multiplied by 1 + R, and there it is not. Its own closedp.bc has the right value.
 */
final class RemovalReference {

  private RemovalReference() {}

  static double stderrOfRcapture(OverlapTable table) {
    return stderr(table, false);
  }

  static double stderrOfTheRightSlope(OverlapTable table) {
    return stderr(table, true);
  }

  private static double stderr(OverlapTable table, boolean right) {
    int t = table.lists().size();
    double first = (double) table.onAll(1);
    double[] u = new double[t];
    double later = 0;
    double again = 0;
    for (var cell : table.counts().entrySet()) {
      int i = Integer.numberOfTrailingZeros(cell.getKey());
      double c = (double) cell.getValue();
      u[i] += c;
      later += c * (t - 1 - i);
      again += c * (Integer.bitCount(cell.getKey()) - 1);
    }
    double low = 1e-9;
    double high = 1 - 1e-9;
    for (int step = 0; step < 200; step++) { // the mean of the cut-off geometric rises with q
      double q = (low + high) / 2;
      double weights = 0;
      double excess = 0;
      for (int i = 0; i < t - 1; i++) {
        weights += Math.pow(q, i);
        excess += i * Math.pow(q, i);
      }
      double mean = 0;
      double total = 0;
      for (int i = 1; i < t; i++) {
        mean += (i - 1) * u[i];
        total += u[i];
      }
      if (excess / weights < mean / total) {
        low = q;
      } else {
        high = q;
      }
    }
    double q = (low + high) / 2;
    double c = again / later;
    double removed = (double) table.observed() - first;
    double removable = removed / (1 - Math.pow(q, t - 1));
    // log μ = a + b[first seen later] + s·(delay) + d·(sightings again)
    double d = Math.log(c / (1 - c));
    double s = Math.log(q / (1 - c));
    double a = Math.log(first) + (t - 1) * Math.log(1 - c);
    double b = Math.log(removable * (1 - q)) + (t - 2) * Math.log(1 - c) - a - s;
    double[][] information = new double[4][4];
    for (int p = 1; p < 1 << t; p++) {
      int i = Integer.numberOfTrailingZeros(p);
      double[] x = {1, i > 0 ? 1 : 0, i, Integer.bitCount(p) - 1};
      double mean = Math.exp(a + b * x[1] + s * x[2] + d * x[3]);
      for (int k = 0; k < 4; k++) {
        for (int l = 0; l < 4; l++) {
          information[k][l] += mean * x[k] * x[l];
        }
      }
    }
    double part = 1 + Math.exp(d) - Math.exp(s);
    double r = Math.exp(b + s) / part;
    double scale = Math.exp(a) * Math.pow(1 + Math.exp(d), t - 1);
    double n = scale * (1 + r);
    RealVector slope =
        new ArrayRealVector(
            new double[] {
              1 + r,
              r,
              r + Math.exp(b + 2 * s) / (part * part),
              (t - 1) * c * (right ? 1 + r : 1) - Math.exp(b + s + d) / (part * part)
            });
    RealVector solved =
        new LUDecomposition(new Array2DRowRealMatrix(information)).getSolver().solve(slope);
    return Math.sqrt(scale * scale * slope.dotProduct(solved) - n);
  }
}
