package org.undercount.estimators.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.undercount.estimators.TwoPieceLogNormal;

/**
 * How much each method's word counts, from how well it told sizes that are known: the weights of a
 * linear pool that make the known sizes most plausible (stacking; Yao, Vehtari, Simpson and Gelman
 * 2018, Bayesian Analysis 13, equation 4), with one imagined success per method, because a table
 * has few lists to learn from.
 *
 * <p>Found by expectation–maximisation, which rises at every step: the share a method has in
 * explaining each known size, averaged. A method that refused a known size neither gains nor loses
 * by it.
 */
final class Stacking {

  private static final double IMAGINED = 1;
  private static final int STEPS = 10_000;
  private static final double SETTLED = 1e-10;

  private Stacking() {}

  /**
   * Weights of the methods, summing to 1.
   *
   * @param methods names, at least one
   * @param known sizes that were estimated by some of them
   */
  static List<Double> weights(List<String> methods, List<KnownSize> known) {
    int m = methods.size();
    List<double[]> logs = new ArrayList<>();
    for (KnownSize size : known) {
      double[] log = new double[m];
      Arrays.fill(log, Double.NaN);
      for (Attempt attempt : size.attempts()) {
        int at = methods.indexOf(attempt.method());
        Optional<TwoPieceLogNormal> unseen = attempt.unseen();
        if (at >= 0 && unseen.isPresent()) {
          log[at] = unseen.get().logDensity((double) size.unseen());
        }
      }
      if (Arrays.stream(log).anyMatch(l -> !Double.isNaN(l))) {
        logs.add(log);
      }
    }
    double[] weights = new double[m];
    Arrays.fill(weights, 1.0 / m);
    for (int step = 0; step < STEPS; step++) {
      double[] next = step(weights, logs);
      double moved = 0;
      for (int i = 0; i < m; i++) {
        moved = Math.max(moved, Math.abs(next[i] - weights[i]));
      }
      weights = next;
      if (moved < SETTLED) {
        break;
      }
    }
    return Arrays.stream(weights).boxed().toList();
  }

  private static double[] step(double[] weights, List<double[]> logs) {
    int m = weights.length;
    double[] next = new double[m];
    Arrays.fill(next, IMAGINED);
    for (double[] log : logs) {
      double most = Arrays.stream(log).filter(l -> !Double.isNaN(l)).max().orElseThrow();
      double present = 0;
      double explained = 0;
      for (int i = 0; i < m; i++) {
        if (!Double.isNaN(log[i])) {
          present += weights[i];
          explained += weights[i] * Math.exp(log[i] - most);
        }
      }
      for (int i = 0; i < m; i++) {
        next[i] +=
            Double.isNaN(log[i])
                ? weights[i]
                : present * weights[i] * Math.exp(log[i] - most) / explained;
      }
    }
    double total = Arrays.stream(next).sum();
    for (int i = 0; i < m; i++) {
      next[i] /= total;
    }
    return next;
  }
}
