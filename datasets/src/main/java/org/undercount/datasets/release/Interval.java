package org.undercount.datasets.release;

/**
 * A published interval, rounded outward.
 *
 * @param lower lower bound, in the number's unit
 * @param upper upper bound
 * @param level its level, e.g. 0.95
 * @param kind how it was made, e.g. {@code profile likelihood}
 */
public record Interval(double lower, double upper, double level, String kind) {

  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "An interval needs lower <= upper, got lower=" + lower + ", upper=" + upper);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("An interval's level lies between 0 and 1, got " + level);
    }
    if (kind.isBlank()) {
      throw new IllegalArgumentException("An interval says how it was made, got an empty kind");
    }
  }

  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** True if no value lies in both; the test behind every "rose" and "fell" in a sentence. */
  public boolean isApartFrom(Interval other) {
    return upper < other.lower || other.upper < lower;
  }
}
