package org.undercount.jobs.estimate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * One line of the comparison of methods for one headline. Exact, before disclosure control.
 *
 * @param key headline compared, e.g. {@code E2.KH.2023Q1}
 * @param quarter the quarter, as text
 * @param role what the line is
 * @param source which method, and what it rests on
 * @param span its number; null where it is refused or nothing can be pooled
 * @param inconsistency I² between families, in [0, 1]; null but for a comparison of families
 * @param reason why there is no number, or the envelope; null where neither
 */
public record MethodRow(
    String key,
    String quarter,
    Role role,
    Source source,
    @Nullable Span span,
    @Nullable Double inconsistency,
    @Nullable Reason reason) {

  /** What a line is. */
  public enum Role {
    /** The headline of the road. */
    HEADLINE,
    /** A method beside it. */
    SECOND,
    /** Families pooled. */
    POOLED,
    /** Families that disagree, enclosed. */
    ENVELOPE,
    /** Nothing to compare. */
    NONE
  }

  /**
   * Which method.
   *
   * @param id as declared; {@code lists} for the headline, {@code all} for the comparison
   * @param method the estimator
   * @param family the evidence it rests on
   * @param observed people counted who went into it, 0 where none were
   */
  public record Source(String id, String method, String family, long observed) {}

  /**
   * A number with its interval, in people.
   *
   * @param value null for an envelope
   */
  public record Span(@Nullable Double value, double lower, double upper, double level) {}

  /**
   * Why.
   *
   * @param gate id of the gate that failed
   * @param detail what was found, for the workspace alone
   */
  public record Reason(String gate, String detail) {}

  /** Table {@code victim_methods}. */
  public static final TableSchema<MethodRow> SCHEMA =
      new TableSchema<>(
          "victim_methods",
          "one method for people held in one country, or the comparison of all",
          List.of(
              column("key", ColumnType.TEXT, true, "Headline compared", MethodRow::key),
              column("quarter", ColumnType.TEXT, true, "Quarter", MethodRow::quarter),
              column("line", ColumnType.LONG, true, "Order within the key", r -> (long) r.order()),
              column("role", ColumnType.TEXT, true, "What the line is", r -> r.role.name()),
              column("id", ColumnType.TEXT, true, "Method as declared", r -> r.source.id()),
              column("method", ColumnType.TEXT, true, "Estimator", r -> r.source.method()),
              column("family", ColumnType.TEXT, true, "Evidence", r -> r.source.family()),
              column("observed", ColumnType.LONG, true, "Counted", r -> r.source.observed()),
              column("value", ColumnType.DOUBLE, false, "Estimate", MethodRow::value),
              column("lower", ColumnType.DOUBLE, false, "Lower end", MethodRow::lower),
              column("upper", ColumnType.DOUBLE, false, "Upper end", MethodRow::upper),
              column("level", ColumnType.DOUBLE, false, "Level", MethodRow::level),
              column("inconsistency", ColumnType.DOUBLE, false, "I²", MethodRow::inconsistency),
              column("gate", ColumnType.TEXT, false, "Gate that failed", MethodRow::gate),
              column("detail", ColumnType.TEXT, false, "What it found", MethodRow::detail)),
          MethodRow::from);

  /** Of the lines of one key: the headline first, the comparison last. */
  private int order() {
    return switch (role) {
      case HEADLINE -> 0;
      case SECOND -> 1;
      default -> 2;
    };
  }

  private static MethodRow from(RowValues row) {
    Double lower = row.decimal("lower");
    String gate = row.text("gate");
    return new MethodRow(
        row.requiredText("key"),
        row.requiredText("quarter"),
        Role.valueOf(row.requiredText("role")),
        new Source(
            row.requiredText("id"),
            row.requiredText("method"),
            row.requiredText("family"),
            row.requiredLong("observed")),
        lower == null
            ? null
            : new Span(
                row.decimal("value"),
                lower,
                row.requiredDouble("upper"),
                row.requiredDouble("level")),
        row.decimal("inconsistency"),
        gate == null ? null : new Reason(gate, row.requiredText("detail")));
  }

  private @Nullable Double value() {
    return span == null ? null : span.value();
  }

  private @Nullable Double lower() {
    return span == null ? null : span.lower();
  }

  private @Nullable Double upper() {
    return span == null ? null : span.upper();
  }

  private @Nullable Double level() {
    return span == null ? null : span.level();
  }

  private @Nullable String gate() {
    return reason == null ? null : reason.gate();
  }

  private @Nullable String detail() {
    return reason == null ? null : reason.detail();
  }

  private static Column<MethodRow> column(
      String name,
      ColumnType type,
      boolean required,
      String description,
      java.util.function.Function<MethodRow, @Nullable Object> of) {
    return new Column<>(name, type, required, Sensitivity.ANALYTIC, description, of);
  }
}
