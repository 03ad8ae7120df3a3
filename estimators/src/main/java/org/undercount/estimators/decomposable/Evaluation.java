package org.undercount.estimators.decomposable;

import java.util.Arrays;

/** A panel of the sum over all graphs, with the log densities it was made from. */
final class Evaluation {

  /** A term this much smaller, in logs, adds nothing: e^−45 is below 2^−53 for all graphs. */
  private static final double NOTHING = 45;

  /** How far, in logs, the bound on a peak may exceed the points of a panel that resolves it. */
  private static final double RESOLVED = 5;

  private final SumRule rule;
  private final double[] byMask;
  private final int[] relevant;
  private final Panel panel;
  private final double logPotential;

  private Evaluation(
      SumRule rule, double[] byMask, int[] relevant, Panel panel, double logPotential) {
    this.rule = rule;
    this.byMask = byMask;
    this.relevant = relevant;
    this.panel = panel;
    this.logPotential = logPotential;
  }

  /** Sums the graphs that matter at the points of the rule for the numbers first … last. */
  static Evaluation of(
      DecomposableGraphs graphs,
      CliqueLikelihoods likelihoods,
      Screening.Kept kept,
      SumRule rule,
      long first,
      long last) {
    double[] byMask = likelihoods.values(rule.pointsOn(first, last));
    double[] most = new double[SumRule.POINTS];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    double[] log = new double[SumRule.POINTS];
    for (int g : kept.graphs()) {
      Arrays.fill(log, 0);
      graphs.addTerms(g, byMask, log);
      for (int i = 0; i < SumRule.POINTS; i++) {
        most[i] = Math.max(most[i], log[i]);
      }
    }
    double[] sum = new double[SumRule.POINTS];
    for (int g : kept.graphs()) {
      for (int i = 0; i < SumRule.POINTS; i++) {
        log[i] = -most[i];
      }
      graphs.addTerms(g, byMask, log);
      for (int i = 0; i < SumRule.POINTS; i++) {
        if (log[i] > -NOTHING) {
          sum[i] += Math.exp(log[i]);
        }
      }
    }
    for (int i = 0; i < SumRule.POINTS; i++) {
      sum[i] = most[i] + Math.log(sum[i]);
    }
    double potential = kept.logPeak() + Math.log((double) (last - first + 1));
    Panel panel = new Panel(first, last, rule, sum);
    return new Evaluation(rule, byMask, kept.graphs(), panel, potential);
  }

  Panel panel() {
    return panel;
  }

  /** The graphs that matter here. Not to be changed. */
  int[] relevant() {
    return relevant;
  }

  /** What the mass could be were the panel as high throughout as its highest graph can be. */
  double logPotential() {
    return logPotential;
  }

  /** Whether no peak can hide between the points. */
  boolean resolved() {
    double count = Math.log((double) (panel.last() - panel.first() + 1));
    return panel.exact() || logPotential - count <= panel.logHighest() + RESOLVED;
  }

  /** The same panel for one graph alone. */
  Panel given(DecomposableGraphs graphs, int graph) {
    double[] log = new double[SumRule.POINTS];
    graphs.addTerms(graph, byMask, log);
    return new Panel(panel.first(), panel.last(), rule, log);
  }

  /** Adds the mass of every graph that matters here, relative to a log mass. */
  void addMasses(DecomposableGraphs graphs, double reference, double[] byGraph) {
    double[] log = new double[SumRule.POINTS];
    for (int g : relevant) {
      Arrays.fill(log, -reference);
      graphs.addTerms(g, byMask, log);
      for (int i = 0; i < SumRule.POINTS; i++) {
        if (log[i] > -Screening.NO_WEIGHT) {
          byGraph[g] += rule.weight(i) * Math.exp(log[i]);
        }
      }
    }
  }
}
