package org.undercount.datasets.disclosure;

import java.util.Locale;

/**
 * What an attacker knows about a withheld count.
 *
 * @param lower smallest value that fits everything published
 * @param upper largest value, may be infinite
 */
public record Bounds(double lower, double upper) {

  public Bounds {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "Bounds need lower <= upper, got lower=" + lower + ", upper=" + upper);
    }
  }

  public double width() {
    return upper - lower;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.0f to %.0f", lower, upper);
  }
}
