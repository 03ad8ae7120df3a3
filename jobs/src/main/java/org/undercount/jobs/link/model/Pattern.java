package org.undercount.jobs.link.model;

import java.util.List;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * The levels of all fields of one pair packed into a long, four bits a field, so that pairs can be
 * counted by pattern and EM runs on a table whose size does not grow with the data.
 */
public final class Pattern {

  /** Sixteen fields of four bits. */
  public static final int MOST_FIELDS = 16;

  private static final int SWAPPED_LEVEL = 4;

  private Pattern() {}

  /**
   * Compares two records field by field. Where given and family name are separate fields and the
   * two records have them the other way round, both get the level of a close name.
   */
  public static long of(List<Field> fields, List<String> left, List<String> right) {
    if (fields.size() > MOST_FIELDS) {
      throw new IllegalArgumentException(
          "At most " + MOST_FIELDS + " fields are compared, got " + fields.size());
    }
    long pattern = 0;
    for (int f = 0; f < fields.size(); f++) {
      int level = level(fields, f, left, right);
      pattern |= ((long) level) << (4 * f);
    }
    return crosswise(fields, pattern, left, right);
  }

  /** The pattern with given and family name raised if they agree the other way round only. */
  static long crosswise(List<Field> fields, long straight, List<String> left, List<String> right) {
    long pattern = straight;
    int given = first(fields, FieldKind.GIVEN_NAME);
    int family = first(fields, FieldKind.FAMILY_NAME);
    if (given >= 0 && family >= 0) {
      boolean neitherAgrees = level(pattern, given) < 3 && level(pattern, family) < 3;
      if (neitherAgrees
          && alike(left.get(given), right.get(family))
          && alike(left.get(family), right.get(given))) {
        pattern = with(with(pattern, given), family);
      }
    }
    return pattern;
  }

  /**
   * The level of one field. A coded filter stands for names, so where both records have a name in
   * plain text it says nothing new and counts as missing.
   */
  static int level(List<Field> fields, int field, List<String> left, List<String> right) {
    FieldKind kind = fields.get(field).kind();
    if (kind == FieldKind.CLK && bothNamed(fields, left, right)) {
      return Agreement.MISSING;
    }
    return Agreement.level(kind, left.get(field), right.get(field));
  }

  private static boolean bothNamed(List<Field> fields, List<String> left, List<String> right) {
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).kind().isName() && !left.get(f).isEmpty() && !right.get(f).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The level of one field in a pattern. */
  public static int level(long pattern, int field) {
    return (int) (pattern >>> (4 * field)) & 0xf;
  }

  private static boolean alike(String a, String b) {
    return !a.isEmpty() && !b.isEmpty() && Similarity.jaroWinkler(a, b) >= 0.9;
  }

  private static long with(long pattern, int field) {
    return (pattern & ~(0xfL << (4 * field))) | ((long) SWAPPED_LEVEL << (4 * field));
  }

  private static int first(List<Field> fields, FieldKind kind) {
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).kind() == kind) {
        return f;
      }
    }
    return -1;
  }
}
