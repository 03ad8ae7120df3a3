package org.undercount.jobs.release;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rounding of published estimates to three significant digits and to whole units, for nobody counts
 * a third of a centre: the value to the nearest, the interval's ends away from it, so that rounding
 * never makes an interval claim more than it did.
 */
final class Outward {

  private static final int DIGITS = 3;

  private Outward() {}

  static double value(double exact) {
    return round(exact, RoundingMode.HALF_EVEN);
  }

  static double lower(double exact) {
    return round(exact, RoundingMode.FLOOR);
  }

  static double upper(double exact) {
    return round(exact, RoundingMode.CEILING);
  }

  private static double round(double exact, RoundingMode mode) {
    BigDecimal rounded = new BigDecimal(exact).round(new MathContext(DIGITS, mode));
    return (rounded.scale() > 0 ? new BigDecimal(exact).setScale(0, mode) : rounded).doubleValue();
  }
}
