package org.undercount.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Quarter;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.pooling.Reconciliation;
import org.undercount.estimators.pooling.Rule;

class MethodComparisonTest {

  private static final Quarter QUARTER = new Quarter(2023, 1);
  private static final Estimand HELD = MethodComparison.heldInQuarter("KH", QUARTER);
  private static final Reconciliation.Request REQUEST =
      new Reconciliation.Request(Rule.BAYESIAN, 0.95, 2);

  @Test
  void familiesThatAgreeArePooled() {
    List<MethodRow> rows =
        MethodComparison.of(
            headline(1000),
            List.of(
                answer("multiplier", "interviews", HELD, 1100),
                answer("scale-up", "households", HELD, 900)),
            REQUEST);
    assertThat(rows)
        .extracting(r -> r.source().id())
        .containsExactly("lists", "multiplier", "scale-up", "all");
    MethodRow pooled = rows.get(3);
    assertThat(pooled.role()).isEqualTo(MethodRow.Role.POOLED);
    MethodRow.Span span = Objects.requireNonNull(pooled.span());
    assertThat(span.value()).isBetween(900.0, 1100.0);
    assertThat(pooled.inconsistency()).isBetween(0.0, 1.0);
  }

  @Test
  void familiesThatContradictAreEnclosed() {
    List<MethodRow> rows =
        MethodComparison.of(
            headline(1000), List.of(answer("multiplier", "interviews", HELD, 3000)), REQUEST);
    MethodRow envelope = rows.get(2);
    assertThat(envelope.role()).isEqualTo(MethodRow.Role.ENVELOPE);
    assertThat(envelope.span()).isEqualTo(new MethodRow.Span(null, 800, 3750, 0.95));
    assertThat(Objects.requireNonNull(envelope.reason()).detail())
        .isEqualTo(
            "families must lie within a factor 2 to be pooled, they differ by 3.00: the envelope is"
                + " given instead");
  }

  @Test
  void anotherEstimandIsRefusedByNameAndNeverPooled() {
    List<MethodRow> rows =
        MethodComparison.of(
            headline(1000),
            List.of(
                answer("residual", "borders", MethodComparison.heldOnLastDay("KH", QUARTER), 1000)),
            REQUEST);
    MethodRow refused = rows.get(1);
    assertThat(refused.span()).isNull();
    assertThat(Objects.requireNonNull(refused.reason()).gate()).isEqualTo("like-estimands");
    assertThat(refused.reason().detail())
        .startsWith("residual: different estimands, a bridge is needed to compare them")
        .contains("window '2023Q1' and '2023-03-31'")
        .contains("kind 'FLOW' and 'STOCK'");
    assertThat(rows.get(2).role()).isEqualTo(MethodRow.Role.NONE);
    assertThat(Objects.requireNonNull(rows.get(2).reason()).gate()).isEqualTo("two-families");
  }

  @Test
  void aMethodOfTheSameFamilyIsNoSecondOpinion() {
    List<MethodRow> rows =
        MethodComparison.of(
            headline(1000), List.of(answer("other", MethodComparison.LISTS, HELD, 1000)), REQUEST);
    assertThat(rows.get(2).role()).isEqualTo(MethodRow.Role.NONE);
  }

  @Test
  void aRefusedHeadlineLeavesTheOthersToEachOther() {
    EstimateRow refused =
        new EstimateRow(
            "E2.KH.2023Q1",
            "2023Q1",
            HELD,
            new Verdict(
                12,
                Optional.empty(),
                Optional.empty(),
                List.of(new Gate("enough-overlap", false, "found 2")),
                List.of(),
                Map.of()));
    List<MethodRow> rows =
        MethodComparison.of(
            refused,
            List.of(
                answer("multiplier", "interviews", HELD, 1100),
                answer("scale-up", "households", HELD, 900)),
            REQUEST);
    assertThat(rows.get(0).span()).isNull();
    assertThat(Objects.requireNonNull(rows.get(0).reason()).gate()).isEqualTo("enough-overlap");
    assertThat(rows.get(3).role()).isEqualTo(MethodRow.Role.POOLED);
  }

  @Test
  void nobodyWithANumberIsNoComparison() {
    EstimateRow point = new EstimateRow("E2.KH.2023Q1", "2023Q1", HELD, verdict(50, 50, 50));
    List<MethodRow> rows = MethodComparison.of(point, List.of(), REQUEST);
    assertThat(rows.get(1).role()).isEqualTo(MethodRow.Role.NONE);
    assertThat(Objects.requireNonNull(rows.get(1).reason()).detail())
        .isEqualTo("no method has an estimate");
  }

  private static EstimateRow headline(double value) {
    return new EstimateRow(
        "E2.KH.2023Q1", "2023Q1", HELD, verdict(value, 0.8 * value, 1.25 * value));
  }

  private static MethodComparison.Answer answer(
      String id, String family, Estimand estimand, double value) {
    return new MethodComparison.Answer(
        id, id, family, estimand, verdict(value, 0.8 * value, 1.25 * value), 0);
  }

  private static Verdict verdict(double value, double lower, double upper) {
    return new Verdict(
        0,
        Optional.of(
            new Estimate(value, new Interval(lower, upper, 0.95, "profile"), "average", Map.of())),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of());
  }
}
