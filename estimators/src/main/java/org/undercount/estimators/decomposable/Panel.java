package org.undercount.estimators.decomposable;

import java.util.Arrays;

/**
 * The logarithm of a density over the whole numbers first … last, known at the points of a {@link
 * SumRule}; at every number where there are no more than the rule has points.
 */
final class Panel {

  private final long first;
  private final long last;
  private final SumRule rule;
  private final double[] points;
  private final double[] logDensity;
  private final double logMass;

  Panel(long first, long last, SumRule rule, double[] logDensity) {
    this.first = first;
    this.last = last;
    this.rule = rule;
    this.points = rule.pointsOn(first, last);
    this.logDensity = logDensity;
    double most = logHighest();
    double sum = 0;
    for (int i = 0; i < logDensity.length; i++) {
      sum += rule.weight(i) * Math.exp(logDensity[i] - most);
    }
    logMass = most + Math.log(sum);
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  double logMass() {
    return logMass;
  }

  /** Whether the sum is over the numbers themselves. */
  boolean exact() {
    return last - first < SumRule.POINTS;
  }

  /** The sum of (number − about)^power times the density, relative to a log density. */
  double moment(int power, double about, double reference) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      sum +=
          rule.weight(i) * Math.exp(logDensity[i] - reference) * Math.pow(points[i] - about, power);
    }
    return sum;
  }

  /** The highest log density among the points. */
  double logHighest() {
    return Arrays.stream(logDensity).max().orElseThrow();
  }

  /** The panel's first number up to which the sum of the density reaches a target. */
  long reached(double target, double reference, SumRule.Made rules) {
    if (exact()) {
      return reachedOneByOne(target, reference);
    }
    Interpolation within = new Interpolation(points, logDensity);
    long from = first;
    long to = last;
    double left = target;
    while (to - from >= SumRule.POINTS) {
      long middle = from + (to - from) / 2;
      double below = within.sum(from, middle, rules.of(middle - from + 1), reference);
      if (below >= left) {
        to = middle;
      } else {
        left -= below;
        from = middle + 1;
      }
    }
    while (from < to) {
      left -= Math.exp(within.at((double) from) - reference);
      if (left <= 0) {
        return from;
      }
      from++;
    }
    return to;
  }

  /** The sum over the panel's numbers up to one of them. */
  double sumUpTo(long number, double reference) {
    if (exact()) {
      double sum = 0;
      for (int i = 0; i <= number - first; i++) {
        sum += Math.exp(logDensity[i] - reference);
      }
      return sum;
    }
    return new Interpolation(points, logDensity)
        .sum(first, number, SumRule.of(number - first + 1), reference);
  }

  private long reachedOneByOne(double target, double reference) {
    double left = target;
    for (int i = 0; i < last - first; i++) {
      left -= Math.exp(logDensity[i] - reference);
      if (left <= 0) {
        return first + i;
      }
    }
    return last;
  }
}
