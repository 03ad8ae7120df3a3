package org.undercount.datasets.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word someone probably meant: the nearest by edits of single letters. */
public final class Spelling {

  private Spelling() {}

  /** {@code "; did you mean 'x'?"}, or nothing if no allowed word is near. */
  public static String hint(String word, Collection<String> allowed) {
    return nearest(word, allowed).map(n -> "; did you mean '" + n + "'?").orElse("");
  }

  /** The nearest allowed word within a third of the word's letters. */
  public static Optional<String> nearest(String word, Collection<String> allowed) {
    int most = Math.max(1, word.length() / 3);
    return allowed.stream()
        .filter(a -> edits(fold(word), fold(a)) <= most)
        .min(
            Comparator.comparingInt((String a) -> edits(fold(word), fold(a)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').strip();
  }

  /**
   * Optimal string alignment: insertions, deletions, substitutions, and exchanges of neighbours,
   * each counted once.
   */
  private static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
