package org.undercount.jobs.link;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.undercount.datasets.key.Seed;

/**
 * Keys of blocks on several atoms, and which atoms to join next: as in frequent item sets, a set of
 * atoms is tried only if every set with one atom less was too common. Sets are bits over a record's
 * own atoms; their keys depend on the atoms alone, so two records meet under the same key.
 */
final class BlockKeys {

  /** The most sets of one size a record may carry, so that no record explodes. */
  static final int MOST_SETS = 64;

  private static final Seed ATOMS = Seed.of(0x0b10c);

  private BlockKeys() {}

  /** The 64-bit key of an atom. */
  static long ofAtom(String atom) {
    return ATOMS.child(atom).value();
  }

  /** The key of a set: the sum of its atoms' keys, so order does not matter. */
  static long of(long[] atoms, long set) {
    long key = 0;
    for (long rest = set; rest != 0; rest &= rest - 1) {
      key += atoms[Long.numberOfTrailingZeros(rest)];
    }
    return key;
  }

  /**
   * The sets with one atom more, rarest parents first, at most {@value #MOST_SETS}.
   *
   * @param sets all sets of one size that were too common for this record, bits over its atoms
   * @param records per set how many records share it
   * @param atoms keys of the record's atoms
   * @param groups the piece of text each atom comes from; no set holds two of one piece
   */
  static long[] extended(long[] sets, long[] records, long[] atoms, int[] groups) {
    Map<Long, Double> logSize = new HashMap<>();
    for (int i = 0; i < sets.length; i++) {
      logSize.put(sets[i], Math.log((double) records[i]));
    }
    Map<Long, Double> parents = new HashMap<>();
    for (int i = 0; i < sets.length; i++) {
      for (int j = i + 1; j < sets.length; j++) {
        long apart = sets[i] ^ sets[j];
        if (Long.bitCount(apart) == 2
            && groups[Long.numberOfTrailingZeros(apart)]
                != groups[Long.numberOfTrailingZeros(apart & (apart - 1))]) {
          long joined = sets[i] | sets[j];
          if (!parents.containsKey(joined)) {
            double sum = sumOfLogSizes(joined, logSize);
            if (!Double.isNaN(sum)) {
              parents.put(joined, sum);
            }
          }
        }
      }
    }
    return parents.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<Long, Double> e) -> e.getValue())
                .thenComparingLong(e -> of(atoms, e.getKey())))
        .limit(MOST_SETS)
        .mapToLong(Map.Entry::getKey)
        .toArray();
  }

  /** Sum over the sets with one atom less, NaN if one of them was not too common. */
  private static double sumOfLogSizes(long set, Map<Long, Double> logSize) {
    double sum = 0;
    for (long rest = set; rest != 0; rest &= rest - 1) {
      Double size = logSize.get(set & ~Long.lowestOneBit(rest));
      if (size == null) {
        return Double.NaN;
      }
      sum += size;
    }
    return sum;
  }
}
