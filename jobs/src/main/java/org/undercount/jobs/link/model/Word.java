package org.undercount.jobs.link.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.undercount.jobs.link.standard.Sounds;

/**
 * A word made ready to be compared with many others: its letters, which letters it has, and its
 * sounds once they are asked for. Not thread-safe.
 */
final class Word {

  private static final double PREFIX_SCALE = 0.1;
  private static final int LONGEST_PREFIX = 4;

  private final String text;
  private final String spoken;
  private final char[] letters;

  /** One bit for each letter that occurs; letters other than ASCII ones may share a bit. */
  private final long occurring;

  private @Nullable String sounds;

  /**
   * A word.
   *
   * @param spoken the same as it is spoken, in several words
   */
  Word(String text, String spoken) {
    this.text = text;
    this.spoken = spoken;
    this.letters = text.toCharArray();
    long bits = 0;
    for (char letter : letters) {
      bits |= 1L << letter;
    }
    this.occurring = bits;
  }

  int length() {
    return letters.length;
  }

  /**
   * Jaro–Winkler similarity ({@link Similarity#jaroWinkler}) where it is at least what matters;
   * less than what matters otherwise, which is mostly told at once.
   *
   * @param least what matters, 0 to 1
   */
  double jaroWinkler(Word other, double least) {
    if (text.equals(other.text)) {
      return 1;
    }
    int n = letters.length;
    int m = other.letters.length;
    if (n == 0 || m == 0) {
      return 0;
    }
    int prefix = 0;
    int most = Math.min(LONGEST_PREFIX, Math.min(n, m));
    while (prefix < most && letters[prefix] == other.letters[prefix]) {
      prefix++;
    }
    // A letter that the other word does not have has no partner there.
    int common =
        Math.min(
            n - Long.bitCount(occurring & ~other.occurring),
            m - Long.bitCount(other.occurring & ~occurring));
    if (winkler(jaro(common, n, m, 0), prefix) < least) {
      return 0;
    }
    return winkler(jaro(letters, other.letters), prefix);
  }

  private static double winkler(double jaro, int prefix) {
    return jaro + PREFIX_SCALE * prefix * (1 - jaro);
  }

  private static double jaro(double common, int n, int m, int outOfPlace) {
    return common == 0 ? 0 : (common / n + common / m + (common - outOfPlace / 2.0) / common) / 3;
  }

  private static double jaro(char[] a, char[] b) {
    int n = a.length;
    int m = b.length;
    int window = Math.max(0, Math.max(n, m) / 2 - 1);
    char[] partnersOfA = new char[Math.min(n, m)];
    boolean[] usedB = new boolean[m];
    int common = 0;
    for (int i = 0; i < n; i++) {
      int to = Math.min(m - 1, i + window);
      for (int j = Math.max(0, i - window); j <= to; j++) {
        if (a[i] == b[j] && !usedB[j]) {
          usedB[j] = true;
          partnersOfA[common++] = a[i];
          break;
        }
      }
    }
    int outOfPlace = 0;
    int place = 0;
    for (int j = 0; j < m && place < common; j++) {
      if (usedB[j] && partnersOfA[place++] != b[j]) {
        outOfPlace++;
      }
    }
    return jaro(common, n, m, outOfPlace);
  }

  /**
   * How alike the two sound ({@link Sounds#likeness}) where it is at least what matters; less than
   * what matters otherwise.
   *
   * @param least what matters, 0 to 1
   */
  double soundsLike(Word other, double least) {
    return Sounds.likenessOfSounds(sounds(), other.sounds(), least);
  }

  private String sounds() {
    String known = sounds;
    if (known == null) {
      known = Sounds.of(spoken);
      sounds = known;
    }
    return known;
  }

  /** The words of a text. */
  static Word[] of(String text) {
    return Arrays.stream(text.split(" ", -1)).map(w -> new Word(w, w)).toArray(Word[]::new);
  }
}
