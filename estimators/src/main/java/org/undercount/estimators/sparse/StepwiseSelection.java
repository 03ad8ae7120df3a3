package org.undercount.estimators.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.loglinear.MaximumLikelihood;

/**
 * Forward selection of two-list interactions (Chan, Silverman and Vincent 2021, section 3).
 *
 * <p>Starts from the main effects and the pairs of lists known to feed one another. For each pair
 * not in the model, p is the smaller of P(X ≤ n*) and P(X ≥ n*), n* the units on both lists and X
 * Poisson with the fitted mean of that overlap. The pair of smallest p below the threshold enters,
 * ties going to the first in list order, unless the larger model has no estimate or more than one:
 * then the next smallest is tried. Ends when no pair enters.
 *
 * <p>A pair nobody is on both lists of is fitted at −∞: its cells leave. A list nobody is on, which
 * happens in replicates only, is treated the same way and takes no part.
 *
 * <p>Holds scratch space: one per thread, reused for many tables of the same lists.
 */
final class StepwiseSelection {

  private static final double UNKNOWN = -1;

  private final int cells;
  private final int lists;
  private final double threshold;
  private final double harmless; // log bounds above it belong to tails above the threshold
  private final boolean[] possible;
  private final int[] pairs;
  private final MaximumLikelihood likelihood;

  private final double[] totals; // by mask: units on all its lists
  private final double[] expected; // by mask: fitted units on all its lists
  private final boolean[] active;
  private final boolean[] trialActive;
  private final int[] terms;
  private int size;
  // By position of the pair:
  private final boolean[] declared; // known to depend: in every model
  private final boolean[] closed; // in the model or out of the question
  private final boolean[] refused; // not in this step
  private final double[] logBound;
  private final double[] tail;

  StepwiseSelection(OverlapTable table, double threshold) {
    this.threshold = threshold;
    harmless = PoissonTail.leastLogUpperBoundAt(threshold);
    lists = table.lists().size();
    cells = 1 << lists;
    possible = new boolean[cells];
    for (int c = 1; c < cells; c++) {
      possible[c] = !table.impossible().contains(c);
    }
    pairs = reachablePairs();
    int mostTerms = 1 + lists + pairs.length;
    likelihood = new MaximumLikelihood(lists, mostTerms);
    totals = new double[cells];
    expected = new double[cells];
    active = new boolean[cells];
    trialActive = new boolean[cells];
    terms = new int[mostTerms];
    declared = new boolean[pairs.length];
    for (int p = 0; p < pairs.length; p++) {
      declared[p] = table.referrals().contains(pairs[p]);
    }
    closed = new boolean[pairs.length];
    refused = new boolean[pairs.length];
    logBound = new double[pairs.length];
    tail = new double[pairs.length];
  }

  /**
   * Selects for counts by pattern, element 0 unused.
   *
   * @param counts one per cell, not below 0; read only
   */
  Selection select(double[] counts) {
    System.arraycopy(counts, 0, totals, 0, cells);
    totals[0] = 0;
    sumOverSupersets(totals);
    double observed = totals[0];
    startWithMainEffects();
    if (likelihood.fit(counts, active, terms, size) != MaximumLikelihood.Outcome.FOUND) {
      return new Selection(List.of(), Double.POSITIVE_INFINITY);
    }
    double unseen = likelihood.unseen();
    List<Selection.Step> steps = new ArrayList<>();
    int entered = next(counts);
    while (entered >= 0) {
      unseen = likelihood.unseen();
      steps.add(new Selection.Step(pairs[entered], tail[entered]));
      entered = next(counts);
    }
    return new Selection(steps, observed + unseen);
  }

  private int[] reachablePairs() {
    int[] found = new int[lists * (lists - 1) / 2];
    int next = 0;
    for (int i = 0; i < lists; i++) {
      for (int j = i + 1; j < lists; j++) {
        int pair = 1 << i | 1 << j;
        boolean reachable = false;
        for (int c = pair; c < cells; c = c + 1 | pair) {
          reachable |= possible[c];
        }
        if (reachable && pair != cells - 1) {
          found[next++] = pair;
        }
      }
    }
    return Arrays.copyOf(found, next);
  }

  private void startWithMainEffects() {
    System.arraycopy(possible, 0, active, 0, cells);
    int absent = 0;
    size = 0;
    for (int i = 0; i < lists; i++) {
      if (totals[1 << i] > 0) {
        terms[size++] = 1 << i;
      } else {
        absent |= 1 << i;
        deactivate(active, 1 << i);
      }
    }
    for (int p = 0; p < pairs.length; p++) {
      closed[p] = (pairs[p] & absent) != 0;
      if (!closed[p] && declared[p]) {
        closed[p] = true;
        if (totals[pairs[p]] > 0) {
          terms[size++] = pairs[p];
        } else {
          deactivate(active, pairs[p]);
        }
      }
    }
    terms[size++] = 0;
  }

  /** Lets the next pair enter and returns its position, or −1 when none does. */
  private int next(double[] counts) {
    for (int c = 0; c < cells; c++) {
      expected[c] = likelihood.mean(c);
    }
    sumOverSupersets(expected);
    for (int p = 0; p < pairs.length; p++) {
      refused[p] = closed[p];
      tail[p] = UNKNOWN;
      if (!closed[p]) {
        logBound[p] = PoissonTail.logUpperBound(totals[pairs[p]], expected[pairs[p]]);
        refused[p] = logBound[p] > harmless;
      }
    }
    while (true) {
      int best = smallest();
      if (best < 0 || tail[best] >= threshold) {
        return -1;
      }
      if (enters(counts, pairs[best])) {
        closed[best] = true;
        return best;
      }
      refused[best] = true;
    }
  }

  /**
   * Position of the first pair of smallest tail probability among those not refused, or −1. Pairs
   * whose bounds say that another is smaller are passed over: the tail itself costs much more.
   */
  private int smallest() {
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < pairs.length; p++) {
      if (!refused[p]) {
        least = Math.min(least, logBound[p]);
      }
    }
    int best = -1;
    for (int p = 0; p < pairs.length; p++) {
      if (refused[p] || PoissonTail.logLowerBound(totals[pairs[p]], logBound[p]) > least) {
        continue;
      }
      if (tail[p] == UNKNOWN) {
        tail[p] = PoissonTail.smaller(totals[pairs[p]], expected[pairs[p]]);
      }
      if (best < 0 || tail[p] < tail[best]) {
        best = p;
      }
    }
    return best;
  }

  private boolean enters(double[] counts, int pair) {
    boolean empty = totals[pair] == 0;
    System.arraycopy(active, 0, trialActive, 0, cells);
    if (empty) {
      deactivate(trialActive, pair);
    } else {
      terms[size - 1] = pair;
      terms[size++] = 0;
    }
    if (likelihood.fit(counts, trialActive, terms, size) == MaximumLikelihood.Outcome.FOUND) {
      System.arraycopy(trialActive, 0, active, 0, cells);
      return true;
    }
    if (!empty) {
      size--;
      terms[size - 1] = 0;
    }
    return false;
  }

  private void deactivate(boolean[] of, int mask) {
    for (int c = mask; c < cells; c = c + 1 | mask) {
      of[c] = false;
    }
  }

  private void sumOverSupersets(double[] values) {
    for (int i = 0; i < lists; i++) {
      int bit = 1 << i;
      for (int c = 0; c < cells; c++) {
        if ((c & bit) == 0) {
          values[c] += values[c | bit];
        }
      }
    }
  }
}
