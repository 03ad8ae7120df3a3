package org.undercount.jobs.link;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/** Rows {@code rid, …} of longs put in order of the records of their partition. */
final class LongsByRecord {

  /** Where each record's rows begin, and at the end how many there are. */
  private final int[] from;

  /** Per row what follows the number. */
  private final long[] rest;

  private final int width;

  private LongsByRecord(int[] from, long[] rest, int width) {
    this.from = from;
    this.rest = rest;
    this.width = width;
  }

  /**
   * Puts them in order.
   *
   * @param packs of such rows, which are changed
   * @param width longs in a row, the number included
   * @param records all that the rows are of
   */
  static LongsByRecord of(Iterator<Tuple2<Integer, long[]>> packs, int width, AtomRecords records) {
    List<long[]> all = new ArrayList<>();
    int[] from = new int[records.size() + 1];
    packs.forEachRemaining(
        pack -> {
          long[] rows = pack._2();
          all.add(rows);
          for (int at = 0; at < rows.length; at += width) {
            int place = records.place(rows[at]);
            rows[at] = place;
            from[place + 1]++;
          }
        });
    for (int r = 0; r < records.size(); r++) {
      from[r + 1] += from[r];
    }
    int[] next = from.clone();
    long[] rest = new long[from[records.size()] * (width - 1)];
    for (long[] rows : all) {
      for (int at = 0; at < rows.length; at += width) {
        int to = next[(int) rows[at]]++;
        System.arraycopy(rows, at + 1, rest, to * (width - 1), width - 1);
      }
    }
    return new LongsByRecord(from, rest, width - 1);
  }

  /** How many rows a record has. */
  int rows(int record) {
    return from[record + 1] - from[record];
  }

  /** What stands at a place behind the number in each row of a record. */
  long[] column(int record, int place) {
    long[] column = new long[rows(record)];
    for (int i = 0; i < column.length; i++) {
      column[i] = rest[(from[record] + i) * width + place];
    }
    return column;
  }
}
