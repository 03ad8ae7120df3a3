package org.undercount.jobs.link.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it changes that a record matches at most one record of a source that lists a person once.
 * Each pair's odds are divided by 1 plus the odds of its rivals on either side (the sum–product
 * rule of a matching, a few sweeps), and all odds are raised by one common factor so that the
 * expected number of matches stays what it was. Bayati, Shah and Sharma (2008). Pairs that no rival
 * contests and pairs of sources without the constraint keep their order.
 */
public final class Competition {

  private static final int SWEEPS = 40;
  private static final double MOST_BITS = 40;
  private static final double MOST_FACTOR_BITS = 6;

  private Competition() {}

  /**
   * Weights of pairs, in their order.
   *
   * @param bits after competition
   * @param raised before it, but with the common factor: where one partner each is chosen by such
   *     odds, as many matches are expected as before competition was told
   */
  public record Outcome(List<Double> bits, List<Double> raised) {

    public Outcome {
      bits = List.copyOf(bits);
      raised = List.copyOf(raised);
    }
  }

  /**
   * The weights in competition.
   *
   * @param edges pairs in a fixed order, no pair twice
   */
  public static Outcome of(List<Splitting.Edge> edges) {
    int n = edges.size();
    Map<String, Integer> slots = new HashMap<>();
    int[] left = new int[n];
    int[] right = new int[n];
    double[] odds = new double[n];
    double expected = 0;
    for (int e = 0; e < n; e++) {
      Splitting.Edge edge = edges.get(e);
      left[e] = slot(slots, edge.left(), edge.rightOnce());
      right[e] = slot(slots, edge.right(), edge.leftOnce());
      odds[e] = Math.pow(2, Math.max(-MOST_BITS, Math.min(MOST_BITS, edge.bits())));
      expected += odds[e] / (1 + odds[e]);
    }
    double[] toLeft = new double[n];
    double[] toRight = new double[n];
    double[] sum = new double[slots.size()];
    double factorBits = 0;
    double[] posterior = odds.clone();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double factor = Math.pow(2, factorBits);
      totals(sum, left, right, toLeft, toRight);
      double found = 0;
      for (int e = 0; e < n; e++) {
        double rivalsLeft = left[e] < 0 ? 0 : Math.max(0, sum[left[e]] - toLeft[e]);
        double rivalsRight = right[e] < 0 ? 0 : Math.max(0, sum[right[e]] - toRight[e]);
        double raised = odds[e] * factor;
        toLeft[e] = raised / (1 + rivalsRight);
        toRight[e] = raised / (1 + rivalsLeft);
        posterior[e] = raised / ((1 + rivalsLeft) * (1 + rivalsRight));
        found += posterior[e] / (1 + posterior[e]);
      }
      double change = Math.log(expected / found) / Math.log(2);
      factorBits =
          Math.max(0, Math.min(MOST_FACTOR_BITS, factorBits + Math.max(-1, Math.min(1, change))));
    }
    double common = factorBits;
    return new Outcome(
        Arrays.stream(posterior).mapToObj(Competition::log2).toList(),
        Arrays.stream(odds).mapToObj(o -> log2(o) + common).toList());
  }

  private static double log2(double odds) {
    return Math.log(odds) / Math.log(2);
  }

  private static void totals(
      double[] sum, int[] left, int[] right, double[] toLeft, double[] toRight) {
    Arrays.fill(sum, 0);
    for (int e = 0; e < left.length; e++) {
      if (left[e] >= 0) {
        sum[left[e]] += toLeft[e];
      }
      if (right[e] >= 0) {
        sum[right[e]] += toRight[e];
      }
    }
  }

  /** The place a record has for a partner of a source; −1 if that source may hold several. */
  private static int slot(Map<String, Integer> slots, String record, String otherOnce) {
    return otherOnce.isEmpty()
        ? -1
        : slots.computeIfAbsent(record + "\u0001" + otherOnce, k -> slots.size());
  }
}
