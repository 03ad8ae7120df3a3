package org.undercount.jobs.link.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;

/**
 * Leads clusterings of one component to their equilibrium: record after record leaves its cluster
 * and joins one that holds a possible match of it, or stays alone, with probabilities in proportion
 * to the odds (Gibbs sampling of a dependency network, Heckerman and others 2000). The odds of
 * joining a cluster are the mean of the odds of the pairs with its members, those of staying alone
 * 1: whom in the cluster a record is alike is one piece of evidence, not one per member, and which
 * member it is compared with does not matter. Rivals share the odds by themselves, so these must be
 * those that hold before competition. No cluster holds a source twice that lists a person once.
 */
final class RecordMoves {

  /** A weight below which a pair brings no record into a cluster: odds of 1 in 100. */
  private static final double LEAST_BITS = -6.63;

  private static final double MOST_BITS = 60;

  /** One record's pairs. */
  private static final class Ties {
    private final Map<Integer, Double> odds = new TreeMap<>();
    private final SortedSet<Integer> possible = new TreeSet<>();
  }

  private final List<String> records;
  private final List<Ties> ties = new ArrayList<>();
  private final List<String> once = new ArrayList<>();

  /**
   * @param edges compared pairs of one component
   */
  RecordMoves(List<Splitting.Edge> edges) {
    SortedMap<String, String> onceOf = new TreeMap<>();
    for (Splitting.Edge e : edges) {
      onceOf.put(e.left(), e.leftOnce());
      onceOf.put(e.right(), e.rightOnce());
    }
    records = List.copyOf(onceOf.keySet());
    SortedMap<String, Integer> place = new TreeMap<>();
    for (String record : records) {
      place.put(record, place.size());
      ties.add(new Ties());
      once.add(onceOf.getOrDefault(record, ""));
    }
    for (Splitting.Edge e : edges) {
      tie(place.getOrDefault(e.left(), 0), place.getOrDefault(e.right(), 0), e.bits());
    }
  }

  private void tie(int a, int b, double bits) {
    double odds = Math.pow(2, Math.min(MOST_BITS, bits));
    ties.get(a).odds.put(b, odds);
    ties.get(b).odds.put(a, odds);
    if (bits >= LEAST_BITS) {
      ties.get(a).possible.add(b);
      ties.get(b).possible.add(a);
    }
  }

  /**
   * A clustering after some sweeps over all records.
   *
   * @param start record → cluster
   * @param uniform numbers from 0 to 1
   * @return record → cluster, named by its smallest record
   */
  SortedMap<String, String> moved(Map<String, String> start, int sweeps, DoubleSupplier uniform) {
    Map<String, SortedSet<Integer>> named = new TreeMap<>();
    List<SortedSet<Integer>> clusterOf = new ArrayList<>();
    for (int r = 0; r < records.size(); r++) {
      String name = start.getOrDefault(records.get(r), records.get(r));
      clusterOf.add(named.computeIfAbsent(name, n -> new TreeSet<>()));
      clusterOf.get(r).add(r);
    }
    for (int sweep = 0; sweep < sweeps; sweep++) {
      for (int r = 0; r < records.size(); r++) {
        SortedSet<Integer> left = clusterOf.get(r);
        left.remove(r);
        SortedSet<Integer> joined = chosen(r, clusterOf, uniform);
        joined.add(r);
        clusterOf.set(r, joined);
      }
    }
    SortedMap<String, String> result = new TreeMap<>();
    for (int r = 0; r < records.size(); r++) {
      result.put(records.get(r), records.get(clusterOf.get(r).first()));
    }
    return result;
  }

  /** The cluster a record that is in none joins; an empty one if it stays alone. */
  private SortedSet<Integer> chosen(
      int record, List<SortedSet<Integer>> clusterOf, DoubleSupplier uniform) {
    List<SortedSet<Integer>> clusters = new ArrayList<>();
    List<Double> odds = new ArrayList<>();
    double all = 1;
    for (int other : ties.get(record).possible) {
      SortedSet<Integer> cluster = clusterOf.get(other);
      // A cluster is asked once, when its first possible match comes up.
      if (firstPossible(record, cluster) == other && admits(cluster, record)) {
        double mine = joining(record, cluster);
        clusters.add(cluster);
        odds.add(mine);
        all += mine;
      }
    }
    double left = uniform.getAsDouble() * all - 1;
    for (int c = 0; c < clusters.size() && left >= 0; c++) {
      left -= odds.get(c);
      if (left < 0) {
        return clusters.get(c);
      }
    }
    return new TreeSet<>();
  }

  private int firstPossible(int record, SortedSet<Integer> cluster) {
    double least = Math.pow(2, LEAST_BITS);
    for (int member : cluster) {
      if (ties.get(record).odds.getOrDefault(member, 0.0) >= least) {
        return member;
      }
    }
    return -1;
  }

  private boolean admits(SortedSet<Integer> cluster, int record) {
    String source = once.get(record);
    return source.isEmpty() || cluster.stream().noneMatch(m -> once.get(m).equals(source));
  }

  private double joining(int record, SortedSet<Integer> cluster) {
    double unmet = Math.pow(2, Splitting.NOT_COMPARED_BITS);
    double sum = 0;
    for (int member : cluster) {
      sum += ties.get(record).odds.getOrDefault(member, unmet);
    }
    return sum / cluster.size();
  }
}
