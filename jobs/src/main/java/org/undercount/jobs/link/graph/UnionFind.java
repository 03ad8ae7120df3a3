package org.undercount.jobs.link.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Disjoint sets of nodes by union–find with path halving; a set is named by its smallest node. */
final class UnionFind {

  private final Map<Long, Long> parent = new HashMap<>();

  /** Puts two nodes into one set. */
  void join(long a, long b) {
    long x = root(a);
    long y = root(b);
    if (x != y) {
      parent.put(Math.max(x, y), Math.min(x, y));
    }
  }

  /** Every node's set, in the order of nodes. */
  Map<Long, Long> labels() {
    Map<Long, Long> labels = new TreeMap<>();
    parent.keySet().stream().sorted().forEach(node -> labels.put(node, root(node)));
    return labels;
  }

  private long root(long node) {
    long here = node;
    long up = parent.computeIfAbsent(here, n -> n);
    while (up != here) {
      long above = parent.getOrDefault(up, up);
      parent.put(here, above);
      here = above;
      up = parent.getOrDefault(here, here);
    }
    return here;
  }
}
