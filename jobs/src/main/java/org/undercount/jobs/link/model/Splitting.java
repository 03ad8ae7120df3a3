package org.undercount.jobs.link.model;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Splits a connected component into clusters without weak chains. Greedy agglomeration: pairs are
 * taken from the strongest down, and two clusters are joined only if the weights of all pairs
 * between them sum to more than the threshold's, each held within ±{@value #MOST_BITS} bits, and if
 * no source that lists a person once would appear twice. A pair that no blocking key brought
 * together counts {@value #NOT_COMPARED_BITS} bits: records of one person mostly share a key, so
 * two clusters many of whose records never met are not one person. Between lists that hold a person
 * once clusters cannot grow into chains, and that few pairs match at all must not be held against
 * each pair of one cluster anew: beyond the first, a pair that speaks against as much as any does
 * counts no more than one that was never compared. Ties are broken by record id, so the result does
 * not depend on order.
 */
public final class Splitting {

  static final double MOST_BITS = 12;

  /** What a pair that was never compared adds to the sum. */
  static final double NOT_COMPARED_BITS = -3;

  private Splitting() {}

  /**
   * A compared pair of one component.
   *
   * @param left record id
   * @param leftOnce the left record's source if it lists a person at most once, else empty
   * @param right record id
   * @param rightOnce the right record's source if it lists a person at most once, else empty
   * @param bits match weight
   */
  public record Edge(String left, String leftOnce, String right, String rightOnce, double bits) {}

  /** Record id → cluster, named by its smallest record id. */
  public static SortedMap<String, String> clusters(List<Edge> edges, double thresholdBits) {
    SortedMap<String, String> named = new TreeMap<>();
    if (!edges.isEmpty()) {
      Component component = Component.of(edges);
      int[] clusterOf = clusters(component, component.bits(), thresholdBits);
      for (int r = 0; r < clusterOf.length; r++) {
        named.put(component.id(r), component.id(clusterOf[r]));
      }
    }
    return named;
  }

  /**
   * The smallest record in the cluster of each record.
   *
   * @param bits weight of each pair of the component
   */
  static int[] clusters(Component component, double[] bits, double thresholdBits) {
    Cluster[] clusterOf = singles(component, bits, thresholdBits);
    for (int e : strongestFirst(bits)) {
      if (bits[e] < thresholdBits) {
        break;
      }
      Cluster a = clusterOf[component.left(e)];
      Cluster b = clusterOf[component.right(e)];
      if (a != b && a.mayJoin(b, shared(component, e))) {
        Cluster large = a.members.length >= b.members.length ? a : b;
        Cluster small = large == a ? b : a;
        for (int record : small.members) {
          clusterOf[record] = large;
        }
        large.take(small);
      }
    }
    return Arrays.stream(clusterOf).mapToInt(c -> c.members[0]).toArray();
  }

  private static Cluster[] singles(Component component, double[] bits, double thresholdBits) {
    double[] beyondUnmet = new double[bits.length];
    for (int e = 0; e < bits.length; e++) {
      beyondUnmet[e] = held(bits[e] - thresholdBits) - NOT_COMPARED_BITS + shared(component, e);
    }
    double[] byPartner = component.byPartner(beyondUnmet);
    Cluster[] clusterOf = new Cluster[component.records()];
    for (int r = 0; r < clusterOf.length; r++) {
      int once = component.once(r);
      clusterOf[r] =
          new Cluster(
              new int[] {r},
              once == Component.OFTEN ? new int[0] : new int[] {once},
              component.partnersOf(r),
              Arrays.copyOfRange(byPartner, component.from(r), component.from(r + 1)));
    }
    return clusterOf;
  }

  /** Pairs by falling weight, equal ones in their order. */
  private static Integer[] strongestFirst(double[] bits) {
    Integer[] order = new Integer[bits.length];
    Arrays.setAll(order, e -> e);
    Arrays.sort(order, (d, e) -> Double.compare(bits[e], bits[d]));
    return order;
  }

  /** What each pair between two clusters adds to their sum, and all but one may keep. */
  private static double shared(Component component, int pair) {
    return component.bothOnce(pair) ? MOST_BITS + NOT_COMPARED_BITS : 0;
  }

  private static double held(double bits) {
    return Math.max(-MOST_BITS, Math.min(MOST_BITS, bits));
  }

  private static final class Cluster {
    /** Records, ascending. */
    private int[] members;

    /** The members' lists that hold a person once. */
    private int[] once;

    /** Partners of members, ascending. */
    private int[] near;

    /** Per partner the sum of weights to members, beyond what unmet pairs add. */
    private double[] between;

    Cluster(int[] members, int[] once, int[] near, double[] between) {
      this.members = members;
      this.once = once;
      this.near = near;
      this.between = between;
    }

    boolean mayJoin(Cluster other, double shared) {
      for (int list : once) {
        for (int otherList : other.once) {
          if (list == otherList) {
            return false;
          }
        }
      }
      Cluster few = near.length <= other.near.length ? this : other;
      Cluster many = few == this ? other : this;
      double sum = NOT_COMPARED_BITS * members.length * other.members.length;
      for (int record : many.members) {
        int at = Arrays.binarySearch(few.near, record);
        sum += at >= 0 ? few.between[at] : 0;
      }
      return sum > shared;
    }

    void take(Cluster other) {
      members = joined(members, other.members);
      Arrays.sort(members);
      once = joined(once, other.once);
      int[] nearEither = new int[near.length + other.near.length];
      double[] sums = new double[nearEither.length];
      int n = 0;
      int i = 0;
      int j = 0;
      while (i < near.length || j < other.near.length) {
        boolean mine = j == other.near.length || (i < near.length && near[i] <= other.near[j]);
        boolean others = i == near.length || (j < other.near.length && other.near[j] <= near[i]);
        nearEither[n] = mine ? near[i] : other.near[j];
        sums[n++] = (mine ? between[i++] : 0) + (others ? other.between[j++] : 0);
      }
      near = Arrays.copyOf(nearEither, n);
      between = Arrays.copyOf(sums, n);
    }

    private static int[] joined(int[] some, int[] more) {
      int[] all = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, all, some.length, more.length);
      return all;
    }
  }
}
