package org.undercount.estimators.latentclass;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether several chains tell the same story: rank-normalised split R-hat and bulk effective sample
 * size, Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), Bayesian Analysis 16, equations
 * 1–14. Ranks make both meaningful for draws with a heavy tail.
 *
 * @param rHat 1 when the halves of all chains agree
 * @param effectiveSize independent draws worth the same
 */
public record ChainDiagnostics(double rHat, double effectiveSize) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * Of several chains.
   *
   * @param chains draws of each chain, of one length of at least 8
   */
  public static ChainDiagnostics of(double[][] chains) {
    double[][] halves = rankNormalised(split(chains));
    int m = halves.length;
    int n = halves[0].length;
    double[] means = new double[m];
    double[] variances = new double[m];
    for (int i = 0; i < m; i++) {
      means[i] = Arrays.stream(halves[i]).average().orElseThrow();
      double squares = 0;
      for (double x : halves[i]) {
        squares += (x - means[i]) * (x - means[i]);
      }
      variances[i] = squares / (n - 1);
    }
    double grand = Arrays.stream(means).average().orElseThrow();
    double between = n * Arrays.stream(means).map(x -> (x - grand) * (x - grand)).sum() / (m - 1);
    double within = Arrays.stream(variances).average().orElseThrow();
    if (within == 0) {
      return new ChainDiagnostics(between == 0 ? 1 : Double.POSITIVE_INFINITY, m);
    }
    double pooled = (n - 1.0) / n * within + between / n;
    return new ChainDiagnostics(
        Math.sqrt(pooled / within), effectiveSize(halves, means, within, pooled));
  }

  /** Geyer's initial monotone sequence over the pooled autocorrelations. */
  private static double effectiveSize(
      double[][] halves, double[] means, double within, double pooled) {
    int m = halves.length;
    int n = halves[0].length;
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int lag = 0; lag + 1 < n; lag += 2) {
      double pair =
          correlation(halves, means, lag, within, pooled)
              + correlation(halves, means, lag + 1, within, pooled);
      if (pair < 0) {
        break;
      }
      least = Math.min(least, pair);
      sum += least;
    }
    double draws = (double) m * n;
    double time = Math.max(2 * sum - 1, 1 / Math.log10(draws));
    return draws / time;
  }

  private static double correlation(
      double[][] halves, double[] means, int lag, double within, double pooled) {
    int n = halves[0].length;
    double covariance = 0;
    for (int i = 0; i < halves.length; i++) {
      double[] x = halves[i];
      double products = 0;
      for (int t = 0; t + lag < n; t++) {
        products += (x[t] - means[i]) * (x[t + lag] - means[i]);
      }
      covariance += products / (n - 1);
    }
    return 1 - (within - covariance / halves.length) / pooled;
  }

  private static double[][] split(double[][] chains) {
    int half = chains[0].length / 2;
    double[][] halves = new double[2 * chains.length][];
    for (int c = 0; c < chains.length; c++) {
      if (chains[c].length != chains[0].length || half < 4) {
        throw new IllegalArgumentException(
            "Chains must have one length of at least 8 draws, got " + chains[c].length);
      }
      halves[2 * c] = Arrays.copyOfRange(chains[c], 0, half);
      halves[2 * c + 1] = Arrays.copyOfRange(chains[c], chains[c].length - half, chains[c].length);
    }
    return halves;
  }

  /** Normal scores of the ranks over all chains, ties at their mean rank (Blom 1958). */
  private static double[][] rankNormalised(double[][] chains) {
    int n = chains[0].length;
    int size = n * chains.length;
    Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> chains[i / n][i % n]));
    double[][] scores = new double[chains.length][n];
    for (int from = 0; from < size; ) {
      int to = from;
      double value = chains[order[from] / n][order[from] % n];
      while (to < size && chains[order[to] / n][order[to] % n] == value) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      double score = NORMAL.inverseCumulativeProbability((rank - 0.375) / (size + 0.25));
      for (int i = from; i < to; i++) {
        scores[order[i] / n][order[i] % n] = score;
      }
      from = to;
    }
    return scores;
  }
}
