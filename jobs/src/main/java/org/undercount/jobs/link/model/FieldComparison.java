package org.undercount.jobs.link.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.jobs.link.standard.BitWeights;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Compares two records field by field. What a pair of values is worth depends on the values alone,
 * but for coded filters, whose bits are as telling as they are rare among all records.
 */
public final class FieldComparison implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The level of a name that agrees with the other record's other name. */
  static final int SWAPPED_LEVEL = 4;

  /** Likeness from which given and family name are taken to have changed places. */
  private static final double ALIKE = 0.9;

  @SuppressWarnings("serial") // an immutable list of records
  private final List<Field> fields;

  private final TreeMap<Integer, BitWeights> bitWeights;
  private final int given;
  private final int family;

  /**
   * @param fields at most {@value Pattern#MOST_FIELDS}
   * @param bitWeights for each field of coded filters
   */
  public FieldComparison(List<Field> fields, SortedMap<Integer, BitWeights> bitWeights) {
    if (fields.size() > Pattern.MOST_FIELDS) {
      throw new IllegalArgumentException(
          "At most " + Pattern.MOST_FIELDS + " fields are compared, got " + fields.size());
    }
    this.fields = List.copyOf(fields);
    this.bitWeights = new TreeMap<>(bitWeights);
    this.given = first(fields, FieldKind.GIVEN_NAME);
    this.family = first(fields, FieldKind.FAMILY_NAME);
  }

  public List<Field> fields() {
    return fields;
  }

  /** Per field of coded filters how its bits are weighed. */
  public SortedMap<Integer, BitWeights> bitWeights() {
    return Collections.unmodifiableSortedMap(bitWeights);
  }

  /** The same with other weights of the given fields' bits. */
  public FieldComparison weighing(SortedMap<Integer, BitWeights> others) {
    TreeMap<Integer, BitWeights> all = new TreeMap<>(bitWeights);
    all.putAll(others);
    return new FieldComparison(fields, all);
  }

  /**
   * The pattern of two records. Where given and family name are separate fields and the two records
   * have them the other way round, both get the level of a close name.
   *
   * @param left values of one record
   * @param right of the other
   */
  public long pattern(RecordValues left, RecordValues right) {
    long pattern = 0;
    for (int f = 0; f < fields.size(); f++) {
      pattern = Pattern.with(pattern, f, level(f, left, right, 2));
    }
    return crosswise(pattern, left, right);
  }

  /** The pattern with given and family name raised if they agree the other way round only. */
  long crosswise(long straight, RecordValues left, RecordValues right) {
    if (mayChangePlaces(left, right)
        && disagrees(Pattern.level(straight, given))
        && disagrees(Pattern.level(straight, family))
        && alike(left, given, right, family)
        && alike(left, family, right, given)) {
      return Pattern.with(Pattern.with(straight, given, SWAPPED_LEVEL), family, SWAPPED_LEVEL);
    }
    return straight;
  }

  /** True if both records have both a given and a family name. */
  boolean mayChangePlaces(RecordValues left, RecordValues right) {
    return given >= 0
        && family >= 0
        && left.has(given)
        && left.has(family)
        && right.has(given)
        && right.has(family);
  }

  /** True for the given and the family name, where both are fields. */
  boolean isTurned(int field) {
    return given >= 0 && family >= 0 && (field == given || field == family);
  }

  /** True for levels of names that may be raised. */
  static boolean disagrees(int level) {
    return level < SWAPPED_LEVEL - 1;
  }

  /**
   * The level of one field where it is at least the one that matters; a lower one otherwise.
   *
   * @param least what matters, at least 2
   */
  int level(int field, RecordValues left, RecordValues right, int least) {
    FieldKind kind = fields.get(field).kind();
    if (kind != FieldKind.CLK) {
      return Agreement.level(kind, left, right, field, least);
    }
    String a = left.text(field);
    String b = right.text(field);
    BitWeights weights = bitWeights.get(field);
    if (a.isEmpty() || b.isEmpty() || weights == null) {
      return Agreement.MISSING;
    }
    return Agreement.codedLevel(weights.overlap(a, b));
  }

  /** True if both records have a name in plain text, beside which filters do not count. */
  boolean bothNamed(RecordValues left, RecordValues right) {
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).kind().isName() && left.has(f) && right.has(f)) {
        return true;
      }
    }
    return false;
  }

  private static boolean alike(RecordValues left, int field, RecordValues right, int other) {
    return Agreement.nameLikeness(left.name(field), right.name(other), ALIKE) >= ALIKE;
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
