package org.undercount.estimators.auto;

/**
 * How often intervals hold the truth when the fitted model is the truth.
 *
 * @param tables drawn from the model
 * @param refused of them, refused by a gate
 * @param held of the others, whose interval held the model's population
 * @param level of the intervals
 */
public record CoverageUnderFit(int tables, int refused, int held, double level) {

  /** Share of the estimated tables whose interval held the truth; NaN where all were refused. */
  public double share() {
    return held / (double) (tables - refused);
  }

  /** Monte Carlo standard error of the share at its nominal level. */
  public double error() {
    return Math.sqrt(level * (1 - level) / (tables - refused));
  }
}
