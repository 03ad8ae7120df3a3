package org.undercount.estimators.loglinear;

/**
 * How many bootstrap replicates are drawn, and from which seed.
 *
 * @param number of replicates, {@link #LEAST} to {@link #MOST}
 */
public record Replicates(int number, long seed) {

  public static final int LEAST = 100;
  public static final int MOST = 1_000_000;
  public static final int USUAL = 1000;

  public Replicates {
    if (number < LEAST || number > MOST) {
      throw new IllegalArgumentException(
          "Replicates must be " + LEAST + ".." + MOST + ", got " + number);
    }
  }
}
