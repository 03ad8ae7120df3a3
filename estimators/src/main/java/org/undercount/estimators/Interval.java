package org.undercount.estimators;

import java.io.Serializable;

/**
 * An interval of plausible values at a stated level. {@code lower == upper} is legal.
 *
 * @param lower lower end, finite
 * @param upper upper end, not below the lower; infinite when the data set no upper limit
 * @param level nominal coverage, in (0, 1)
 * @param kind how it was made, in words a reader knows: {@code profile likelihood}
 */
public record Interval(double lower, double upper, double level, String kind)
    implements Serializable {

  public Interval {
    if (!(Double.isFinite(lower) && upper >= lower)) {
      throw new IllegalArgumentException(
          "Interval must have finite lower <= upper, got lower=" + lower + ", upper=" + upper);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("Level must lie in (0, 1), got " + level);
    }
    if (kind.isBlank()) {
      throw new IllegalArgumentException("An interval must say its kind, got a blank");
    }
  }

  public boolean contains(double value) {
    return value >= lower && value <= upper;
  }
}
