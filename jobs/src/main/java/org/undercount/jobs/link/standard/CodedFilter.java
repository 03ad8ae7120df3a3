package org.undercount.jobs.link.standard;

import java.util.Base64;
import java.util.BitSet;

/**
 * Encoded Bloom filters (cryptographic longterm keys, Schnell, Bachteler and Reiher 2009) as
 * standard values: seven bits a character, so that a filter travels as the ASCII text every other
 * standard value is, and bits are compared without decoding it.
 */
public final class CodedFilter {

  static final int BITS_PER_CHARACTER = 7;

  /** Shorter filters tell nobody apart, longer ones are no filters. */
  private static final int FEWEST_BITS = 64;

  private static final int MOST_BITS = 16_384;

  private CodedFilter() {}

  /**
   * The standard form of a filter in base64; empty if it is no filter of 64 to 16,384 bits, or one
   * without any bit set.
   */
  public static String standard(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      return "";
    }
    int bits = bytes.length * Byte.SIZE;
    BitSet set = BitSet.valueOf(bytes);
    return bits < FEWEST_BITS || bits > MOST_BITS || set.isEmpty() ? "" : packed(set, bits);
  }

  /** The standard form of a set of bits. */
  static String packed(BitSet set, int bits) {
    char[] text = new char[(bits + BITS_PER_CHARACTER - 1) / BITS_PER_CHARACTER];
    set.stream()
        .forEach(b -> text[b / BITS_PER_CHARACTER] |= (char) (1 << (b % BITS_PER_CHARACTER)));
    return new String(text);
  }

  /** True if a bit of a filter in standard form is set. */
  public static boolean isSet(String filter, int bit) {
    return (filter.charAt(bit / BITS_PER_CHARACTER) & (1 << (bit % BITS_PER_CHARACTER))) != 0;
  }

  /** Places for bits in a filter in standard form, up to six more than it was made of. */
  public static int length(String filter) {
    return filter.length() * BITS_PER_CHARACTER;
  }
}
