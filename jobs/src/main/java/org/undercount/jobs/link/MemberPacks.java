package org.undercount.jobs.link;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Records on their way into their blocks. A record goes into many blocks, so what one task sends to
 * another is packed into few arrays: key, length, record, number of keys, keys.
 */
final class MemberPacks {

  private static final int FIRST_SIZE = 1_024;
  private static final int LARGEST_PACK = 1 << 18;

  private final ByteBuffer[] open;
  private final List<Tuple2<Integer, byte[]>> packs = new ArrayList<>();

  private MemberPacks(int boxes) {
    this.open = new ByteBuffer[boxes];
    Arrays.setAll(open, b -> ByteBuffer.allocate(0));
  }

  /** Which blocks records go to, and whether their other blocks are told. */
  interface Going extends java.io.Serializable {
    boolean to(long key);
  }

  /**
   * Brings records together.
   *
   * @param members {@code member, keys}, keys ascending
   * @param boxes partitions that whole blocks go to
   * @param withKeys true if a block is to know which other blocks its members are in
   * @param made of the blocks of one partition, one after the other
   */
  static <T> JavaRDD<T> met(
      JavaRDD<Row> members,
      int boxes,
      Going going,
      boolean withKeys,
      FlatMapFunction<Iterator<Block>, T> made) {
    JavaPairRDD<Integer, byte[]> sent =
        members.mapPartitionsToPair(
            rows -> {
              MemberPacks packs = new MemberPacks(boxes);
              rows.forEachRemaining(row -> packs.add(row, going, withKeys));
              return packs.packs();
            });
    return sent.partitionBy(new HashPartitioner(boxes))
        .mapPartitions(packs -> made.call(new Met(packs)));
  }

  private void add(Row row, Going going, boolean withKeys) {
    byte[] member = row.getAs(0);
    long[] keys = row.<Long>getList(1).stream().mapToLong(Long::longValue).toArray();
    long[] told = withKeys ? keys : new long[0];
    for (long key : keys) {
      if (going.to(key)) {
        add(key, member, told);
      }
    }
  }

  private void add(long key, byte[] member, long[] keys) {
    int box = Outbox.box(key, open.length);
    int size =
        Long.BYTES + Integer.BYTES + member.length + Integer.BYTES + Long.BYTES * keys.length;
    if (open[box].remaining() < size) {
      if (open[box].position() > LARGEST_PACK) {
        send(box);
      }
      int needed = open[box].position() + size;
      open[box].flip();
      open[box] =
          ByteBuffer.allocate(Math.max(FIRST_SIZE, Math.max(needed, 2 * open[box].limit())))
              .put(open[box]);
    }
    open[box].putLong(key).putInt(member.length).put(member).putInt(keys.length);
    for (long other : keys) {
      open[box].putLong(other);
    }
  }

  private void send(int box) {
    byte[] pack = new byte[open[box].position()];
    open[box].flip().get(pack);
    packs.add(new Tuple2<>(box, pack));
    open[box] = ByteBuffer.allocate(0);
  }

  private Iterator<Tuple2<Integer, byte[]>> packs() {
    for (int box = 0; box < open.length; box++) {
      if (open[box].position() > 0) {
        send(box);
      }
    }
    return packs.iterator();
  }

  /** The blocks of one partition: a hash table from keys to chains of members. */
  private static final class Met implements Iterator<Block> {

    private final List<byte[]> packs = new ArrayList<>();

    /** Per member its pack, where in it the record begins, its key, and the next of its block. */
    private int[] packOf = new int[64];

    private int[] from = new int[64];
    private long[] keyOf = new long[64];
    private int[] next = new int[64];
    private int members;

    /** First member of each block, −1 where a place is empty. */
    private int[] heads = new int[64];

    private int blocks;
    private int place;

    Met(Iterator<Tuple2<Integer, byte[]>> sent) {
      Arrays.fill(heads, -1);
      sent.forEachRemaining(
          pack -> {
            ByteBuffer in = ByteBuffer.wrap(pack._2());
            while (in.hasRemaining()) {
              long key = in.getLong();
              add(key, packs.size(), in.position());
              in.position(in.position() + Integer.BYTES + in.getInt(in.position()));
              in.position(in.position() + Integer.BYTES + Long.BYTES * in.getInt(in.position()));
            }
            packs.add(pack._2());
          });
      skip();
    }

    private void add(long key, int pack, int at) {
      if (members == keyOf.length) {
        int size = 2 * members;
        packOf = Arrays.copyOf(packOf, size);
        from = Arrays.copyOf(from, size);
        keyOf = Arrays.copyOf(keyOf, size);
        next = Arrays.copyOf(next, size);
      }
      packOf[members] = pack;
      from[members] = at;
      keyOf[members] = key;
      if (2 * (blocks + 1) > heads.length) {
        grow();
      }
      int slot = slot(heads, key);
      blocks += heads[slot] < 0 ? 1 : 0;
      next[members] = heads[slot];
      heads[slot] = members++;
    }

    private int slot(int[] table, long key) {
      int mask = table.length - 1;
      int at = (int) (key ^ (key >>> 32)) & mask;
      while (table[at] >= 0 && keyOf[table[at]] != key) {
        at = (at + 1) & mask;
      }
      return at;
    }

    private void grow() {
      int[] larger = new int[2 * heads.length];
      Arrays.fill(larger, -1);
      for (int head : heads) {
        if (head >= 0) {
          larger[slot(larger, keyOf[head])] = head;
        }
      }
      heads = larger;
    }

    private void skip() {
      while (place < heads.length && heads[place] < 0) {
        place++;
      }
    }

    @Override
    public boolean hasNext() {
      return place < heads.length;
    }

    @Override
    public Block next() {
      if (!hasNext()) {
        throw new NoSuchElementException("No block is left");
      }
      Block block = new Block(keyOf[heads[place]]);
      for (int m = heads[place]; m >= 0; m = next[m]) {
        ByteBuffer in = ByteBuffer.wrap(packs.get(packOf[m]));
        in.position(from[m]);
        int length = in.getInt();
        BlockMember member = BlockMember.of(packs.get(packOf[m]), in.position(), length);
        in.position(in.position() + length);
        long[] keys = new long[in.getInt()];
        in.asLongBuffer().get(keys);
        if (keys.length == 0) {
          block.add(member);
        } else {
          block.add(member, keys);
        }
      }
      place++;
      skip();
      return block;
    }
  }
}
