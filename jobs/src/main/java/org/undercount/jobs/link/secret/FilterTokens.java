package org.undercount.jobs.link.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.undercount.jobs.link.standard.FieldKind;
import org.undercount.jobs.link.standard.Names;

/**
 * The pieces of a standard value that are entered into a filter, such that values which differ a
 * little share most of them: letters two by two for names, texts and numbers, digits by place for
 * dates, the whole value otherwise. Names of all kinds give the same pieces, so that a family name
 * filed as a given name still agrees.
 */
final class FilterTokens {

  /** Bits a field enters, spread over its tokens, so that a long value does not outweigh others. */
  private static final int NAME_BITS = 200;

  private static final int DATE_BITS = 160;
  private static final int NUMBER_BITS = 160;
  private static final int WORD_BITS = 40;

  private FilterTokens() {}

  /** What keeps equal tokens of different kinds apart. */
  static String domain(FieldKind kind) {
    return kind.isName() ? "name" : kind.word();
  }

  /** Bits that a value of the kind enters. */
  static int bits(FieldKind kind) {
    return switch (kind) {
      case GIVEN_NAME, FAMILY_NAME, FULL_NAME -> NAME_BITS;
      case DATE -> DATE_BITS;
      case PHONE, IDENTIFIER, CODE, TEXT -> NUMBER_BITS;
      case YEAR, MONTH, DAY, SEX, NATIONALITY, CATEGORY, NUMBER -> WORD_BITS;
      case CLK -> 0;
    };
  }

  /** The tokens of a standard value, none if it is empty. */
  static SortedSet<String> of(FieldKind kind, String value) {
    SortedSet<String> tokens = new TreeSet<>();
    if (value.isEmpty()) {
      return tokens;
    }
    switch (kind) {
      case GIVEN_NAME, FAMILY_NAME, FULL_NAME, TEXT -> {
        for (String word : Names.tokens(value).split(" ", -1)) {
          tokens.addAll(pairs(word));
        }
      }
      case PHONE, IDENTIFIER, CODE -> tokens.addAll(pairs(value));
      case DATE -> tokens.addAll(digits(value));
      case YEAR, MONTH, DAY, SEX, NATIONALITY, CATEGORY, NUMBER -> tokens.add(value);
      case CLK -> throw new IllegalArgumentException("A filter has no tokens");
    }
    return tokens;
  }

  /** Neighbouring letters, the ends marked. */
  private static List<String> pairs(String word) {
    String marked = "_" + word + "_";
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 2 <= marked.length(); i++) {
      pairs.add(marked.substring(i, i + 2));
    }
    return pairs;
  }

  /** Digits of {@code yyyy-MM-dd} with their places, and year, month and day as wholes. */
  private static List<String> digits(String date) {
    List<String> tokens = new ArrayList<>();
    String known = date.endsWith("-00-00") ? date.substring(0, 4) : date;
    for (int i = 0; i < known.length(); i++) {
      if (Character.isDigit(known.charAt(i))) {
        tokens.add(i + ":" + known.charAt(i));
      }
    }
    tokens.add("y" + known.substring(0, 4));
    if (known.length() > 4) {
      tokens.add("m" + known.substring(5, 7));
      tokens.add("d" + known.substring(8));
    }
    return tokens;
  }
}
