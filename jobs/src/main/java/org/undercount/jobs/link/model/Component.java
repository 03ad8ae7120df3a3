package org.undercount.jobs.link.model;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.jobs.link.model.Splitting.Edge;

/**
 * The compared pairs of one component with records and pairs numbered, so that it can be clustered
 * many times by other weights. Records have the order of their ids, pairs that of their left and
 * right ids.
 */
final class Component {

  /** A record of no list that holds a person once. */
  static final int OFTEN = -1;

  private final String[] ids;
  private final int[] once;
  private final double[] bits;

  /** Per pair its place in the list it was given in. */
  private final int[] given;

  private final int[] left;
  private final int[] right;

  /** Where each record's partners begin, and at the end how many there are. */
  private final int[] from;

  private final int[] partners;

  /** Per pair the left record's place among the right one's partners, and the other way round. */
  private final int[] leftAt;

  private final int[] rightAt;

  private Component(String[] ids, int[] once, int[] left, int[] right, int[] given, double[] bits) {
    this.ids = ids;
    this.once = once;
    this.left = left;
    this.right = right;
    this.given = given;
    this.bits = bits;
    int pairs = given.length;
    this.from = new int[ids.length + 1];
    for (int e = 0; e < pairs; e++) {
      from[left[e] + 1]++;
      from[right[e] + 1]++;
    }
    Arrays.parallelPrefix(from, Integer::sum);
    this.partners = new int[2 * pairs];
    this.leftAt = new int[pairs];
    this.rightAt = new int[pairs];
    int[] next = from.clone();
    for (int e = 0; e < pairs; e++) {
      partners[next[right[e]]++] = left[e];
      partners[next[left[e]]++] = right[e];
    }
    for (int r = 0; r < ids.length; r++) {
      Arrays.sort(partners, from[r], from[r + 1]);
      for (int at = from[r] + 1; at < from[r + 1]; at++) {
        if (partners[at] == partners[at - 1]) {
          throw new IllegalArgumentException(
              "A component has each pair once, got two of its records "
                  + r
                  + " and "
                  + partners[at]);
        }
      }
    }
    for (int e = 0; e < pairs; e++) {
      leftAt[e] = place(right[e], left[e]);
      rightAt[e] = place(left[e], right[e]);
    }
  }

  /** The component of some pairs, in any order but none twice. */
  static Component of(List<Edge> all) {
    SortedMap<String, String> onceOf = new TreeMap<>();
    for (Edge e : all) {
      onceOf.put(e.left(), e.leftOnce());
      onceOf.put(e.right(), e.rightOnce());
    }
    String[] ids = onceOf.keySet().toArray(String[]::new);
    String[] lists =
        onceOf.values().stream()
            .filter(o -> !o.isEmpty())
            .distinct()
            .sorted()
            .toArray(String[]::new);
    int[] once =
        onceOf.values().stream()
            .mapToInt(o -> o.isEmpty() ? OFTEN : Arrays.binarySearch(lists, o))
            .toArray();
    int[] left = all.stream().mapToInt(e -> Arrays.binarySearch(ids, e.left())).toArray();
    int[] right = all.stream().mapToInt(e -> Arrays.binarySearch(ids, e.right())).toArray();
    Integer[] order = new Integer[all.size()];
    Arrays.setAll(order, e -> e);
    Arrays.sort(order, (d, e) -> left[d] == left[e] ? right[d] - right[e] : left[d] - left[e]);
    int[] given = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    return new Component(
        ids,
        once,
        Arrays.stream(given).map(e -> left[e]).toArray(),
        Arrays.stream(given).map(e -> right[e]).toArray(),
        given,
        Arrays.stream(given).mapToDouble(e -> all.get(e).bits()).toArray());
  }

  private int place(int record, int partner) {
    return Arrays.binarySearch(partners, from[record], from[record + 1], partner);
  }

  int records() {
    return ids.length;
  }

  int pairs() {
    return left.length;
  }

  String id(int record) {
    return ids[record];
  }

  /** The number of the list that holds a record's person once, or {@link #OFTEN}. */
  int once(int record) {
    return once[record];
  }

  int left(int pair) {
    return left[pair];
  }

  int right(int pair) {
    return right[pair];
  }

  /** True if both records of a pair are of lists that hold a person once. */
  boolean bothOnce(int pair) {
    return once[left[pair]] != OFTEN && once[right[pair]] != OFTEN;
  }

  /** The place of a pair in the list the component was made of. */
  int given(int pair) {
    return given[pair];
  }

  /** The pairs' own weights. */
  double[] bits() {
    return bits.clone();
  }

  /** Weights by the place pairs were given in, in the order of pairs. */
  double[] inOrder(double[] bitsAsGiven) {
    return Arrays.stream(given).mapToDouble(e -> bitsAsGiven[e]).toArray();
  }

  /** Where a record's partners begin, or end for the record before. */
  int from(int record) {
    return from[record];
  }

  /** The partner at a place from {@link #from}; those of a record ascend. */
  int partner(int place) {
    return partners[place];
  }

  /** The partners of a record, ascending. */
  int[] partnersOf(int record) {
    return Arrays.copyOfRange(partners, from[record], from[record + 1]);
  }

  /**
   * Something of each pair at the places of its left among the right one's partners and of its
   * right among the left one's.
   */
  double[] byPartner(double[] ofPairs) {
    double[] spread = new double[partners.length];
    for (int e = 0; e < left.length; e++) {
      spread[leftAt[e]] = ofPairs[e];
      spread[rightAt[e]] = ofPairs[e];
    }
    return spread;
  }
}
