package org.undercount.jobs.link.standard;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The standard form of a value by its kind; empty means missing. Verbatim values are never altered,
 * these are made beside them.
 */
public final class Standards {

  private static final int LONGEST = 120;

  private Standards() {}

  /**
   * The standard form of a raw value, at most 120 characters unless it is a coded filter; empty if
   * missing or unreadable.
   */
  public static String of(FieldKind kind, @Nullable String raw) {
    if (raw == null || raw.isBlank()) {
      return "";
    }
    if (kind == FieldKind.CLK) {
      return CodedFilter.standard(raw);
    }
    String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    return switch (kind) {
      case GIVEN_NAME, FAMILY_NAME, FULL_NAME -> Names.marked(text);
      case DATE -> Dates.standard(text);
      case YEAR, MONTH, DAY -> wholeNumber(text);
      case SEX -> sex(text);
      case NATIONALITY -> nationality(text);
      case PHONE -> phone(text);
      case IDENTIFIER, CODE -> lettersAndDigits(text);
      case CATEGORY, TEXT -> words(text);
      case NUMBER -> number(text);
      case CLK -> throw new IllegalStateException("Coded filters are not shortened");
    };
  }

  private static String wholeNumber(String text) {
    String t = text.strip();
    if (t.endsWith(".0")) {
      t = t.substring(0, t.length() - 2);
    }
    if (t.isEmpty() || t.length() > 9 || !t.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "";
    }
    return Integer.toString(Integer.parseInt(t));
  }

  private static String sex(String text) {
    String t = text.strip().toLowerCase(Locale.ROOT);
    return switch (t) {
      case "m", "male", "man" -> "m";
      case "f", "female", "woman" -> "f";
      default -> t;
    };
  }

  private static String nationality(String text) {
    String t = text.strip().toUpperCase(Locale.ROOT);
    return t.equals("ZZ") ? "" : Nationalities.find(text).orElse(t);
  }

  /** The last nine digits: what remains the same with and without a dialling code. */
  private static String phone(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
    int from = Math.max(0, digits.length() - 9);
    return digits.length() < 5 ? "" : digits.substring(from);
  }

  private static String lettersAndDigits(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer2.getNFKCInstance()
        .normalize(text)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String words(String text) {
    StringBuilder out = new StringBuilder();
    String t = Normalizer2.getNFKCInstance().normalize(text).toLowerCase(Locale.ROOT);
    for (int i = 0; i < t.length(); i++) {
      char c = t.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        out.append(c);
      } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString().strip();
  }

  private static String number(String text) {
    try {
      double value = Double.parseDouble(text.strip().replace(",", ""));
      return Double.isFinite(value) ? Double.toString(value) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }
}
