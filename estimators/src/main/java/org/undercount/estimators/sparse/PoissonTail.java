package org.undercount.estimators.sparse;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/** How surprising a count is for a Poisson variable of known mean. */
final class PoissonTail {

  private PoissonTail() {}

  /**
   * The smaller of P(X ≤ count) and P(X ≥ count), X Poisson. The tail on the count's side is
   * computed itself, so that it keeps its digits however small it is.
   *
   * @param count not below 0
   * @param mean not below 0
   */
  static double smaller(double count, double mean) {
    if (mean == 0) {
      return count == 0 ? 1 : 0;
    }
    if (count < mean) {
      double below = RegularizedGamma.Q.value(count + 1, mean);
      return Math.min(below, 1 - below + point(count, mean));
    }
    if (count == 0) {
      return 1;
    }
    double above = RegularizedGamma.P.value(count, mean);
    return Math.min(above, 1 - above + point(count, mean));
  }

  private static double point(double count, double mean) {
    return Math.exp(count * Math.log(mean) - mean - LogGamma.value(count + 1));
  }
}
