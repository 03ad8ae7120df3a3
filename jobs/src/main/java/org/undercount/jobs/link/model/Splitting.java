package org.undercount.jobs.link.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
  public record Edge(String left, String leftOnce, String right, String rightOnce, double bits) {

    /** What each pair between two clusters adds to their sum, and all but one may keep. */
    private double shared() {
      return leftOnce.isEmpty() || rightOnce.isEmpty() ? 0 : MOST_BITS + NOT_COMPARED_BITS;
    }

    /** The same pair with another weight. */
    public Edge weighing(double otherBits) {
      return new Edge(left, leftOnce, right, rightOnce, otherBits);
    }
  }

  /** Record id → cluster, named by its smallest record id. */
  public static SortedMap<String, String> clusters(List<Edge> edges, double thresholdBits) {
    List<Edge> ordered = new ArrayList<>(edges);
    ordered.sort(
        Comparator.comparingDouble((Edge e) -> -e.bits())
            .thenComparing(Edge::left)
            .thenComparing(Edge::right));
    Map<String, Cluster> clusterOf = new HashMap<>();
    for (Edge e : ordered) {
      clusterOf.computeIfAbsent(e.left(), id -> new Cluster(id, e.leftOnce()));
      clusterOf.computeIfAbsent(e.right(), id -> new Cluster(id, e.rightOnce()));
    }
    for (Edge e : ordered) {
      double beyondUnmet = held(e.bits() - thresholdBits) - NOT_COMPARED_BITS + e.shared();
      of(clusterOf, e.left()).between.merge(e.right(), beyondUnmet, Double::sum);
      of(clusterOf, e.right()).between.merge(e.left(), beyondUnmet, Double::sum);
    }
    for (Edge e : ordered) {
      if (e.bits() < thresholdBits) {
        break;
      }
      Cluster a = of(clusterOf, e.left());
      Cluster b = of(clusterOf, e.right());
      if (a != b && a.mayJoin(b, e.shared())) {
        Cluster large = a.members.size() >= b.members.size() ? a : b;
        Cluster small = large == a ? b : a;
        large.take(small);
        small.members.forEach(id -> clusterOf.put(id, large));
      }
    }
    SortedMap<String, String> result = new TreeMap<>();
    clusterOf.forEach((id, cluster) -> result.put(id, cluster.smallest));
    return result;
  }

  private static Cluster of(Map<String, Cluster> clusterOf, String id) {
    return Objects.requireNonNull(clusterOf.get(id), "every record starts as a cluster");
  }

  private static double held(double bits) {
    return Math.max(-MOST_BITS, Math.min(MOST_BITS, bits));
  }

  private static final class Cluster {
    private final SortedSet<String> members = new TreeSet<>();
    private final Set<String> onceSources = new HashSet<>();

    /** Record outside → sum of weights to this cluster's members, beyond what unmet pairs add. */
    private final Map<String, Double> between = new TreeMap<>();

    private String smallest;

    Cluster(String id, String onceSource) {
      smallest = id;
      members.add(id);
      if (!onceSource.isEmpty()) {
        onceSources.add(onceSource);
      }
    }

    boolean mayJoin(Cluster other, double shared) {
      for (String source : other.onceSources) {
        if (onceSources.contains(source)) {
          return false;
        }
      }
      Cluster few = between.size() <= other.between.size() ? this : other;
      Cluster many = few == this ? other : this;
      double sum = NOT_COMPARED_BITS * members.size() * other.members.size();
      for (String id : many.members) {
        sum += few.between.getOrDefault(id, 0.0);
      }
      return sum > shared;
    }

    void take(Cluster other) {
      members.addAll(other.members);
      onceSources.addAll(other.onceSources);
      other.between.forEach((id, bits) -> between.merge(id, bits, Double::sum));
      if (other.smallest.compareTo(smallest) < 0) {
        smallest = other.smallest;
      }
    }
  }
}
