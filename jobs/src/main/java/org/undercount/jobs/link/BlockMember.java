package org.undercount.jobs.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.undercount.jobs.link.model.RecordValues;

/**
 * A record as it travels into its blocks: all that comparing it needs, packed into bytes once,
 * since a record goes into many blocks.
 */
final class BlockMember {

  private final long rid;
  private final String id;
  private final String source;
  private final String once;
  private final RecordValues values;
  private final double[] rarity;
  private final boolean fresh;

  private BlockMember(
      long rid,
      String id,
      String source,
      String once,
      RecordValues values,
      double[] rarity,
      boolean fresh) {
    this.rid = rid;
    this.id = id;
    this.source = source;
    this.once = once;
    this.values = values;
    this.rarity = rarity;
    this.fresh = fresh;
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
   * @param fresh false if an earlier linkage has compared it with all others that are not fresh
   */
  static BlockMember of(
      long rid,
      String id,
      String source,
      String once,
      List<String> values,
      double[] rarity,
      boolean fresh) {
    return new BlockMember(
        rid, id, source, once, RecordValues.of(List.copyOf(values)), rarity.clone(), fresh);
  }

  /** The same record under another list that holds a person once. */
  BlockMember listedOnceBy(String otherOnce) {
    return new BlockMember(rid, id, source, otherOnce, values, rarity, fresh);
  }

  /** The record as bytes. */
  byte[] packed() {
    List<byte[]> texts = new ArrayList<>(values.texts().size() + 3);
    int size = Long.BYTES + Float.BYTES * rarity.length + Short.BYTES + Byte.BYTES;
    for (String text : texts(id, source, once, values.texts())) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      texts.add(bytes);
      size += Integer.BYTES + bytes.length;
    }
    ByteBuffer out =
        ByteBuffer.allocate(size)
            .putLong(rid)
            .put((byte) (fresh ? 1 : 0))
            .putShort((short) values.texts().size());
    for (byte[] bytes : texts) {
      out.putInt(bytes.length).put(bytes);
    }
    for (double bits : rarity) {
      out.putFloat((float) bits);
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
    return of(packed, 0, packed.length);
  }

  /** The record that was {@link #packed}, at a place among others. */
  static BlockMember of(byte[] packed, int from, int length) {
    ByteBuffer in = ByteBuffer.wrap(packed, from, length);
    long rid = in.getLong();
    boolean fresh = in.get() == 1;
    int fields = in.getShort();
    String id = text(in, packed);
    String source = text(in, packed);
    String once = text(in, packed);
    List<String> values = new ArrayList<>(fields);
    for (int f = 0; f < fields; f++) {
      values.add(text(in, packed));
    }
    double[] rarity = new double[fields];
    for (int f = 0; f < fields; f++) {
      rarity[f] = in.getFloat();
    }
    return new BlockMember(rid, id, source, once, RecordValues.of(values), rarity, fresh);
  }

  private static String text(ByteBuffer in, byte[] packed) {
    int length = in.getInt();
    int from = in.position();
    in.position(from + length);
    return new String(packed, from, length, StandardCharsets.UTF_8);
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

  RecordValues values() {
    return values;
  }

  /** True if the two were not compared by an earlier linkage. */
  boolean isNewTo(BlockMember other) {
    return fresh || other.fresh;
  }

  /** True if both may be one person as far as lists that hold a person once go. */
  boolean mayMatch(BlockMember other) {
    return once.isEmpty() || !once.equals(other.once);
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
