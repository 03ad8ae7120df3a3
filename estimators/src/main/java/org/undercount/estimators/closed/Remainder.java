package org.undercount.estimators.closed;

/**
 * What functions leave of themselves beyond the line they touch at zero, without the digits that
 * the difference would lose there: to a few units in the last place for every argument.
 */
final class Remainder {

  private static final double SERIES_BELOW = 0.25;

  private Remainder() {}

  /** eˣ − 1 − x. */
  static double exp(double x) {
    if (Math.abs(x) > SERIES_BELOW) {
      return Math.expm1(x) - x;
    }
    double term = x * x / 2;
    double total = 0;
    for (int k = 3; total + term != total; k++) {
      total += term;
      term *= x / k;
    }
    return total;
  }

  /** x − log(1 + x), x &gt; −1. */
  static double log1p(double x) {
    if (Math.abs(x) > SERIES_BELOW) {
      return x - Math.log1p(x);
    }
    // log(1 + x) = 2(u + u³/3 + u⁵/5 + …), u = x/(2 + x), and x − 2u = x u.
    double u = x / (2 + x);
    double power = u * u * u;
    double series = 0;
    for (int k = 3; series + power / k != series; k += 2) {
      series += power / k;
      power *= u * u;
    }
    return x * u - 2 * series;
  }

  /** sinh x − x. */
  static double sinh(double x) {
    if (Math.abs(x) > SERIES_BELOW) {
      return Math.sinh(x) - x;
    }
    double term = x * x * x / 6;
    double total = 0;
    for (int k = 5; total + term != total; k += 2) {
      total += term;
      term *= x * x / ((k - 1) * k);
    }
    return total;
  }
}
