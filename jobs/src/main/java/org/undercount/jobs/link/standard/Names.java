package org.undercount.jobs.link.standard;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Personal names in any script as lower-case ASCII tokens: NFKC, {@link Romanisation}, punctuation
 * to spaces, honorifics dropped. A name that was not written in Latin letters is marked, since it
 * has to be compared by its sound. Given and family order is kept; comparisons do not rely on it.
 */
public final class Names {

  private static final int LONGEST = 120;

  private static final int MOST_TURNS = 8;

  /** Stands in front of a name that was written in another script. */
  private static final char ROMANISED = '~';

  private static final Set<String> HONORIFICS =
      Set.of(
          "mr",
          "mrs",
          "miss",
          "dr",
          "prof",
          "bapak",
          "bpk",
          "sdr",
          "sdri",
          "haji",
          "hajjah",
          "khun",
          "daw",
          "oknha",
          "shri",
          "shrimati",
          "smt");

  /** Honorifics that are also names of their own: dropped only in front of two or more tokens. */
  private static final Set<String> LEADING_HONORIFICS =
      Set.of("ms", "sir", "ko", "ma", "u", "nang", "nai", "md", "hj", "tn", "ny", "ibu", "lok");

  private Names() {}

  /**
   * The name's {@link #tokens}, marked if it was not written in Latin; empty if nothing is left.
   */
  public static String marked(String raw) {
    String standard = standard(raw);
    return standard.isEmpty() || !Romanisation.changes(cut(raw)) ? standard : ROMANISED + standard;
  }

  /** True if a name was marked as written in another script. */
  public static boolean isRomanised(String marked) {
    return !marked.isEmpty() && marked.charAt(0) == ROMANISED;
  }

  /** A name without its mark. */
  public static String tokens(String marked) {
    return isRomanised(marked) ? marked.substring(1) : marked;
  }

  /** The name's tokens joined by single spaces; empty if nothing is left. */
  public static String standard(String raw) {
    String text = settled(cut(raw));
    if (text.isEmpty()) {
      return text;
    }
    List<String> tokens = List.of(text.split(" "));
    List<String> kept = tokens.stream().filter(t -> !HONORIFICS.contains(t)).toList();
    if (kept.size() >= 3 && LEADING_HONORIFICS.contains(kept.get(0))) {
      kept = kept.subList(1, kept.size());
    }
    return kept.isEmpty() ? text : String.join(" ", kept);
  }

  /**
   * Tokens that transliterating once more would not change. What ICU makes of a letter can depend
   * on its neighbours, so text that mixes scripts may need more than one turn.
   */
  private static String settled(String raw) {
    String text = romanised(raw);
    for (int turn = 1; turn < MOST_TURNS && !isAscii(text); turn++) {
      String next = romanised(text);
      if (next.equals(text)) {
        return text;
      }
      text = next;
    }
    return text;
  }

  private static String romanised(String raw) {
    String text = raw;
    if (!isAscii(text)) {
      text = Normalizer2.getNFKCCasefoldInstance().normalize(text);
      if (!isAscii(text)) {
        text = Romanisation.of(text);
      }
    }
    text = text.toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(text.length());
    boolean between = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        if (between && !out.isEmpty()) {
          out.append(' ');
        }
        between = false;
        out.append(c);
      } else if (c != '\'' && c != '`') {
        between = true;
      }
    }
    return cut(out.toString()).stripTrailing();
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /**
   * What is left of a token when spelling differences of transliteration are taken out: digraphs
   * and voiced pairs united, doubled letters single, vowels dropped after the first letter.
   */
  public static String skeleton(String token) {
    String t =
        token
            .replace("ph", "f")
            .replace("th", "t")
            .replace("kh", "k")
            .replace("gh", "g")
            .replace("dh", "d")
            .replace("bh", "b")
            .replace("sch", "s")
            .replace("sh", "s")
            .replace("zh", "j")
            .replace("ch", "c")
            .replace("ck", "k");
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < t.length(); i++) {
      char c = united(t.charAt(i));
      boolean vowel = "aeiouy".indexOf(c) >= 0;
      if (i == 0) {
        out.append(vowel ? 'a' : c);
      } else if (!vowel && c != 'h' && out.charAt(out.length() - 1) != c) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static char united(char c) {
    return switch (c) {
      case 'q', 'c' -> 'k';
      case 'z', 'x' -> 's';
      case 'w' -> 'v';
      case 'j' -> 'y';
      default -> c;
    };
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
