package org.undercount.estimators.decomposable;

import java.util.Arrays;

/**
 * The same posterior without a shortcut: every graph at every number of a grid, one by one, as dga
 * does. What {@link GraphPosterior} is measured against.
 */
final class GridSum {

  private static final int BLOCK = SumRule.POINTS;

  private final long observed;
  private final double[] missing;
  private final double[] probability;
  private final double[] weights;
  private final double[] means;

  GridSum(DecomposableGraphs graphs, CliqueLikelihoods likelihoods, double[] missing) {
    this.missing = missing;
    observed = likelihoods.observed();
    probability = new double[missing.length];
    weights = new double[graphs.size()];
    means = new double[graphs.size()];
    double reference = largest(graphs, likelihoods);
    for (int from = 0; from < missing.length; from += BLOCK) {
      int first = from;
      int size = Math.min(BLOCK, missing.length - from);
      double[] points = new double[BLOCK]; // the last one repeated
      Arrays.setAll(points, i -> missing[first + Math.min(i, size - 1)]);
      double[] byMask = likelihoods.values(points);
      for (int g = 0; g < graphs.size(); g++) {
        double[] log = new double[BLOCK];
        graphs.addTerms(g, byMask, log);
        for (int i = 0; i < size; i++) {
          double density = Math.exp(log[i] - reference);
          probability[from + i] += density;
          weights[g] += density;
          means[g] += density * points[i];
        }
      }
    }
    double total = Arrays.stream(probability).sum();
    for (int g = 0; g < weights.length; g++) {
      means[g] /= weights[g];
      weights[g] /= total;
    }
    Arrays.setAll(probability, i -> probability[i] / total);
  }

  private double largest(DecomposableGraphs graphs, CliqueLikelihoods likelihoods) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int at = 0; at < missing.length; at += 1 + missing.length / 500) {
      double[] points = new double[BLOCK];
      Arrays.fill(points, missing[at]);
      double[] byMask = likelihoods.values(points);
      for (int g = 0; g < graphs.size(); g++) {
        double[] log = new double[BLOCK];
        graphs.addTerms(g, byMask, log);
        largest = Math.max(largest, log[0]);
      }
    }
    return largest;
  }

  double weight(int graph) {
    return weights[graph];
  }

  /** Mean population if this graph holds. */
  double mean(int graph) {
    return (double) observed + means[graph];
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < missing.length; i++) {
      sum += probability[i] * missing[i];
    }
    return (double) observed + sum;
  }

  double standardDeviation() {
    double mean = mean() - (double) observed;
    double sum = 0;
    for (int i = 0; i < missing.length; i++) {
      sum += probability[i] * (missing[i] - mean) * (missing[i] - mean);
    }
    return Math.sqrt(sum);
  }

  double mode() {
    int best = 0;
    for (int i = 1; i < missing.length; i++) {
      best = probability[i] > probability[best] ? i : best;
    }
    return (double) observed + missing[best];
  }

  /** The least population of the grid that is not exceeded with this probability. */
  double quantile(double p) {
    double sum = 0;
    for (int i = 0; i < missing.length; i++) {
      sum += probability[i];
      if (sum >= p) {
        return (double) observed + missing[i];
      }
    }
    return (double) observed + missing[missing.length - 1];
  }

  /** The probability of the last hundredth of the grid's numbers. */
  double atEdge() {
    double sum = 0;
    for (int i = missing.length - (int) Math.rint(missing.length / 100.0);
        i < missing.length;
        i++) {
      sum += probability[i];
    }
    return sum;
  }
}
