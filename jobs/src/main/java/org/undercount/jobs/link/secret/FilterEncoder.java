package org.undercount.jobs.link.secret;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;
import org.undercount.jobs.link.standard.Standards;

/**
 * Records as keyed Bloom filters, to be linked by whoever has not got the key (cryptographic
 * longterm keys: Schnell, Bachteler and Reiher 2009). Each token of a standard value sets bits at
 * places that HMAC-SHA-256 of domain, salt, token and a counter tells, two bytes a place; places
 * are drawn independently, not by double hashing, whose patterns can be attacked (Niedermeyer et
 * al. 2014). Balancing: Schnell and Borgs (2016). Equal records give equal filters under one schema
 * and key. Never prints its key.
 */
public final class FilterEncoder implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY_BYTES = 16;

  @SuppressWarnings("serial") // an immutable list of records
  private final List<Field> fields;

  private final int bits;
  private final boolean balanced;

  /** Position of the field that tokens are mixed with; −1 for none. */
  private final int saltField;

  private final byte[] key;

  /** Places in the order that balanced filters are given out in; empty if they are not balanced. */
  private final List<Integer> order;

  private transient @Nullable Mac mac;

  private FilterEncoder(FilterSchema schema, byte[] key) {
    this.fields = schema.fields();
    this.bits = schema.bits();
    this.balanced = schema.balanced();
    this.saltField = schema.salt().orElse(-1);
    this.key = key;
    this.order = schema.balanced() ? order(schema.bits()) : List.of();
  }

  /** An encoder under a shared key of at least 16 bytes. */
  public static FilterEncoder of(FilterSchema schema, byte[] key) {
    if (key.length < SHORTEST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "A key needs at least " + SHORTEST_KEY_BYTES + " bytes, got " + key.length);
    }
    return new FilterEncoder(schema, key.clone());
  }

  /**
   * The filter of a record in base64; empty if all its values are missing or, where filters are
   * salted, the salt is.
   *
   * @param raw the fields' texts in the schema's order, null if missing
   */
  public String encoded(List<? extends @Nullable String> raw) {
    if (raw.size() != fields.size()) {
      throw new IllegalArgumentException(
          "A record needs one value per field: fields=" + fields.size() + ", values=" + raw.size());
    }
    List<String> values = new ArrayList<>();
    for (int f = 0; f < fields.size(); f++) {
      values.add(Standards.of(fields.get(f).kind(), raw.get(f)));
    }
    boolean salted = saltField >= 0;
    String salt = salted ? salt(fields.get(saltField).kind(), values.get(saltField)) : "";
    if (salted && salt.isEmpty()) {
      return "";
    }
    int places = balanced ? bits / 2 : bits;
    BitSet filter = new BitSet(bits);
    for (int f = 0; f < fields.size(); f++) {
      enter(filter, places, fields.get(f).kind(), values.get(f), salt);
    }
    if (filter.isEmpty()) {
      return "";
    }
    return base64(balanced ? balanced(filter) : filter);
  }

  private void enter(BitSet filter, int places, FieldKind kind, String value, String salt) {
    List<String> tokens = List.copyOf(FilterTokens.of(kind, value));
    int entered = FilterTokens.bits(kind) * places / FilterSchema.DEFAULT_BITS;
    for (int t = 0; t < tokens.size(); t++) {
      // What does not divide evenly goes to the first tokens.
      int share = Math.max(1, entered / tokens.size() + (t < entered % tokens.size() ? 1 : 0));
      String message = FilterTokens.domain(kind) + "\0" + salt + "\0" + tokens.get(t) + "\0";
      for (int counter = 0; share > 0; counter++) {
        byte[] hash = hmac(message + counter);
        for (int i = 0; i + 1 < hash.length && share > 0; i += 2, share--) {
          filter.set(((hash[i] & 0xff) << 8 | (hash[i + 1] & 0xff)) % places);
        }
      }
    }
  }

  private static String salt(FieldKind kind, String value) {
    return kind == FieldKind.DATE && !value.isEmpty() ? value.substring(0, 4) : value;
  }

  private BitSet balanced(BitSet half) {
    int places = bits / 2;
    BitSet both = new BitSet(bits);
    for (int b = 0; b < places; b++) {
      both.set(half.get(b) ? order.get(b) : order.get(places + b));
    }
    return both;
  }

  private List<Integer> order(int places) {
    List<String> ranks =
        IntStream.range(0, places).mapToObj(b -> hex(hmac("order\0" + b))).toList();
    return IntStream.range(0, places).boxed().sorted(Comparator.comparing(ranks::get)).toList();
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }

  private String base64(BitSet filter) {
    byte[] bytes = new byte[bits / Byte.SIZE];
    byte[] set = filter.toByteArray();
    System.arraycopy(set, 0, bytes, 0, set.length);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private byte[] hmac(String message) {
    try {
      Mac ready = mac;
      if (ready == null) {
        ready = Mac.getInstance(ALGORITHM);
        ready.init(new SecretKeySpec(key, ALGORITHM));
        mac = ready;
      }
      return ready.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256, got none", e);
    }
  }

  @Override
  public String toString() {
    return "FilterEncoder[key not shown]";
  }
}
