package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.List;

/**
 * Releases and when units were next seen (the m-array), with Jolly's counts at each occasion.
 * Occasions are indexed from 0.
 *
 * @param seen n, seen at an occasion
 * @param released R, released after it
 * @param nextSeen m(i, j), of those released at i next seen at j
 * @param seenBefore m, of those seen, seen before
 * @param seenLater r, of those released, seen again
 * @param seenAround z, seen before and after but not at an occasion
 */
record ReleaseCounts(
    List<Long> seen,
    List<Long> released,
    List<List<Long>> nextSeen,
    List<Long> seenBefore,
    List<Long> seenLater,
    List<Long> seenAround) {

  static ReleaseCounts of(CaptureHistories data) {
    int occasions = data.occasions();
    long[][] next = new long[occasions][occasions];
    long[] seen = new long[occasions];
    long[] released = new long[occasions];
    long[] before = new long[occasions];
    long[] later = new long[occasions];
    long[] around = new long[occasions];
    for (CaptureHistory h : data.histories()) {
      int previous = -1;
      for (int t = h.first(); t <= h.last(); t++) {
        if (!h.seen(t)) {
          around[t] += h.count();
          continue;
        }
        seen[t] += h.count();
        released[t] += h.lost() && t == h.last() ? 0 : h.count();
        if (previous >= 0) {
          next[previous][t] += h.count();
          before[t] += h.count();
          later[previous] += h.count();
        }
        previous = t;
      }
    }
    List<List<Long>> rows = new ArrayList<>();
    for (long[] row : next) {
      rows.add(listed(row));
    }
    return new ReleaseCounts(
        listed(seen),
        listed(released),
        List.copyOf(rows),
        listed(before),
        listed(later),
        listed(around));
  }

  private static List<Long> listed(long[] counts) {
    List<Long> list = new ArrayList<>();
    for (long count : counts) {
      list.add(count);
    }
    return List.copyOf(list);
  }
}
