package org.undercount.estimators.decomposable;

import java.util.Arrays;

/**
 * Which graphs can weigh anything on a panel, and how high the posterior may rise there.
 *
 * <p>Given a graph the log posterior is concave in log m but for a rest of the order of the prior's
 * one unit, so that it lies below its tangents: where those at two neighbouring points meet is the
 * highest it can be between them. Without this a peak between two points stays unseen: of a hundred
 * million people it is a thousand times narrower than the panel it lies on.
 */
final class Screening {

  /** Weights of graphs below e^−100 are reported as 0. */
  static final double NO_WEIGHT = 100;

  private static final int POINTS = 4;

  private final DecomposableGraphs graphs;
  private final CliqueLikelihoods likelihoods;

  Screening(DecomposableGraphs graphs, CliqueLikelihoods likelihoods) {
    this.graphs = graphs;
    this.likelihoods = likelihoods;
  }

  /** The graphs kept and the logarithm of the highest density that any of them can have. */
  static final class Kept {

    private final int[] graphs;
    private final double logPeak;

    private Kept(int[] graphs, double logPeak) {
      this.graphs = graphs;
      this.logPeak = logPeak;
    }

    int[] graphs() {
      return graphs;
    }

    double logPeak() {
      return logPeak;
    }
  }

  /** Keeps those of the candidates that matter on the numbers first … last. */
  Kept kept(long first, long last, int[] candidates) {
    double[] missing = new double[POINTS];
    Arrays.setAll(missing, i -> (double) first + (double) (last - first) * i / (POINTS - 1));
    double[] values = likelihoods.values(missing);
    double[] slopes = likelihoods.slopes(missing);
    double[] most = new double[POINTS];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    double[] value = new double[POINTS * candidates.length];
    for (int c = 0; c < candidates.length; c++) {
      for (int i = 0; i < POINTS; i++) {
        double log = graphs.term(candidates[c], values, POINTS, i);
        value[c * POINTS + i] = log;
        most[i] = Math.max(most[i], log);
      }
    }
    double highest = Arrays.stream(most).max().orElseThrow();
    int[] kept = new int[candidates.length];
    int size = 0;
    for (int c = 0; c < candidates.length; c++) {
      boolean matters = value[c * POINTS] > most[0] - NO_WEIGHT;
      double slope = graphs.term(candidates[c], slopes, POINTS, 0);
      for (int i = 1; i < POINTS; i++) {
        double before = slope;
        slope = graphs.term(candidates[c], slopes, POINTS, i);
        double left = value[c * POINTS + i - 1];
        double right = value[c * POINTS + i];
        double peak = meeting(left, before, right, slope, Math.log(missing[i] / missing[i - 1]));
        highest = Math.max(highest, peak);
        matters |= right > most[i] - NO_WEIGHT || peak > Math.min(most[i - 1], most[i]) - NO_WEIGHT;
      }
      if (matters) {
        kept[size++] = candidates[c];
      }
    }
    boolean nearlyAll = size > 0.8 * candidates.length; // then one array serves many panels
    return new Kept(nearlyAll ? candidates : Arrays.copyOf(kept, size), highest);
  }

  /** The value where two tangents meet between their points; the higher point if they do not. */
  private static double meeting(
      double left, double before, double right, double after, double distance) {
    double higher = Math.max(left, right);
    if (before > 0 && after < 0) {
      double at = (right - left - after * distance) / (before - after);
      return at > 0 && at < distance ? Math.max(higher, left + before * at) : higher;
    }
    return higher;
  }
}
