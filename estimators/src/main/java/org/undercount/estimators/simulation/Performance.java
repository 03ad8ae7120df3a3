package org.undercount.estimators.simulation;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * How one method did on the tables of one regime. Refused tables are counted and take no part in
 * the rest.
 *
 * @param method its name
 * @param tables how many
 * @param refused of them
 * @param bias mean of N̂/N − 1; NaN when all are refused
 * @param rootMeanSquare √ mean of (N̂/N − 1)²
 * @param covered of the estimated tables, whose interval held N
 * @param width median of (upper − lower)/N
 */
public record Performance(
    Regime regime,
    String method,
    int tables,
    int refused,
    double bias,
    double rootMeanSquare,
    int covered,
    double width) {

  /**
   * One table's outcome.
   *
   * @param error N̂/N − 1
   * @param covered whether the interval holds N
   * @param width of the interval over N
   */
  record Outcome(double error, boolean covered, double width) {}

  static Performance of(Regime regime, String method, int tables, Collection<Outcome> estimated) {
    double[] widths = estimated.stream().mapToDouble(Outcome::width).sorted().toArray();
    return new Performance(
        regime,
        method,
        tables,
        tables - estimated.size(),
        estimated.stream().mapToDouble(Outcome::error).average().orElse(Double.NaN),
        Math.sqrt(
            estimated.stream()
                .mapToDouble(o -> o.error() * o.error())
                .average()
                .orElse(Double.NaN)),
        (int) estimated.stream().filter(Outcome::covered).count(),
        widths.length == 0 ? Double.NaN : widths[widths.length / 2]);
  }

  public int estimated() {
    return tables - refused;
  }

  /** Share of the estimated tables whose interval held N; empty when all were refused. */
  public OptionalDouble coverage() {
    return estimated() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(covered / (double) estimated());
  }
}
