package org.undercount.jobs.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Numbers on their way to other partitions: rows of a few longs, packed by where they go, since a
 * row of its own for each costs ten times as much. Memory is that of what one task sends.
 */
final class Outbox {

  private static final int FIRST_SIZE = 96;
  private static final int LARGEST_PACK = 12_288;

  private final int width;
  private final long[][] open;
  private final int[] used;
  private final List<Tuple2<Integer, long[]>> packs = new ArrayList<>();

  /**
   * @param boxes partitions that rows go to
   * @param width longs in a row, a divisor of 96
   */
  Outbox(int boxes, int width) {
    if (FIRST_SIZE % width != 0) {
      throw new IllegalArgumentException("Rows divide 96 longs, got " + width);
    }
    this.width = width;
    this.open = new long[boxes][0];
    this.used = new int[boxes];
  }

  /** The partition of a number that is as good as random. */
  static int box(long key, int boxes) {
    return (int) Math.floorMod(key, (long) boxes);
  }

  /** Where the next row of a box begins. */
  private int place(int box) {
    int from = used[box];
    if (from == open[box].length) {
      if (from == LARGEST_PACK) {
        packs.add(new Tuple2<>(box, open[box]));
        open[box] = new long[FIRST_SIZE];
        from = 0;
      } else {
        open[box] = Arrays.copyOf(open[box], Math.max(FIRST_SIZE, 2 * from));
      }
    }
    used[box] = from + width;
    return from;
  }

  /** Adds a row of two longs. */
  void add(int box, long a, long b) {
    int at = place(box);
    open[box][at] = a;
    open[box][at + 1] = b;
  }

  /** Adds a row of three longs. */
  void add(int box, long a, long b, long c) {
    add(box, a, b);
    open[box][used[box] - width + 2] = c;
  }

  /** Adds a row of four longs. */
  void add(int box, long a, long b, long c, long d) {
    add(box, a, b, c);
    open[box][used[box] - width + 3] = d;
  }

  /** All packs with their boxes. */
  Iterator<Tuple2<Integer, long[]>> packs() {
    for (int box = 0; box < open.length; box++) {
      if (used[box] > 0) {
        packs.add(new Tuple2<>(box, Arrays.copyOf(open[box], used[box])));
        used[box] = 0;
        open[box] = new long[0];
      }
    }
    return packs.iterator();
  }

  /** The packs where they go. */
  static JavaPairRDD<Integer, long[]> delivered(JavaPairRDD<Integer, long[]> packs, int boxes) {
    return packs.partitionBy(new HashPartitioner(boxes));
  }
}
