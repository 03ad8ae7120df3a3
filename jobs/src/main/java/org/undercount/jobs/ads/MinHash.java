package org.undercount.jobs.ads;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.undercount.datasets.key.Seed;

/**
 * Signatures whose agreement estimates the Jaccard similarity of two texts' character 4-grams
 * (letters and digits after NFKC and lower case, every digit as 0, contacts left out). Broder
 * (1997). 20 bands of 4: two texts of similarity 0.7 meet in some band with probability 0.996, of
 * 0.4 with 0.40. One byte of each hash is kept, so unrelated texts agree in 1 of 256 places.
 */
final class MinHash {

  static final int BANDS = 20;
  static final int ROWS = 4;
  private static final int GRAM = 4;
  private static final int LONGEST = 4000;

  private final long[] salts = new long[BANDS * ROWS];

  MinHash(Seed seed) {
    for (int i = 0; i < salts.length; i++) {
      salts[i] = seed.child("minhash " + i).value();
    }
  }

  /** The minimum of every hash over a text's grams; empty for a text without letters. */
  long[] minima(String text) {
    Set<Long> grams = grams(text);
    if (grams.isEmpty()) {
      return new long[0];
    }
    long[] minima = new long[salts.length];
    Arrays.fill(minima, Long.MAX_VALUE);
    for (long gram : grams) {
      for (int i = 0; i < salts.length; i++) {
        minima[i] = Math.min(minima[i], mix(gram ^ salts[i]));
      }
    }
    return minima;
  }

  /** One key per band; texts that share a key are candidates. */
  static List<Long> bands(long[] minima) {
    List<Long> keys = new ArrayList<>();
    for (int band = 0; minima.length > 0 && band < BANDS; band++) {
      long key = band + 1L;
      for (int row = 0; row < ROWS; row++) {
        key = mix(key * 31 + minima[band * ROWS + row]);
      }
      keys.add(key);
    }
    return keys;
  }

  /** One byte per hash. */
  static byte[] signature(long[] minima) {
    byte[] signature = new byte[minima.length];
    for (int i = 0; i < minima.length; i++) {
      signature[i] = (byte) (minima[i] >>> 7);
    }
    return signature;
  }

  /** Estimated Jaccard similarity: share of equal places, corrected for chance agreement. */
  static double similarity(byte[] a, byte[] b) {
    if (a.length == 0 || a.length != b.length) {
      return 0;
    }
    int equal = 0;
    for (int i = 0; i < a.length; i++) {
      equal += a[i] == b[i] ? 1 : 0;
    }
    double share = (double) equal / a.length;
    return Math.max(0, (share - 1.0 / 256) / (1 - 1.0 / 256));
  }

  private static Set<Long> grams(String raw) {
    String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    String text =
        Normalizer2.getNFKCInstance().normalize(Contacts.removed(cut)).toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        kept.append('0');
      } else if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        kept.append(c);
      }
    }
    Set<Long> grams = new HashSet<>();
    int length = Math.min(GRAM, kept.length());
    for (int i = 0; length > 0 && i + length <= kept.length(); i++) {
      long gram = 1;
      for (int j = 0; j < length; j++) {
        gram = gram * 65_599 + kept.charAt(i + j);
      }
      grams.add(mix(gram));
    }
    return grams;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
