package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.pooling.MethodEstimate;
import org.undercount.estimators.pooling.Reconciliation;

/**
 * A headline of people held beside what other methods say of the same people: pooled where families
 * of evidence agree, enclosed where they do not. A method that means something else is refused by
 * name and enters neither.
 */
public final class MethodComparison {

  /** Family of the headlines of the road. */
  public static final String LISTS = "lists";

  private static final String ALL = "all";

  private MethodComparison() {}

  /**
   * What a method answers.
   *
   * @param id as declared
   * @param method the estimator, also where it refused
   * @param observed people counted who went into it
   */
  public record Answer(
      String id, String method, String family, Estimand estimand, Verdict verdict, long observed) {}

  /** People held at any time in the quarter: what the lists are asked for. */
  public static Estimand heldInQuarter(String place, Quarter quarter) {
    Populations.Kind e2 = Populations.Kind.E2;
    return new Estimand(e2.unit, e2.population, place, quarter.toString(), e2.time);
  }

  /** People held on the last day of the quarter. */
  public static Estimand heldOnLastDay(String place, Quarter quarter) {
    return Stocks.estimand(place, quarter);
  }

  /** The headline, every answer in order, and the comparison. */
  public static List<MethodRow> of(
      EstimateRow headline, List<Answer> answers, Reconciliation.Request request) {
    List<Answer> all = new ArrayList<>();
    all.add(
        new Answer(
            LISTS,
            headline.verdict().estimate().map(Estimate::method).orElse(LISTS),
            LISTS,
            headline.estimand(),
            headline.verdict(),
            headline.verdict().observed()));
    all.addAll(answers);
    List<MethodRow> rows = new ArrayList<>();
    List<MethodEstimate> comparable = new ArrayList<>();
    for (Answer answer : all) {
      Optional<MethodRow.Reason> obstacle = obstacle(headline.estimand(), answer);
      Optional<Estimate> estimate =
          obstacle.isPresent() ? Optional.empty() : answer.verdict().estimate();
      estimate
          .filter(MethodComparison::poolable)
          .ifPresent(
              e -> comparable.add(new MethodEstimate(answer.family(), answer.estimand(), e)));
      rows.add(
          new MethodRow(
              headline.key(),
              headline.quarter(),
              rows.isEmpty() ? MethodRow.Role.HEADLINE : MethodRow.Role.SECOND,
              new MethodRow.Source(
                  answer.id(), answer.method(), answer.family(), answer.observed()),
              estimate.map(MethodComparison::span).orElse(null),
              null,
              obstacle.orElse(null)));
    }
    rows.add(compared(headline, comparable, request));
    return List.copyOf(rows);
  }

  private static Optional<MethodRow.Reason> obstacle(Estimand asked, Answer answer) {
    return asked
        .obstacleTo(answer.estimand())
        .map(o -> new MethodRow.Reason("like-estimands", answer.id() + ": " + o))
        .or(
            () ->
                answer.verdict().gates().stream()
                    .filter(g -> !g.passed())
                    .findFirst()
                    .map(g -> new MethodRow.Reason(g.id(), g.detail())));
  }

  /** A point, or an interval without an end, has no place on a log scale of errors. */
  private static boolean poolable(Estimate e) {
    return e.interval().lower() > 0
        && e.interval().upper() > e.interval().lower()
        && Double.isFinite(e.interval().upper());
  }

  private static MethodRow compared(
      EstimateRow headline, List<MethodEstimate> comparable, Reconciliation.Request request) {
    if (comparable.isEmpty()) {
      return result(
          headline,
          MethodRow.Role.NONE,
          ALL,
          null,
          null,
          new MethodRow.Reason("two-families", "no method has an estimate"));
    }
    Reconciliation answer = Reconciliation.of(comparable, request);
    Double inconsistency =
        answer.disagreement().map(Reconciliation.Disagreement::inconsistency).orElse(null);
    Optional<Estimate> pooled = answer.verdict().estimate();
    if (pooled.isPresent()) {
      return result(
          headline,
          MethodRow.Role.POOLED,
          pooled.get().method(),
          span(pooled.get()),
          inconsistency,
          null);
    }
    Gate failed =
        answer.verdict().gates().stream().filter(g -> !g.passed()).findFirst().orElseThrow();
    boolean enclosed = failed.id().equals("methods-agree");
    return result(
        headline,
        enclosed ? MethodRow.Role.ENVELOPE : MethodRow.Role.NONE,
        enclosed ? "envelope" : ALL,
        enclosed
            ? new MethodRow.Span(
                null, answer.spread().lower(), answer.spread().upper(), request.level())
            : null,
        inconsistency,
        new MethodRow.Reason(failed.id(), failed.detail()));
  }

  private static MethodRow result(
      EstimateRow headline,
      MethodRow.Role role,
      String method,
      MethodRow.@Nullable Span span,
      @Nullable Double inconsistency,
      MethodRow.@Nullable Reason reason) {
    return new MethodRow(
        headline.key(),
        headline.quarter(),
        role,
        new MethodRow.Source(ALL, method, ALL, 0),
        span,
        inconsistency,
        reason);
  }

  private static MethodRow.Span span(Estimate e) {
    return new MethodRow.Span(
        e.value(), e.interval().lower(), e.interval().upper(), e.interval().level());
  }
}
