package org.undercount.estimators.likelihood;

import java.util.Arrays;
import java.util.List;

/**
 * A parameter that follows a formula: its values at given coefficients, and the way of a
 * likelihood's slopes in the values back to the coefficients. Belongs to one likelihood and is
 * refilled at each evaluation.
 */
public final class Parameter {

  private final String name;
  private final Design design;
  private final Link link;
  private final int offset;
  private final double[] values;
  private final double[] slopes;

  /**
   * A parameter.
   *
   * @param name as printed, {@code phi}
   * @param offset of its first coefficient among all
   */
  public Parameter(String name, Design design, Link link, int offset) {
    this.name = name;
    this.design = design;
    this.link = link;
    this.offset = offset;
    this.values = new double[design.kinds()];
    this.slopes = new double[design.kinds()];
  }

  /** Computes all values; slopes start at 0. */
  public void at(double[] coefficients) {
    for (int kind = 0; kind < values.length; kind++) {
      values[kind] = link.value(design.predictor(kind, coefficients, offset));
    }
    Arrays.fill(slopes, 0);
  }

  /** The value for a row. */
  public double value(int row) {
    return values[design.kind(row)];
  }

  /** Adds to the slope of the log-likelihood in the value for a row. */
  public void addSlope(int row, double slope) {
    slopes[design.kind(row)] += slope;
  }

  /** Adds this parameter's part of the gradient. */
  public void addTo(double[] gradient) {
    for (int kind = 0; kind < values.length; kind++) {
      double slope = slopes[kind] * link.slope(values[kind]);
      if (slope != 0) {
        design.addSlope(kind, slope, gradient, offset);
      }
    }
  }

  public String name() {
    return name;
  }

  public Design design() {
    return design;
  }

  public Link link() {
    return link;
  }

  /** Its linear predictor for the rows of a kind. */
  public double predictor(int kind, double[] coefficients) {
    return design.predictor(kind, coefficients, offset);
  }

  /** Its value for the rows of a kind, at coefficients. */
  public double valueAt(int kind, double[] coefficients) {
    return link.value(predictor(kind, coefficients));
  }

  /** The index after its last coefficient. */
  public int end() {
    return offset + design.columns().size();
  }

  /** Its coefficients' names, {@code phi:sexMale}. */
  public List<String> coefficients() {
    return design.columns().stream().map(c -> name + ":" + c).toList();
  }
}
