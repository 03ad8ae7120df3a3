package org.undercount.datasets.release;

import static org.undercount.datasets.release.PublishedTable.maybeCountIn;
import static org.undercount.datasets.release.PublishedTable.textOr;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.TableSchema;

/**
 * One number of the briefing: what it is, what was recorded, what is estimated or why nothing is.
 *
 * @param definition what the number means
 * @param observed what the records themselves show; null where nothing is counted (money)
 * @param answer the estimate, or the refusal
 * @param lowerBound a bound that needs fewer assumptions; null if there is none
 * @param trust grade, status and warnings
 */
public record Headline(
    Definition definition,
    @Nullable Disclosed observed,
    Answer answer,
    @Nullable LowerBound lowerBound,
    Trust trust) {

  private static final Pattern KEY =
      Pattern.compile("[A-Z][0-9]{1,2}[a-z]?\\.[A-Z]{2,3}\\.[0-9]{4}Q[1-4]");

  /** The estimate or the refusal. */
  public sealed interface Answer {
    /** True if there is a number. */
    boolean isEstimated();
  }

  /**
   * A number, never without its interval and method.
   *
   * @param value central value
   * @param interval its interval
   * @param method an id of a {@link MethodCard}
   */
  public record Estimated(double value, Interval interval, String method) implements Answer {
    public Estimated {
      if (!interval.contains(value)) {
        throw new IllegalArgumentException(
            "An estimate lies in its interval, got value=" + value + " and " + interval);
      }
    }

    @Override
    public boolean isEstimated() {
      return true;
    }
  }

  /**
   * No number, on purpose.
   *
   * @param reason a sentence a reader understands
   * @param method the method that was tried, an id of a {@link MethodCard}
   */
  public record Refused(String reason, String method) implements Answer {
    public Refused {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("A refusal needs a reason, got an empty one");
      }
    }

    @Override
    public boolean isEstimated() {
      return false;
    }
  }

  /**
   * What the number means; two headlines may be compared if all but key and place agree.
   *
   * @param key {@code ESTIMAND.PLACE.QUARTER}, e.g. {@code E2.KH.2023Q2}; place is an ISO code or
   *     {@code ALL}
   * @param estimand a noun phrase, e.g. "People held in scam centres"
   * @param unit people, sites, US dollars
   * @param population who is meant
   * @param place in words, e.g. Cambodia
   * @param window the dates it refers to
   * @param nature stock (on a day) or flow (over a time)
   */
  public record Definition(
      String key,
      String estimand,
      String unit,
      String population,
      String place,
      String window,
      Nature nature) {
    public Definition {
      if (!KEY.matcher(key).matches()) {
        throw new IllegalArgumentException(
            "A headline's key is ESTIMAND.PLACE.QUARTER such as E2.KH.2023Q2, got \"" + key + "\"");
      }
    }

    /** {@code E2} of {@code E2.KH.2023Q2}. */
    public String code() {
      return key.substring(0, key.indexOf('.'));
    }

    /** {@code KH} of {@code E2.KH.2023Q2}, or {@code ALL}. */
    public String placeCode() {
      return key.substring(key.indexOf('.') + 1, key.lastIndexOf('.'));
    }

    /** {@code 2023Q2} of {@code E2.KH.2023Q2}. */
    public String quarter() {
      return key.substring(key.lastIndexOf('.') + 1);
    }
  }

  /** Stock on a day or flow over a time: never compared, never added. */
  public enum Nature {
    STOCK,
    FLOW;

    /** As printed in a table. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Nature of(String word) {
      if (word.equals("stock")) {
        return STOCK;
      }
      if (word.equals("flow")) {
        return FLOW;
      }
      throw new IllegalArgumentException("Must be stock or flow, got \"" + word + "\"");
    }
  }

  /**
   * At least this many.
   *
   * @param value in the headline's unit
   * @param method for example {@code Chao 1987}
   */
  public record LowerBound(double value, String method) {}

  /**
   * How far to lean on it.
   *
   * @param status provisional, revised, final; refused exactly when there is no number
   * @param grade A (several methods and sources agree) to D (one method, untested assumptions)
   * @param warnings sentences
   * @param synthetic true if the number describes a simulated world
   */
  public record Trust(Status status, String grade, List<String> warnings, boolean synthetic) {
    public Trust {
      warnings = List.copyOf(warnings);
      if (!grade.matches("[A-D]")) {
        throw new IllegalArgumentException("A grade is A, B, C or D, got \"" + grade + "\"");
      }
    }
  }

  public Headline {
    if (answer.isEstimated() == (trust.status() == Status.REFUSED)) {
      throw new IllegalArgumentException(
          "Headline "
              + definition.key()
              + " has status refused exactly when it has no estimate, got status="
              + trust.status().word()
              + ", estimated="
              + answer.isEstimated());
    }
  }

  public String key() {
    return definition.key();
  }

  /** The estimate, or null if refused. */
  public @Nullable Estimated estimate() {
    return answer instanceof Estimated e ? e : null;
  }

  /** The refusal, or null if estimated. */
  public @Nullable Refused refusal() {
    return answer instanceof Refused r ? r : null;
  }

  /** The id of the method card. */
  public String method() {
    Estimated e = estimate();
    Refused r = refusal();
    return e != null ? e.method() : Objects.requireNonNull(r).method();
  }

  /** The table {@code headlines}. */
  public static final TableSchema<Headline> SCHEMA =
      PublishedTable.<Headline>of("headlines", "one headline number of the briefing")
          .text("key", "ESTIMAND.PLACE.QUARTER", Headline::key)
          .text("estimand", "what is estimated", h -> h.definition().estimand())
          .text("unit", "unit of value, bounds and observed", h -> h.definition().unit())
          .text("population", "who or what is meant", h -> h.definition().population())
          .text("place", "where", h -> h.definition().place())
          .text("window", "dates the number refers to", h -> h.definition().window())
          .text("stock_or_flow", "stock or flow", h -> h.definition().nature().word())
          .maybeCount("observed", "distinct units in the records", Headline::observed)
          .maybe(
              "value", ColumnType.DOUBLE, "estimate; empty if refused", estimated(e -> e.value()))
          .maybe(
              "lower",
              ColumnType.DOUBLE,
              "lower bound of the interval",
              estimated(e -> e.interval().lower()))
          .maybe(
              "upper",
              ColumnType.DOUBLE,
              "upper bound of the interval",
              estimated(e -> e.interval().upper()))
          .maybe(
              "level",
              ColumnType.DOUBLE,
              "level of the interval",
              estimated(e -> e.interval().level()))
          .maybe(
              "interval_kind",
              ColumnType.TEXT,
              "how the interval was made",
              estimated(e -> e.interval().kind()))
          .text("method", "id in the table methods", Headline::method)
          .text("status", "provisional, revised, final or refused", h -> h.trust().status().word())
          .maybe(
              "refusal_reason",
              ColumnType.TEXT,
              "why there is no estimate",
              h -> h.answer() instanceof Refused r ? r.reason() : null)
          .maybe(
              "lower_bound",
              ColumnType.DOUBLE,
              "at least this many, under weaker assumptions",
              bound(LowerBound::value))
          .maybe(
              "lower_bound_method",
              ColumnType.TEXT,
              "method of the lower bound",
              bound(LowerBound::method))
          .text("grade", "A to D, strength of evidence", h -> h.trust().grade())
          .texts("warnings", "what to know before using it", h -> h.trust().warnings())
          .flag("synthetic", "true if the world is simulated", h -> h.trust().synthetic())
          .build(Headline::read);

  private static Function<Headline, @Nullable Object> estimated(Function<Estimated, Object> of) {
    return h -> h.answer() instanceof Estimated e ? of.apply(e) : null;
  }

  private static Function<Headline, @Nullable Object> bound(Function<LowerBound, Object> of) {
    return h -> {
      LowerBound bound = h.lowerBound();
      return bound == null ? null : of.apply(bound);
    };
  }

  private static Headline read(org.undercount.datasets.schema.RowValues row) {
    Double value = row.decimal("value");
    Double bound = row.decimal("lower_bound");
    return new Headline(
        new Definition(
            row.requiredText("key"),
            row.requiredText("estimand"),
            row.requiredText("unit"),
            row.requiredText("population"),
            row.requiredText("place"),
            row.requiredText("window"),
            Nature.of(row.requiredText("stock_or_flow"))),
        maybeCountIn(row, "observed"),
        value == null
            ? new Refused(textOr(row, "refusal_reason", ""), row.requiredText("method"))
            : new Estimated(
                value,
                new Interval(
                    row.requiredDouble("lower"),
                    row.requiredDouble("upper"),
                    row.requiredDouble("level"),
                    textOr(row, "interval_kind", "")),
                row.requiredText("method")),
        bound == null ? null : new LowerBound(bound, textOr(row, "lower_bound_method", "")),
        new Trust(
            Status.of(row.requiredText("status")),
            row.requiredText("grade"),
            row.texts("warnings"),
            row.requiredBoolean("synthetic")));
  }
}
