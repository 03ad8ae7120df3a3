package org.undercount.jobs.link.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.undercount.jobs.link.standard.Names;

/**
 * A standard name, or other text, taken apart once for all its comparisons. Parts are made when
 * first asked for. Not thread-safe.
 */
final class SpelledName {

  private final boolean romanised;
  private final String tokens;
  private @Nullable Word whole;
  private Word @Nullable [] words;
  private @Nullable String sorted;

  private SpelledName(boolean romanised, String tokens) {
    this.romanised = romanised;
    this.tokens = tokens;
  }

  /** A name as {@link Names#marked} gives it, or words joined by spaces. */
  static SpelledName of(String marked) {
    return new SpelledName(Names.isRomanised(marked), Names.tokens(marked));
  }

  /** True if it was written in another script. */
  boolean romanised() {
    return romanised;
  }

  /** All tokens joined by spaces. */
  String tokens() {
    return tokens;
  }

  /** All its letters as one word. */
  Word whole() {
    Word known = whole;
    if (known == null) {
      known = new Word(tokens.replace(" ", ""), tokens);
      whole = known;
    }
    return known;
  }

  /** Its words, at least one. */
  Word[] words() {
    Word[] known = words;
    if (known == null) {
      known = tokens.indexOf(' ') < 0 ? new Word[] {whole()} : Word.of(tokens);
      words = known;
    }
    return known;
  }

  /** True if both have the same words in any order. */
  boolean sameWords(SpelledName other) {
    return tokens.length() == other.tokens.length()
        && (tokens.equals(other.tokens) || sorted().equals(other.sorted()));
  }

  private String sorted() {
    String known = sorted;
    if (known == null) {
      String[] inOrder = tokens.split(" ", -1);
      Arrays.sort(inOrder);
      known = String.join(" ", inOrder);
      sorted = known;
    }
    return known;
  }
}
