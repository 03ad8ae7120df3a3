package org.undercount.jobs.link;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * How many records have each key, counted in a hash table of one partition's keys. Keys are as good
 * as random already.
 */
final class BlockCounts {

  private long[] keys = new long[64];

  /** Records with the key, 0 where the place is empty; negative if one of them is fresh. */
  private int[] counts = new int[64];

  private int different;

  /**
   * Rows {@code key, marked, set} with the records {@code n} that have the key: those keys only
   * that two and more records have, one of them fresh.
   *
   * @param packs of such rows, all of a key in this partition
   * @return packs of {@code key, marked, set, n}
   */
  static Iterator<long[]> counted(Iterator<Tuple2<Integer, long[]>> packs) {
    List<long[]> all = new ArrayList<>();
    BlockCounts counts = new BlockCounts();
    packs.forEachRemaining(
        pack -> {
          long[] rows = pack._2();
          all.add(rows);
          for (int at = 0; at < rows.length; at += 3) {
            counts.add(rows[at], (rows[at + 1] & 1) == 1);
          }
        });
    Outbox shared = new Outbox(1, 4);
    for (long[] rows : all) {
      for (int at = 0; at < rows.length; at += 3) {
        int n = counts.of(rows[at]);
        if (n >= 2) {
          shared.add(0, rows[at], rows[at + 1], rows[at + 2], n);
        }
      }
    }
    List<long[]> packed = new ArrayList<>();
    shared.packs().forEachRemaining(p -> packed.add(p._2()));
    return packed.iterator();
  }

  private void add(long key, boolean fresh) {
    if (2 * (different + 1) > keys.length) {
      grow();
    }
    int at = place(key);
    if (counts[at] == 0) {
      keys[at] = key;
      different++;
    }
    int more = Math.abs(counts[at]) + 1;
    counts[at] = counts[at] < 0 || fresh ? -more : more;
  }

  /** Records with a key, 0 if none of them is fresh. */
  private int of(long key) {
    return Math.max(0, -counts[place(key)]);
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int at = (int) (key ^ (key >>> 32)) & mask;
    while (counts[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        counts[at] = oldCounts[i];
      }
    }
  }
}
