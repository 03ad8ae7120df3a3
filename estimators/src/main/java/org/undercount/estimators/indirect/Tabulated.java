package org.undercount.estimators.indirect;

import org.undercount.estimators.revenue.Quantity;

/**
 * A quantity's quantiles at the midpoints of many equal probabilities, straight in between: drawn
 * millions of times, most distributions are too slow. The outermost half step on each side is
 * level.
 */
final class Tabulated {

  private static final int FINE = 1_024;
  private static final int COARSE = 256;

  private final double[] values;

  private Tabulated(double[] values) {
    this.values = values;
  }

  static Tabulated of(Quantity quantity) {
    return of(quantity, FINE);
  }

  /** For quantities of which there are many. */
  static Tabulated coarse(Quantity quantity) {
    return of(quantity, COARSE);
  }

  private static Tabulated of(Quantity quantity, int size) {
    int steps = quantity instanceof Quantity.Constant ? 1 : size;
    double[] values = new double[steps];
    for (int i = 0; i < steps; i++) {
      values[i] = quantity.quantile((i + 0.5) / steps);
    }
    return new Tabulated(values);
  }

  boolean constant() {
    return values.length == 1;
  }

  double quantile(double probability) {
    double position = probability * values.length - 0.5;
    if (position <= 0) {
      return values[0];
    }
    int below = (int) position;
    return below >= values.length - 1
        ? values[values.length - 1]
        : values[below] + (position - below) * (values[below + 1] - values[below]);
  }
}
