package org.undercount.jobs.link.model;

import java.util.List;
import org.undercount.jobs.link.standard.FieldKind;

/** What the levels of {@link Agreement} are called. */
public final class AgreementWords {

  private AgreementWords() {}

  /**
   * Words for a level.
   *
   * @param level from {@link Agreement#MISSING} to {@link Agreement#equalLevel}
   */
  public static String of(FieldKind kind, int level) {
    if (level == Agreement.MISSING) {
      return "missing";
    }
    if (level == 1) {
      return "different";
    }
    if (level == Agreement.equalLevel(kind)) {
      return "equal";
    }
    return kind == FieldKind.CLK
        ? "overlap, step " + (level - 1) + " of " + (Agreement.equalLevel(kind) - 2)
        : between(kind).get(level - 2);
  }

  /** Words for the levels above different and below equal. */
  private static List<String> between(FieldKind kind) {
    return switch (kind) {
      case GIVEN_NAME, FAMILY_NAME, FULL_NAME ->
          List.of("a little alike", "alike, or an initial", "close", "very close");
      case DATE -> List.of("within a year", "same year", "a slip of the pen");
      case IDENTIFIER, PHONE -> List.of("two signs differ", "one sign differs");
      case TEXT -> List.of("alike", "close");
      case YEAR -> List.of("a year apart");
      case CODE -> List.of("one sign differs");
      case NUMBER -> List.of("within 5 %");
      case MONTH, DAY, SEX, NATIONALITY, CATEGORY, CLK -> List.of();
    };
  }
}
