package org.undercount.datasets.release;

import static org.undercount.datasets.release.PublishedTable.textOr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.TableSchema;

/**
 * One method's answer to the question of one headline, or the comparison of all of them.
 *
 * @param key headline
 * @param role what the line is
 * @param method which method, and the evidence it rests on
 * @param value people; null where there is none, and for an envelope
 * @param interval rounded outward; null where there is no number
 * @param inconsistency I² between families, in [0, 1]; null but for a comparison of families
 * @param note why there is no number or only an envelope; empty otherwise
 */
public record ComparedRow(
    String key,
    Role role,
    Method method,
    @Nullable Double value,
    @Nullable Interval interval,
    @Nullable Double inconsistency,
    String note) {

  /** What a line is. */
  public enum Role {
    /** The headline itself. */
    HEADLINE,
    /** A method beside it. */
    SECOND,
    /** Families of evidence that agree, pooled. */
    POOLED,
    /** Families that disagree, enclosed. */
    ENVELOPE,
    /** Nothing to compare. */
    NONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
      return Arrays.stream(values())
          .filter(r -> r.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "A role is one of headline, second, pooled, envelope, none, got " + word));
    }
  }

  /**
   * Which method.
   *
   * @param id as declared; {@code lists} for the headline, {@code all} for the comparison
   * @param estimator e.g. {@code multiplier}
   * @param family methods of one family repeat the same evidence
   */
  public record Method(String id, String estimator, String family) {}

  public ComparedRow {
    if (value != null && (interval == null || !interval.contains(value))) {
      throw new IllegalArgumentException(
          "A value lies in its interval, got value=" + value + ", interval=" + interval);
    }
    if (interval == null && note.isBlank()) {
      throw new IllegalArgumentException("A line without a number says why, got none for " + key);
    }
  }

  /** The table {@code methods_compared}. */
  public static final TableSchema<ComparedRow> SCHEMA =
      PublishedTable.<ComparedRow>of("methods_compared", "one method's answer for one headline")
          .text("key", "key of the headline", ComparedRow::key)
          .text("role", "headline, second, pooled, envelope or none", r -> r.role.word())
          .text("id", "method as declared, all = the comparison", r -> r.method.id())
          .text("estimator", "id of the estimator", r -> r.method.estimator())
          .text("family", "evidence it rests on", r -> r.method.family())
          .maybe("value", ColumnType.DOUBLE, "estimate", ComparedRow::value)
          .maybe("lower", ColumnType.DOUBLE, "lower bound", r -> Intervals.lower(r.interval))
          .maybe("upper", ColumnType.DOUBLE, "upper bound", r -> Intervals.upper(r.interval))
          .maybe("level", ColumnType.DOUBLE, "interval level", r -> Intervals.level(r.interval))
          .maybe("interval_kind", ColumnType.TEXT, "how made", r -> Intervals.kind(r.interval))
          .maybe(
              "inconsistency",
              ColumnType.DOUBLE,
              "share of the spread between families that their errors do not explain",
              ComparedRow::inconsistency)
          .maybe("note", ColumnType.TEXT, "why no number", r -> r.note.isEmpty() ? null : r.note)
          .build(ComparedRow::read);

  private static ComparedRow read(RowValues row) {
    return new ComparedRow(
        row.requiredText("key"),
        Role.of(row.requiredText("role")),
        new Method(
            row.requiredText("id"), row.requiredText("estimator"), row.requiredText("family")),
        row.decimal("value"),
        Intervals.read(row, textOr(row, "interval_kind", "")),
        row.decimal("inconsistency"),
        Objects.requireNonNull(textOr(row, "note", "")));
  }
}
