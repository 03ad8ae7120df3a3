package org.undercount.estimators.decomposable;

import java.util.List;

/** The posterior of the number m on no list, over the whole numbers of consecutive panels. */
final class MissingPosterior {

  private final List<Panel> panels;
  private final SumRule.Made rules;
  private final double logTotal;

  MissingPosterior(List<Panel> panels, SumRule.Made rules) {
    this.panels = List.copyOf(panels);
    this.rules = rules;
    logTotal = logTotal(panels);
  }

  /** The logarithm of the sum of all panels. */
  static double logTotal(List<Panel> panels) {
    double most = panels.stream().mapToDouble(Panel::logMass).max().orElseThrow();
    return most + Math.log(panels.stream().mapToDouble(p -> Math.exp(p.logMass() - most)).sum());
  }

  double logTotal() {
    return logTotal;
  }

  double mean() {
    return panels.stream().mapToDouble(p -> p.moment(1, 0, logTotal)).sum();
  }

  double standardDeviation() {
    double mean = mean();
    return Math.sqrt(panels.stream().mapToDouble(p -> p.moment(2, mean, logTotal)).sum());
  }

  /** The least number that is not exceeded with this probability. */
  long quantile(double probability) {
    double left = probability;
    for (Panel panel : panels) {
      double mass = Math.exp(panel.logMass() - logTotal);
      if (mass >= left) {
        return panel.reached(left, logTotal, rules);
      }
      left -= mass;
    }
    return panels.get(panels.size() - 1).last();
  }

  /** The probability of numbers greater than this one. */
  double above(long number) {
    double sum = 0;
    for (int i = panels.size() - 1; i >= 0; i--) {
      Panel panel = panels.get(i);
      double mass = Math.exp(panel.logMass() - logTotal);
      if (panel.first() <= number) {
        boolean inside = number < panel.last();
        return sum + (inside ? mass - panel.sumUpTo(number, logTotal) : 0);
      }
      sum += mass;
    }
    return sum;
  }
}
