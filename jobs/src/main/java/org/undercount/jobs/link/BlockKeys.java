package org.undercount.jobs.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.undercount.datasets.key.Seed;

/**
 * Keys of blocks on several atoms, and which atoms to join next: as in frequent item sets, a set of
 * atoms is tried only if every set with one atom less was too common. Sets are bits over a record's
 * own atoms; their keys depend on the atoms alone, so two records meet under the same key.
 */
final class BlockKeys {

  /** The most sets of one size a record may carry, so that no record explodes. */
  static final int MOST_SETS = 24;

  private static final Seed ATOMS = Seed.of(0x0b10c);

  private BlockKeys() {}

  /** The 64-bit key of an atom. */
  static long ofAtom(String atom) {
    return ATOMS.child(atom).value();
  }

  /** Another number that is as good as random and depends on a key alone. */
  static long mixed(long key) {
    return new Seed(key).child("sample").value();
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
   * The sets with one atom more, those of the rarest parents if there are more than {@value
   * #MOST_SETS}.
   *
   * @param sets all sets of one size that were too common for this record, bits over its atoms
   * @param records per set how many records share it
   * @param atoms keys of the record's atoms
   * @param groups the piece of text each atom comes from; no set holds two of one piece
   */
  static long[] extended(long[] sets, long[] records, long[] atoms, int[] groups) {
    int n = sets.length;
    long[] sorted = sets.clone();
    Arrays.sort(sorted);
    double[] logSize = new double[n];
    for (int i = 0; i < n; i++) {
      logSize[Arrays.binarySearch(sorted, sets[i])] = Math.log((double) records[i]);
    }
    List<Joined> joined = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      long last = Long.highestOneBit(sorted[i]);
      for (int j = i + 1; j < n; j++) {
        long otherLast = Long.highestOneBit(sorted[j]);
        // Every set comes once: from the two parents that lack one of its last two atoms.
        if ((sorted[i] ^ last) == (sorted[j] ^ otherLast)
            && groups[Long.numberOfTrailingZeros(last)]
                != groups[Long.numberOfTrailingZeros(otherLast)]) {
          long set = sorted[i] | sorted[j];
          double sum = sumOfLogSizes(set, sorted, logSize);
          if (!Double.isNaN(sum)) {
            joined.add(new Joined(set, sum, of(atoms, set)));
          }
        }
      }
    }
    if (joined.size() > MOST_SETS) {
      joined.sort(Comparator.comparingDouble(Joined::size).thenComparingLong(Joined::key));
    }
    return joined.stream().limit(MOST_SETS).mapToLong(Joined::set).toArray();
  }

  private record Joined(long set, double size, long key) {}

  /** Sum over the sets with one atom less, NaN if one of them was not too common. */
  private static double sumOfLogSizes(long set, long[] sorted, double[] logSize) {
    double sum = 0;
    for (long rest = set; rest != 0; rest &= rest - 1) {
      int parent = Arrays.binarySearch(sorted, set & ~Long.lowestOneBit(rest));
      if (parent < 0) {
        return Double.NaN;
      }
      sum += logSize[parent];
    }
    return sum;
  }
}
