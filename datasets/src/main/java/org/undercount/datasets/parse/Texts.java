package org.undercount.datasets.parse;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Text as sources type it: spaces, digits of any script, marks that mean "nothing". */
final class Texts {

  private static final Set<String> NOTHING =
      Set.of(
          "",
          "-",
          "--",
          "—",
          "–",
          "?",
          ".",
          "n/a",
          "na",
          "nil",
          "null",
          "none given",
          "n.a.",
          "tidak ada",
          "ไม่มี",
          "ไม่ทราบ",
          "无",
          "không");

  private Texts() {}

  /** Composed, with single spaces and none around; empty for a mark that means "nothing". */
  static String clean(String raw) {
    StringBuilder clean = new StringBuilder(raw.length());
    boolean space = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = clean.length() > 0;
      } else if (!Character.isISOControl(c) && c != '\ufeff' && c != '\u200b') {
        if (space) {
          clean.append(' ');
          space = false;
        }
        clean.append(c);
      }
    }
    String text = Normalizer.normalize(clean, Normalizer.Form.NFC);
    return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
  }

  /** Decimal digits of any script as 0 to 9; everything else as it is. */
  static String digits(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                plain.append((char) ('0' + Character.digit(c, 10)));
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  /** For comparing words: compatibility-composed, without accents, case, points and brackets. */
  static String fold(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(apart.length());
    boolean space = false;
    for (int i = 0; i < apart.length(); ) {
      int c = apart.codePointAt(i);
      i += Character.charCount(c);
      boolean latinAccent = c >= 0x300 && c <= 0x36f;
      boolean mark =
          Character.getType(c) == Character.NON_SPACING_MARK
              || Character.getType(c) == Character.COMBINING_SPACING_MARK;
      if (latinAccent) {
        continue;
      }
      if (Character.isLetterOrDigit(c) || mark) {
        if (space && folded.length() > 0) {
          folded.append(' ');
        }
        space = false;
        folded.appendCodePoint(c);
      } else {
        space = true;
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }
}
