package org.undercount.jobs.link.model;

import java.util.Arrays;
import org.undercount.jobs.link.standard.Sounds;

/**
 * How alike two strings are, 0 to 1, or how many edits apart. All are symmetric, and 1 (or 0 edits)
 * exactly for equal strings.
 */
public final class Similarity {

  private static final int MOST_TOKENS = 6;

  /** What unrelated tokens may reach, by letters and by sound. */
  private static final double CHANCE = 0.6;

  private static final double ROUNDING = 1e-9;

  private static final double SOUNDING_CHANCE = 0.75;

  /** Likeness by sound and by letters that strangers reach equally seldom. */
  private static final double[] SOUNDING = {0, 0.77, 0.84, 0.9, 0.95, 1};

  private static final double[] NAMES = {0, 0.68, 0.8, 0.88, 0.94, 1};

  private Similarity() {}

  /**
   * Jaro–Winkler similarity with prefix scale 0.1 over at most four characters: J + 0.1·ℓ·(1 − J).
   * Winkler (1990). Two empty strings are 1 alike, an empty and a filled one 0.
   */
  public static double jaroWinkler(String a, String b) {
    return new Word(a, a).jaroWinkler(new Word(b, b), 0);
  }

  /**
   * Edits between two strings, an edit being an insertion, deletion, substitution or exchange of
   * neighbours, no part edited twice (optimal string alignment).
   */
  public static int edits(String a, String b) {
    int m = b.length();
    int[] before = new int[m + 1];
    int[] last = new int[m + 1];
    for (int j = 0; j <= m; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[m + 1];
      row[0] = i;
      for (int j = 1; j <= m; j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, before[j - 2] + 1);
        }
        row[j] = best;
      }
      before = last;
      last = row;
    }
    return last[m];
  }

  /**
   * The same as {@link #edits} up to a number of edits, and one more than it for all above: what is
   * far apart is told at once.
   */
  static int editsUpTo(String a, String b, int most) {
    int n = a.length();
    int m = b.length();
    int from = 0;
    while (from < Math.min(n, m) && a.charAt(from) == b.charAt(from)) {
      from++;
    }
    while (n > from && m > from && a.charAt(n - 1) == b.charAt(m - 1)) {
      n--;
      m--;
    }
    if (Math.abs(n - m) > most) {
      return most + 1;
    }
    if (Math.max(n, m) - from <= most) {
      return edits(a.substring(from, n), b.substring(from, m));
    }
    // An edit explains at most one letter on either side, an exchange two that are both there.
    int unexplained = 0;
    for (int i = from; i < n; i++) {
      boolean near = false;
      for (int j = Math.max(from, i - most); j <= Math.min(m - 1, i + most) && !near; j++) {
        near = a.charAt(i) == b.charAt(j);
      }
      if (!near && ++unexplained > most) {
        return most + 1;
      }
    }
    return Math.min(most + 1, edits(a.substring(from, n), b.substring(from, m)));
  }

  /**
   * Likeness of two names whose tokens may be in another order or partly absent: the best
   * one-to-one assignment of tokens by Jaro–Winkler, averaged over the shorter name weighted by
   * token length, less 0.03 for each token without a partner; or the Jaro–Winkler similarity of the
   * whole strings without spaces, if greater. At most six tokens of each are looked at.
   */
  public static double names(String a, String b) {
    return names(SpelledName.of(a), SpelledName.of(b), 0);
  }

  /**
   * The same where it is at least what matters, and less than what matters otherwise.
   *
   * @param least what matters, 0 to 1
   */
  static double names(SpelledName a, SpelledName b, double least) {
    if (a.tokens().equals(b.tokens())) {
      return 1;
    }
    double whole = a.whole().jaroWinkler(b.whole(), least);
    return a.words().length == 1 && b.words().length == 1
        ? whole
        : Math.min(0.9999, Math.max(whole, assigned(a, b, Word::jaroWinkler, CHANCE, least)));
  }

  /**
   * The same by sound ({@link Sounds#likeness}), on the scale of {@link #names}: strangers reach a
   * value as seldom.
   */
  public static double soundingNames(String a, String b) {
    return soundingNames(SpelledName.of(a), SpelledName.of(b), 0);
  }

  /**
   * The same where it is at least what matters, and less than what matters otherwise.
   *
   * @param least what matters, 0 to 1
   */
  static double soundingNames(SpelledName a, SpelledName b, double least) {
    double leastSounding = between(NAMES, SOUNDING, least) - ROUNDING;
    double whole = a.whole().soundsLike(b.whole(), leastSounding);
    double likeness =
        a.words().length == 1 && b.words().length == 1
            ? whole
            : Math.max(whole, assigned(a, b, Word::soundsLike, SOUNDING_CHANCE, leastSounding));
    return Math.min(0.9999, between(SOUNDING, NAMES, likeness));
  }

  /** From one scale to another, piecewise linear through values that strangers reach as seldom. */
  private static double between(double[] scale, double[] other, double value) {
    int i = 1;
    while (i < scale.length - 1 && value > scale[i]) {
      i++;
    }
    double share = (value - scale[i - 1]) / (scale[i] - scale[i - 1]);
    return other[i - 1] + share * (other[i] - other[i - 1]);
  }

  /** How alike two words are where it is at least what matters. */
  private interface OfWords {
    double likeness(Word one, Word other, double least);
  }

  private static double assigned(
      SpelledName a, SpelledName b, OfWords words, double chance, double least) {
    boolean inOrder = a.words().length <= b.words().length;
    Word[] few = inOrder ? a.words() : b.words();
    Word[] many = inOrder ? b.words() : a.words();
    int n = Math.min(few.length, MOST_TOKENS);
    int m = Math.min(many.length, MOST_TOKENS);
    double length = 0;
    double reachable = 0;
    for (int i = 0; i < n; i++) {
      length += 2 * few[i].length();
      reachable += few[i].length() + longest(many, m);
    }
    if (length == 0) {
      return 0;
    }
    double lacking = 0.03 * (many.length - few.length);
    double[][] worth = new double[n][m];
    for (int i = 0; i < n; i++) {
      double best = 0;
      for (int j = 0; j < m; j++) {
        double weight = few[i].length() + many[j].length();
        worth[i][j] = weight * squash(words.likeness(few[i], many[j], chance), chance);
        best = Math.max(best, worth[i][j]);
      }
      reachable += best - few[i].length() - longest(many, m);
      if (reachable / length - lacking < least - ROUNDING) {
        return 0;
      }
    }
    return Math.max(0, Math.min(1, heaviest(worth, n, m) / length) - lacking);
  }

  private static int longest(Word[] words, int count) {
    int longest = 0;
    for (int j = 0; j < count; j++) {
      longest = Math.max(longest, words[j].length());
    }
    return longest;
  }

  /** The greatest sum of an assignment of each of n rows to one of m columns, n at most m. */
  private static double heaviest(double[][] worth, int n, int m) {
    // best[mask]: the greatest sum of the first bitCount(mask) rows assigned to columns in mask.
    double[] best = new double[1 << m];
    Arrays.fill(best, -1);
    best[0] = 0;
    double heaviest = 0;
    for (int mask = 0; mask < best.length; mask++) {
      int i = Integer.bitCount(mask);
      if (best[mask] < 0) {
        continue;
      }
      if (i == n) {
        heaviest = Math.max(heaviest, best[mask]);
        continue;
      }
      for (int j = 0; j < m; j++) {
        if ((mask & (1 << j)) == 0) {
          int more = mask | (1 << j);
          best[more] = Math.max(best[more], best[mask] + worth[i][j]);
        }
      }
    }
    return heaviest;
  }

  /** What unrelated tokens reach by chance must not count towards a likeness. */
  private static double squash(double likeness, double chance) {
    return likeness < chance ? 0 : likeness;
  }
}
