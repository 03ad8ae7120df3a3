package org.undercount.geo.border;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.undercount.datasets.key.CountryCode;

/**
 * Which countries' outlines have an edge in common. OpenStreetMap draws a boundary once and gives
 * it to both countries, so a common stretch has the same vertices on both sides, to the bit; no
 * tolerance is needed. A common point is not a common edge.
 */
final class CommonEdges {

  /** Two countries, the first in code order first. */
  record Pair(CountryCode first, CountryCode second) {}

  private final Map<CountryCode, Integer> numbers = new TreeMap<>();
  private final List<float[]> rings = new ArrayList<>();
  private final List<Integer> countryOfRing = new ArrayList<>();
  private int edges;

  void add(CountryCode country, float[] ring) {
    numbers.putIfAbsent(country, numbers.size());
    countryOfRing.add(numbers.get(country));
    rings.add(ring);
    edges += ring.length / 2 - 1;
  }

  /** Every pair once, in code order. */
  List<Pair> pairs() {
    Table table = new Table(edges, numbers.size());
    for (int r = 0; r < rings.size(); r++) {
      for (int i = 0; i + 1 < rings.get(r).length / 2; i++) {
        table.add(r, i);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    numbers.forEach(
        (first, i) ->
            numbers.forEach(
                (second, j) -> {
                  if (first.compareTo(second) < 0 && table.touch(i, j)) {
                    pairs.add(new Pair(first, second));
                  }
                }));
    return pairs;
  }

  /** Open addressing by the edge's two vertices, each country's edge kept once. */
  private final class Table {

    private final int[] ringOf;
    private final int[] edgeOf;
    private final int mask;
    private final int countries;
    private final BitSet touching = new BitSet();

    Table(int edges, int countries) {
      int slots = Integer.highestOneBit(Math.max(1, edges)) << 2;
      this.ringOf = new int[slots];
      this.edgeOf = new int[slots];
      this.mask = slots - 1;
      this.countries = countries;
    }

    boolean touch(int a, int b) {
      return touching.get(Math.min(a, b) * countries + Math.max(a, b));
    }

    void add(int ring, int edge) {
      long from = vertex(ring, edge);
      long to = vertex(ring, edge + 1);
      if (from == to) {
        return;
      }
      int country = countryOfRing.get(ring);
      int slot = hash(Math.min(from, to), Math.max(from, to)) & mask;
      for (; ringOf[slot] != 0; slot = (slot + 1) & mask) {
        int other = ringOf[slot] - 1;
        long otherFrom = vertex(other, edgeOf[slot]);
        long otherTo = vertex(other, edgeOf[slot] + 1);
        boolean same = (from == otherFrom && to == otherTo) || (from == otherTo && to == otherFrom);
        int owner = countryOfRing.get(other);
        if (same && owner == country) {
          return;
        }
        if (same) {
          touching.set(Math.min(owner, country) * countries + Math.max(owner, country));
        }
      }
      ringOf[slot] = ring + 1;
      edgeOf[slot] = edge;
    }

    private long vertex(int ring, int index) {
      float[] lonLat = rings.get(ring);
      return ((long) Float.floatToIntBits(lonLat[2 * index]) << 32)
          | (Float.floatToIntBits(lonLat[2 * index + 1]) & 0xffffffffL);
    }

    /** Multiply and shift, as in SplitMix64. */
    private static int hash(long low, long high) {
      long mixed = (low ^ Long.rotateLeft(high * 0xc2b2ae3d27d4eb4fL, 31)) * 0x9e3779b97f4a7c15L;
      mixed = (mixed ^ (mixed >>> 29)) * 0xbf58476d1ce4e5b9L;
      return (int) (mixed ^ (mixed >>> 32));
    }
  }
}
