package org.undercount.jobs.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A record as it travels into its blocks: all that comparing it needs, packed into bytes once,
 * since a record goes into many blocks.
 */
final class BlockMember {

  private final long rid;
  private final String id;
  private final String source;
  private final String once;
  private final List<String> values;
  private final double[] rarity;
  private final long[] keys;

  private BlockMember(
      long rid,
      String id,
      String source,
      String once,
      List<String> values,
      double[] rarity,
      long[] keys) {
    this.rid = rid;
    this.id = id;
    this.source = source;
    this.once = once;
    this.values = Collections.unmodifiableList(values);
    this.rarity = rarity;
    this.keys = keys;
  }

  /**
   * A record.
   *
   * @param rid number of the record
   * @param id its id
   * @param source its source
   * @param once the list that holds a person once, or empty
   * @param values standard values, in the order of fields
   * @param rarity per field −log₂ of the share of records with the same value, 0 where that does
   *     not matter; kept to float precision
   * @param keys all blocks it goes into, ascending
   */
  static BlockMember of(
      long rid,
      String id,
      String source,
      String once,
      List<String> values,
      double[] rarity,
      long[] keys) {
    return new BlockMember(
        rid, id, source, once, new ArrayList<>(values), rarity.clone(), keys.clone());
  }

  /** The same record under another list that holds a person once. */
  BlockMember listedOnceBy(String otherOnce) {
    return new BlockMember(rid, id, source, otherOnce, values, rarity, keys);
  }

  /** The record as bytes. */
  byte[] packed() {
    List<byte[]> texts = new ArrayList<>(values.size() + 3);
    int size = Long.BYTES * (1 + keys.length) + Float.BYTES * rarity.length + 2 * Short.BYTES;
    for (String text : texts(id, source, once, values)) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      texts.add(bytes);
      size += Integer.BYTES + bytes.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).putLong(rid).putShort((short) values.size());
    for (byte[] bytes : texts) {
      out.putInt(bytes.length).put(bytes);
    }
    for (double bits : rarity) {
      out.putFloat((float) bits);
    }
    out.putShort((short) keys.length);
    for (long key : keys) {
      out.putLong(key);
    }
    return out.array();
  }

  private static List<String> texts(String id, String source, String once, List<String> values) {
    List<String> texts = new ArrayList<>(List.of(id, source, once));
    texts.addAll(values);
    return texts;
  }

  /** The record that was {@link #packed}. */
  static BlockMember of(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    long rid = in.getLong();
    int fields = in.getShort();
    String id = text(in);
    String source = text(in);
    String once = text(in);
    List<String> values = new ArrayList<>(fields);
    for (int f = 0; f < fields; f++) {
      values.add(text(in));
    }
    double[] rarity = new double[fields];
    for (int f = 0; f < fields; f++) {
      rarity[f] = in.getFloat();
    }
    long[] keys = new long[in.getShort()];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = in.getLong();
    }
    return new BlockMember(rid, id, source, once, values, rarity, keys);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  long rid() {
    return rid;
  }

  String id() {
    return id;
  }

  String source() {
    return source;
  }

  String once() {
    return once;
  }

  List<String> values() {
    return values;
  }

  /** True if both may be one person as far as lists that hold a person once go. */
  private boolean mayMatch(BlockMember other) {
    return once.isEmpty() || !once.equals(other.once);
  }

  /** Hands every block's key to the visitor. */
  void eachKey(LongConsumer visitor) {
    Arrays.stream(keys).forEach(visitor);
  }

  /**
   * Two records that meet.
   *
   * @param left the one of the smaller number
   * @param right the other one
   */
  record Pair(BlockMember left, BlockMember right) {}

  /** The pairs of a block that may match and meet first in it. */
  static List<Pair> pairs(long key, List<BlockMember> block) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      BlockMember one = block.get(i);
      for (int j = i + 1; j < block.size(); j++) {
        BlockMember other = block.get(j);
        if (one.mayMatch(other) && one.meetsFirstIn(key, other)) {
          pairs.add(one.rid < other.rid ? new Pair(one, other) : new Pair(other, one));
        }
      }
    }
    return pairs;
  }

  /** True if this is the first of the blocks the two records share, by key. */
  private boolean meetsFirstIn(long key, BlockMember other) {
    int i = 0;
    int j = 0;
    while (i < keys.length && j < other.keys.length) {
      if (keys[i] == other.keys[j]) {
        return keys[i] == key;
      }
      if (keys[i] < other.keys[j]) {
        i++;
      } else {
        j++;
      }
    }
    throw new IllegalStateException("Two records of one block must share its key, they do not");
  }

  /** Σ over fields of the smaller of the two sides' bits. */
  double rarity(BlockMember other) {
    double bits = 0;
    for (int f = 0; f < rarity.length; f++) {
      bits += rarity(other, f);
    }
    return bits;
  }

  /** The smaller of the two sides' bits in a field. */
  double rarity(BlockMember other, int field) {
    return Math.min(rarity[field], other.rarity[field]);
  }
}
