package org.undercount.jobs.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Records of one partition with the keys of their atoms, in order of their numbers. */
final class AtomRecords implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int IN_ONE_PIECE = 2_000;

  /** Number of the record, doubled, and one more if it is fresh. */
  private final long[] marked;

  /** Where each record's atoms begin, and at the end how many there are. */
  private final int[] from;

  private final long[] atoms;

  /** Per atom the piece of text it comes from. */
  private final int[] groups;

  private AtomRecords(long[] marked, int[] from, long[] atoms, int[] groups) {
    this.marked = marked;
    this.from = from;
    this.atoms = atoms;
    this.groups = groups;
  }

  /** One record. */
  private static final class One {
    private final long marked;
    private final long[] atoms;
    private final int[] groups;

    One(long marked, long[] atoms, int[] groups) {
      this.marked = marked;
      this.atoms = atoms;
      this.groups = groups;
    }

    static One of(Row row) {
      return new One(
          2 * row.getLong(0) + (row.getBoolean(3) ? 1 : 0),
          row.<Long>getList(1).stream().mapToLong(Long::longValue).toArray(),
          row.<Integer>getList(2).stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /**
   * All records, one element a partition; a record is in the partition of its number's remainder.
   *
   * @param records {@code rid, atoms, groups, fresh}
   */
  static JavaRDD<AtomRecords> of(Dataset<Row> records, int partitions) {
    return records
        .select("rid", "atoms", "groups", "fresh")
        .javaRDD()
        .mapPartitionsToPair(rows -> pieces(rows, partitions))
        .partitionBy(new HashPartitioner(partitions))
        .mapPartitions(pieces -> List.of(joined(pieces)).iterator(), true)
        .persist(StorageLevel.DISK_ONLY());
  }

  private static Iterator<Tuple2<Integer, AtomRecords>> pieces(Iterator<Row> rows, int boxes) {
    List<List<One>> open = new ArrayList<>();
    for (int b = 0; b < boxes; b++) {
      open.add(new ArrayList<>());
    }
    List<Tuple2<Integer, AtomRecords>> pieces = new ArrayList<>();
    while (rows.hasNext()) {
      One one = One.of(rows.next());
      int box = Outbox.box(one.marked / 2, boxes);
      open.get(box).add(one);
      if (open.get(box).size() == IN_ONE_PIECE) {
        pieces.add(new Tuple2<>(box, of(open.get(box))));
        open.get(box).clear();
      }
    }
    for (int b = 0; b < boxes; b++) {
      if (!open.get(b).isEmpty()) {
        pieces.add(new Tuple2<>(b, of(open.get(b))));
      }
    }
    return pieces.iterator();
  }

  private static AtomRecords joined(Iterator<Tuple2<Integer, AtomRecords>> pieces) {
    List<One> all = new ArrayList<>();
    pieces.forEachRemaining(
        piece -> {
          AtomRecords some = piece._2();
          for (int r = 0; r < some.size(); r++) {
            all.add(new One(some.marked[r], some.atoms(r), some.groups(r)));
          }
        });
    all.sort(Comparator.comparingLong(o -> o.marked));
    return of(all);
  }

  private static AtomRecords of(List<One> records) {
    int[] from = new int[records.size() + 1];
    for (int r = 0; r < records.size(); r++) {
      from[r + 1] = from[r] + records.get(r).atoms.length;
    }
    return new AtomRecords(
        records.stream().mapToLong(o -> o.marked).toArray(),
        from,
        records.stream().flatMapToLong(o -> Arrays.stream(o.atoms)).toArray(),
        records.stream().flatMapToInt(o -> Arrays.stream(o.groups)).toArray());
  }

  int size() {
    return marked.length;
  }

  /** A record's number, doubled, and one more if it is fresh. */
  long marked(int record) {
    return marked[record];
  }

  long rid(int record) {
    return marked[record] >> 1;
  }

  /** The place of a record by its number. */
  int place(long rid) {
    int found = Arrays.binarySearch(marked, 2 * rid);
    // Marked fresh, it comes right after where it would be otherwise.
    int place = found >= 0 ? found : -found - 1;
    if (place == marked.length || rid(place) != rid) {
      throw new IllegalStateException("Expected record " + rid + " in this partition");
    }
    return place;
  }

  long[] atoms(int record) {
    return Arrays.copyOfRange(atoms, from[record], from[record + 1]);
  }

  int[] groups(int record) {
    return Arrays.copyOfRange(groups, from[record], from[record + 1]);
  }
}
