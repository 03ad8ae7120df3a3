package org.undercount.jobs.link.model;

import java.util.List;
import java.util.OptionalLong;
import org.undercount.jobs.link.standard.Dates;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Graded agreement of two standardised values: level 0 if either is missing, 1 if they differ, up
 * to {@link #levels} − 1 if they are equal. The order of levels carries no weight of its own; m and
 * u are learnt for each.
 */
public final class Agreement {

  /** Missing on either side: weight 0. */
  public static final int MISSING = 0;

  private static final int BUDDHIST_ERA_YEARS = 543;

  /** Overlaps of coded filters from which the next level begins; the last level is equality. */
  private static final double[] CODED = {
    0.2, 0.28, 0.33, 0.37, 0.41, 0.45, 0.49, 0.53, 0.57, 0.62, 0.7, 0.8
  };

  /** Likeness of names from which each level begins; the last level is having the same words. */
  private static final double[] NAME = {0, 0, 0.68, 0.8, 0.88, 0.94};

  /** Likeness from which two texts do not merely differ. */
  private static final double LEAST_TEXT = 0.75;

  private Agreement() {}

  /** Number of levels of a kind, including missing and different. */
  public static int levels(FieldKind kind) {
    return switch (kind) {
      case GIVEN_NAME, FAMILY_NAME, FULL_NAME -> 7;
      case DATE -> 6;
      case IDENTIFIER, PHONE, TEXT -> 5;
      case YEAR, CODE, NUMBER -> 4;
      case MONTH, DAY, SEX, NATIONALITY, CATEGORY -> 3;
      case CLK -> CODED.length + 3;
    };
  }

  /** The level for equal values. */
  public static int equalLevel(FieldKind kind) {
    return levels(kind) - 1;
  }

  /** The level of a pair of standardised values. */
  public static int level(FieldKind kind, String a, String b) {
    return level(kind, RecordValues.of(List.of(a)), RecordValues.of(List.of(b)), 0, 2);
  }

  /**
   * The level of a pair of records in one field, where it is at least the one that matters; a lower
   * one otherwise.
   *
   * @param least what matters, at least 2
   */
  static int level(FieldKind kind, RecordValues left, RecordValues right, int field, int least) {
    String a = left.text(field);
    String b = right.text(field);
    if (a.isEmpty() || b.isEmpty()) {
      return MISSING;
    }
    return switch (kind) {
      case GIVEN_NAME, FAMILY_NAME, FULL_NAME -> name(left.name(field), right.name(field), least);
      case DATE -> date(a, b);
      case IDENTIFIER, PHONE -> identifier(a, b);
      case TEXT ->
          a.equals(b) ? 4 : text(Similarity.names(left.name(field), right.name(field), LEAST_TEXT));
      case YEAR -> year(a, b);
      case CODE -> a.equals(b) ? 3 : Similarity.editsUpTo(a, b, 1) == 1 ? 2 : 1;
      case NUMBER -> number(a, b);
      case MONTH, DAY, SEX, NATIONALITY, CATEGORY -> a.equals(b) ? 2 : 1;
      case CLK ->
          throw new IllegalArgumentException(
              "Coded filters are compared with weights of their bits");
    };
  }

  /**
   * The level of an overlap of coded filters, 0 to 1: 1 for what strangers share, one more for each
   * step, the last if equal.
   */
  static int codedLevel(double overlap) {
    if (overlap == 1) {
      return CODED.length + 2;
    }
    int level = 1;
    for (double from : CODED) {
      level += overlap >= from ? 1 : 0;
    }
    return level;
  }

  private static int name(SpelledName a, SpelledName b, int least) {
    if (a.sameWords(b)) {
      return NAME.length;
    }
    if (least == NAME.length) {
      return 1;
    }
    double likeness = nameLikeness(a, b, NAME[least]);
    int level = 1;
    while (level + 1 < NAME.length && likeness >= NAME[level + 1]) {
      level++;
    }
    return level < 3 && initials(a.tokens(), b.tokens()) ? 3 : level;
  }

  /**
   * By letters, and by sound too if either was written in another script, where it is at least what
   * matters; less than what matters otherwise.
   */
  static double nameLikeness(SpelledName a, SpelledName b, double least) {
    double likeness = Similarity.names(a, b, least);
    return a.romanised() || b.romanised()
        ? Math.max(likeness, Similarity.soundingNames(a, b, Math.max(least, likeness)))
        : likeness;
  }

  private static boolean initials(String a, String b) {
    return (a.length() == 1 || b.length() == 1) && a.charAt(0) == b.charAt(0);
  }

  /** 5 equal; 4 a slip of the pen; 3 same year; 2 within a year; 1 different. */
  private static int date(String a, String b) {
    if (a.equals(b)) {
      return a.endsWith("-00-00") ? 3 : 5;
    }
    int yearsApart = Math.abs(year(a) - year(b));
    if (a.endsWith("-00-00") || b.endsWith("-00-00")) {
      return yearsApart == 0 ? 3 : yearsApart == 1 ? 2 : 1;
    }
    boolean swapped = a.regionMatches(5, b, 8, 2) && a.regionMatches(8, b, 5, 2);
    boolean sameRest = a.regionMatches(5, b, 5, 5);
    boolean era = yearsApart == BUDDHIST_ERA_YEARS && sameRest;
    if (era
        || sameInEthiopia(a, b, yearsApart)
        || (yearsApart == 0 && swapped)
        || Similarity.editsUpTo(a, b, 1) == 1) {
      return 4;
    }
    if (yearsApart == 0) {
      return 3;
    }
    if (sameRest) {
      return 2;
    }
    if (yearsApart > 1) {
      return 1;
    }
    OptionalLong days = Dates.daysBetween(a, b);
    return days.isPresent() && days.getAsLong() <= 366 ? 2 : 1;
  }

  /** True if the earlier date is the later one in the Ethiopian calendar, 7 or 8 years behind. */
  private static boolean sameInEthiopia(String a, String b, int yearsApart) {
    if (yearsApart != 7 && yearsApart != 8) {
      return false;
    }
    boolean ordered = a.compareTo(b) < 0;
    return Dates.ethiopian(ordered ? a : b).equals(ordered ? b : a);
  }

  private static int year(String standardDate) {
    return Integer.parseInt(standardDate, 0, 4, 10);
  }

  private static int identifier(String a, String b) {
    if (a.equals(b)) {
      return 4;
    }
    int edits = Similarity.editsUpTo(a, b, 2);
    if (edits == 1) {
      return 3;
    }
    return edits == 2 && Math.min(a.length(), b.length()) >= 6 ? 2 : 1;
  }

  private static int text(double likeness) {
    return likeness >= 0.9 ? 3 : likeness >= LEAST_TEXT ? 2 : 1;
  }

  private static int year(String a, String b) {
    int apart = Math.abs(Integer.parseInt(a) - Integer.parseInt(b));
    return apart == 0 ? 3 : apart == 1 || apart == BUDDHIST_ERA_YEARS ? 2 : 1;
  }

  private static int number(String a, String b) {
    double x = Double.parseDouble(a);
    double y = Double.parseDouble(b);
    if (x == y) {
      return 3;
    }
    return Math.abs(x - y) <= 0.05 * Math.max(Math.abs(x), Math.abs(y)) ? 2 : 1;
  }
}
