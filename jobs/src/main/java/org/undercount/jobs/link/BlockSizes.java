package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
   * @param sized one row a record and block, {@code n} the block's records
   */
  static BlockSizes of(Dataset<Row> sized) {
    SortedMap<Long, Long> blocks = new TreeMap<>();
    for (Row row :
        sized
            .groupBy(least(col("n"), lit(LARGEST_EVER + 1)).as("size"))
            .agg(sum(lit(1.0).divide(col("n"))))
            .collectAsList()) {
      blocks.put(row.getLong(0), Math.round(row.getDouble(1)));
    }
    return new BlockSizes(blocks);
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
