package org.undercount.jobs.link;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/** How many blocks of each size there are; all of more than {@value #LARGEST_EVER} taken as one. */
final class BlockSizes {

  private static final long LARGEST_EVER = 500;
  private static final long SMALLEST_LIMIT = 10;

  /**
   * Size → blocks, in order of size; the last entry may be those that are larger than any limit.
   */
  private final SortedMap<Long, Long> blocks;

  private BlockSizes(SortedMap<Long, Long> blocks) {
    this.blocks = blocks;
  }

  /**
   * Counts blocks.
   *
   * @param sized packs of {@code key, marked, set, n}, one row a record and block, {@code n} the
   *     block's records
   */
  static BlockSizes of(JavaRDD<long[]> sized) {
    double[] counts = sized.mapPartitions(BlockSizes::counted).treeReduce(BlockSizes::plus);
    SortedMap<Long, Long> blocks = new TreeMap<>();
    for (int size = 0; size < counts.length; size++) {
      if (counts[size] > 0) {
        blocks.put((long) size, Math.round(counts[size]));
      }
    }
    return new BlockSizes(blocks);
  }

  /** Blocks by size, each record of a block counting for its part. */
  private static Iterator<double[]> counted(Iterator<long[]> packs) {
    double[] counts = new double[(int) LARGEST_EVER + 2];
    packs.forEachRemaining(
        rows -> {
          for (int at = 3; at < rows.length; at += 4) {
            counts[(int) Math.min(rows[at], LARGEST_EVER + 1)] += 1.0 / rows[at];
          }
        });
    return List.of(counts).iterator();
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** The largest block size at which all blocks up to it stay within a number of pairs. */
  long limit(long pairsAllowed) {
    double spent = 0;
    long limit = SMALLEST_LIMIT;
    for (var size : blocks.headMap(LARGEST_EVER + 1).entrySet()) {
      double n = size.getKey();
      spent += n * (n - 1) / 2 * size.getValue();
      if (spent > pairsAllowed) {
        return Math.max(limit, SMALLEST_LIMIT);
      }
      limit = size.getKey();
    }
    return LARGEST_EVER;
  }

  /** What becomes of the blocks under a limit. */
  BlockingReport.Level level(int atoms, long limit) {
    long compared = 0;
    long pairs = 0;
    for (var size : blocks.headMap(limit + 1).entrySet()) {
      compared += size.getValue();
      pairs += size.getKey() * (size.getKey() - 1) / 2 * size.getValue();
    }
    long refined = blocks.tailMap(limit + 1).values().stream().mapToLong(Long::longValue).sum();
    return new BlockingReport.Level(atoms, limit, compared, pairs, refined);
  }
}
