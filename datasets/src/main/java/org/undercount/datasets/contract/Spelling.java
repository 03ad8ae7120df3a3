package org.undercount.datasets.contract;

import java.util.Arrays;
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

  /** Levenshtein's distance: insertions, deletions and substitutions of single letters. */
  private static int edits(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
      }
      before = Arrays.copyOf(now, now.length);
    }
    return before[b.length()];
  }
}
