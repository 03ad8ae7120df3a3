package org.undercount.estimators.decomposable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * All decomposable (chordal) graphs on labelled lists, each as its cliques and separators.
 *
 * <p>A graph is decomposable exactly when its vertices can be removed one by one, each with
 * neighbours that are all joined (Rose 1970; Dawid and Lauritzen 1993, section 2). Removing vertex
 * v with neighbours B then left contributes P(v | B) = P(v ∪ B)/P(B) to the joint distribution, so
 * the sets v ∪ B counted +1 and the sets B counted −1 leave the cliques and, with their
 * multiplicity, the separators. There are 2, 8, 61, 822, 18,154 and 617,675 graphs on 2 to 7 lists
 * (OEIS A058862).
 */
final class DecomposableGraphs {

  static final int MOST_LISTS = 7;

  private final int lists;
  private byte[] terms =
      new byte[1 << 10]; // masks: cliques of graph 0, its separators, of graph 1…
  private int[] cliquesFrom = new int[1 << 7];
  private int[] separatorsFrom = new int[1 << 7];
  private int size;
  private int used;

  private DecomposableGraphs(int lists) {
    this.lists = lists;
  }

  /** Every graph on this many lists, in order of the mask of their edges: 12, 13, 23, 14, … */
  static DecomposableGraphs on(int lists) {
    return on(lists, Set.of());
  }

  /** Those that join these pairs of lists. */
  static DecomposableGraphs on(int lists, Set<Integer> joined) {
    if (lists < 2 || lists > MOST_LISTS) {
      throw new IllegalArgumentException(
          "Decomposable graphs are enumerated on 2 to " + MOST_LISTS + " lists, got " + lists);
    }
    DecomposableGraphs graphs = new DecomposableGraphs(lists);
    graphs.enumerate(joined);
    return graphs;
  }

  int lists() {
    return lists;
  }

  int size() {
    return size;
  }

  /** Masks of the cliques of one graph, which together hold every list. */
  List<Integer> cliques(int graph) {
    return masks(cliquesFrom[graph], separatorsFrom[graph]);
  }

  /** Masks of the separators that are not empty, each as often as it separates. */
  List<Integer> separators(int graph) {
    return masks(separatorsFrom[graph], end(graph));
  }

  /**
   * Adds to each sum what all graphs share and the log weights of the cliques, and takes off those
   * of the separators.
   *
   * @param graph which
   * @param byMask element mask · {@link SumRule#POINTS} + i is the weight of a set of lists at
   *     point i
   * @param sum one element per point, added to
   */
  void addTerms(int graph, double[] byMask, double[] sum) {
    for (int i = 0; i < SumRule.POINTS; i++) {
      sum[i] += byMask[i];
    }
    int separators = separatorsFrom[graph];
    for (int t = cliquesFrom[graph]; t < separators; t++) {
      int from = terms[t] * SumRule.POINTS;
      for (int i = 0; i < SumRule.POINTS; i++) {
        sum[i] += byMask[from + i];
      }
    }
    int end = end(graph);
    for (int t = separators; t < end; t++) {
      int from = terms[t] * SumRule.POINTS;
      for (int i = 0; i < SumRule.POINTS; i++) {
        sum[i] -= byMask[from + i];
      }
    }
  }

  /** The same sum at one of the points of a table that has so many per set of lists. */
  double term(int graph, double[] byMask, int width, int point) {
    double sum = byMask[point]; // the empty set holds what all graphs share
    int separators = separatorsFrom[graph];
    for (int t = cliquesFrom[graph]; t < separators; t++) {
      sum += byMask[terms[t] * width + point];
    }
    int end = end(graph);
    for (int t = separators; t < end; t++) {
      sum -= byMask[terms[t] * width + point];
    }
    return sum;
  }

  private void enumerate(Set<Integer> joined) {
    int required = 0;
    for (int pair : joined) {
      int u = Integer.numberOfTrailingZeros(pair);
      int v = 31 - Integer.numberOfLeadingZeros(pair);
      required |= 1 << (v * (v - 1) / 2 + u);
    }
    int[] neighbours = new int[lists];
    int[] times = new int[1 << lists];
    int edges = lists * (lists - 1) / 2;
    for (int graph = 0; graph < 1 << edges; graph++) {
      if ((graph & required) != required) {
        continue;
      }
      Arrays.fill(neighbours, 0);
      int edge = 0;
      for (int v = 1; v < lists; v++) {
        for (int u = 0; u < v; u++, edge++) {
          int edgeHere = graph >> edge & 1;
          neighbours[u] |= edgeHere << v;
          neighbours[v] |= edgeHere << u;
        }
      }
      if (eliminated(neighbours, times)) {
        add(times);
      }
      Arrays.fill(times, 0);
    }
  }

  /** Whether all vertices can go; counts the sets v ∪ B up and the sets B down. */
  private boolean eliminated(int[] neighbours, int[] times) {
    int left = (1 << lists) - 1;
    while (left != 0) {
      int v = simplicial(neighbours, left);
      if (v < 0) {
        return false;
      }
      int others = neighbours[v] & left;
      times[others | 1 << v]++;
      times[others]--;
      left ^= 1 << v;
    }
    return true;
  }

  private static int simplicial(int[] neighbours, int left) {
    for (int rest = left; rest != 0; rest &= rest - 1) {
      int v = Integer.numberOfTrailingZeros(rest);
      int others = neighbours[v] & left;
      int unjoined = 0;
      for (int w = others; w != 0; w &= w - 1) {
        int u = Integer.numberOfTrailingZeros(w);
        unjoined |= others & ~(neighbours[u] | 1 << u);
      }
      if (unjoined == 0) {
        return v;
      }
    }
    return -1;
  }

  private void add(int[] times) {
    if (size == cliquesFrom.length) {
      cliquesFrom = Arrays.copyOf(cliquesFrom, 2 * size);
      separatorsFrom = Arrays.copyOf(separatorsFrom, 2 * size);
    }
    if (used + 2 * lists > terms.length) {
      terms = Arrays.copyOf(terms, 2 * terms.length);
    }
    cliquesFrom[size] = used;
    for (int mask = 1; mask < times.length; mask++) {
      if (times[mask] > 0) {
        terms[used++] = (byte) mask;
      }
    }
    separatorsFrom[size] = used;
    for (int mask = 1; mask < times.length; mask++) {
      for (int i = times[mask]; i < 0; i++) {
        terms[used++] = (byte) mask;
      }
    }
    size++;
  }

  private int end(int graph) {
    return graph + 1 < size ? cliquesFrom[graph + 1] : used;
  }

  private List<Integer> masks(int from, int to) {
    List<Integer> masks = new ArrayList<>(to - from);
    for (int t = from; t < to; t++) {
      masks.add((int) terms[t]);
    }
    return List.copyOf(masks);
  }
}
