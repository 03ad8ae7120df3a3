package org.undercount.jobs.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  static long of(List<Long> atoms, long set) {
    long key = 0;
    for (int i = 0; i < atoms.size(); i++) {
      if ((set & (1L << i)) != 0) {
        key += atoms.get(i);
      }
    }
    return key;
  }

  /**
   * A set that was too common.
   *
   * @param set bits over the record's atoms
   * @param records records that share it
   */
  record Common(long set, long records) {}

  /**
   * The sets with one atom more, rarest parents first, at most {@value #MOST_SETS}.
   *
   * @param common all sets of one size that were too common for this record
   * @param atoms keys of the record's atoms
   * @param groups the piece of text each atom comes from; no set holds two of one piece
   */
  static List<Long> extended(List<Common> common, List<Long> atoms, List<Integer> groups) {
    Map<Long, Long> size = new HashMap<>();
    common.forEach(c -> size.put(c.set(), c.records()));
    Map<Long, Double> parents = new TreeMap<>();
    for (int i = 0; i < common.size(); i++) {
      for (int j = i + 1; j < common.size(); j++) {
        long joined = common.get(i).set() | common.get(j).set();
        if (Long.bitCount(joined) == Long.bitCount(common.get(i).set()) + 1
            && !parents.containsKey(joined)
            && distinctPieces(joined, groups)) {
          double sum = sumOfLogSizes(joined, size);
          if (!Double.isNaN(sum)) {
            parents.put(joined, sum);
          }
        }
      }
    }
    List<Long> ordered = new ArrayList<>(parents.keySet());
    ordered.sort(
        Comparator.comparingDouble((Long set) -> parents.getOrDefault(set, 0.0))
            .thenComparing(set -> of(atoms, set)));
    return ordered.size() <= MOST_SETS ? ordered : ordered.subList(0, MOST_SETS);
  }

  private static boolean distinctPieces(long set, List<Integer> groups) {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < groups.size(); i++) {
      if ((set & (1L << i)) != 0 && !seen.add(groups.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Sum over the sets with one atom less, NaN if one of them was not too common. */
  private static double sumOfLogSizes(long set, Map<Long, Long> size) {
    double sum = 0;
    for (long rest = set; rest != 0; rest &= rest - 1) {
      Long records = size.get(set & ~Long.lowestOneBit(rest));
      if (records == null) {
        return Double.NaN;
      }
      sum += Math.log(records);
    }
    return sum;
  }
}
