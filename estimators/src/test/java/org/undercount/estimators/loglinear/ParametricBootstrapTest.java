package org.undercount.estimators.loglinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.SimulatedTables;
import org.undercount.estimators.Verdict;

final class ParametricBootstrapTest {

  private static final OverlapTable KOSOVO = KnownTables.table("kosovo");
  private static final Candidates INDEPENDENCE =
      new Candidates.One(HierarchicalModel.independence(3));

  private static LogLinear.Request request(
      Candidates candidates, Criterion criterion, boolean average, Replicates replicates) {
    return new LogLinear.Request(
        candidates, criterion, IntervalKind.BOOTSTRAP, 0.95, average, replicates);
  }

  private static Verdict verdict(OverlapTable table, LogLinear.Request request) {
    return LogLinear.estimate(table, request).verdict();
  }

  private static List<Double> errors(int replicates, long seed) {
    LogLinear.Request request =
        request(new Candidates.All(), Criterion.BIC, false, new Replicates(replicates, seed));
    return ParametricBootstrap.of(
            KOSOVO, request, request.candidates().ranked(KOSOVO, request.criterion()))
        .orElseThrow()
        .errors();
  }

  /** One model, large counts: the errors are normal, so both intervals must agree. */
  @Test
  void withOneModelAndLargeCountsItIsTheProfileInterval() {
    OverlapTable table =
        OverlapTable.of(
            List.of("A", "B", "C"),
            Map.of(1, 9000L, 2, 8000L, 4, 7000L, 3, 2000L, 5, 1800L, 6, 1600L, 7, 420L));
    Interval bootstrap =
        verdict(table, request(INDEPENDENCE, Criterion.AIC, false, new Replicates(4000, 1)))
            .estimate()
            .orElseThrow()
            .interval();
    Interval profile =
        verdict(
                table,
                new LogLinear.Request(
                    INDEPENDENCE, Criterion.AIC, IntervalKind.PROFILE, 0.95, false))
            .estimate()
            .orElseThrow()
            .interval();
    // Monte Carlo error of a 2.5 % point of 4000: 0.042 of a standard deviation, here x 4
    double tolerance = 4 * 0.042 * (profile.upper() - profile.lower()) / (2 * 1.96);
    assertThat(bootstrap.lower()).isCloseTo(profile.lower(), within(tolerance));
    assertThat(bootstrap.upper()).isCloseTo(profile.upper(), within(tolerance));
    assertThat(bootstrap.kind()).isEqualTo("parametric bootstrap");
  }

  @Test
  void theChoiceOfModelWidensIt() {
    LogLinear.Request chosen =
        request(new Candidates.All(), Criterion.AIC, false, new Replicates(500, 1));
    LogLinear.Result result = LogLinear.estimate(KOSOVO, chosen);
    Estimate estimate = result.verdict().estimate().orElseThrow();
    Estimate known =
        verdict(
                KOSOVO,
                request(
                    new Candidates.One(result.models().get(0).model()),
                    Criterion.AIC,
                    false,
                    new Replicates(500, 1)))
            .estimate()
            .orElseThrow();
    assertThat(known.value()).isEqualTo(estimate.value());
    assertThat(estimate.interval().upper() - estimate.interval().lower())
        .isGreaterThan(1.1 * (known.interval().upper() - known.interval().lower()));
    assertThat(result.verdict().diagnostics())
        .containsEntry("bootstrap", "500")
        .containsEntry("modelsPerReplicate", "113")
        .containsEntry("replicatesWithoutEstimate", "0");
  }

  @Test
  void theSameNumbersOnAnyNumberOfThreads() throws Exception {
    List<Double> here = errors(100, 7);
    for (int threads : List.of(1, 3)) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertThat(pool.submit(() -> errors(100, 7)).get()).isEqualTo(here);
      } finally {
        pool.shutdown();
      }
    }
    assertThat(errors(100, 8)).isNotEqualTo(here);
    assertThat(errors(150, 7).subList(0, 100)).isEqualTo(here);
  }

  @Test
  void itHoldsTheEstimateAndNothingBelowTheObserved() {
    for (boolean average : List.of(false, true)) {
      for (String name : List.of("kosovo", "uk2013_five_lists")) {
        OverlapTable table = KnownTables.table(name);
        Estimate estimate =
            verdict(
                    table,
                    request(new Candidates.All(), Criterion.BIC, average, new Replicates(100, 3)))
                .estimate()
                .orElseThrow();
        assertThat(estimate.interval().contains(estimate.value())).isTrue();
        assertThat(estimate.interval().lower()).isGreaterThanOrEqualTo(table.observed());
        assertThat(estimate.interval().upper()).isFinite();
      }
    }
  }

  /** Whoever is not on A is on one other list alone: many replicates have nobody there. */
  @Test
  void tooManyReplicatesWithoutEstimateAreRefused() {
    OverlapTable table =
        OverlapTable.of(
            List.of("A", "B", "C"), Map.of(1, 60L, 2, 2L, 4, 1L, 3, 30L, 5, 20L, 7, 9L));
    Verdict verdict =
        verdict(table, request(INDEPENDENCE, Criterion.AIC, false, new Replicates(1000, 1)));
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.lowerBound()).isPresent();
    assertThat(verdict.gates().stream().filter(g -> !g.passed()).map(Gate::id))
        .containsExactly("replicates-estimable");
    assertThat(verdict.refusal().orElseThrow())
        .matches(
            "replicates without an estimate must be too few to reach the interval's end: \\d+ of"
                + " 1000 bootstrap replicates have none");
  }

  @Test
  void aNumberOfReplicatesOutOfRangeIsNamed() {
    assertThatThrownBy(() -> new Replicates(99, 1))
        .hasMessage("Replicates must be 100..1000000, got 99");
    assertThatThrownBy(() -> new Replicates(1_000_001, 1))
        .hasMessage("Replicates must be 100..1000000, got 1000001");
  }

  /**
   * On 150 populations of known size the 95 % interval must hold the truth in 95 % within the band
   * ±3 √(0.95 · 0.05/150) = ±0.053, in 135 or more; AIC over many models may hold it more often.
   * The profile interval of the chosen model holds it in 87 % there.
   */
  @Test
  void itHoldsTheTruthThoughTheModelWasChosen() {
    assertThat(covered(w -> w.independent(1000, List.of(0.3, 0.2, 0.25), 0), Criterion.AIC))
        .isGreaterThanOrEqualTo(135);
    assertThat(covered(w -> w.dependent(1000, List.of(0.3, 0.2, 0.25), 0.6), Criterion.AICC))
        .isGreaterThanOrEqualTo(135);
  }

  /** One model that is true, 400 runs: 95 % ± 3 √(0.95 · 0.05/400), that is 367 to 393. */
  @Test
  void itHoldsTheTruthOfATrueModel() {
    SimulatedTables world = new SimulatedTables(41);
    int hits = 0;
    for (int run = 0; run < 400; run++) {
      OverlapTable table = world.independent(1000, List.of(0.2, 0.15, 0.2), 0);
      hits +=
          holds(table, request(INDEPENDENCE, Criterion.AIC, false, new Replicates(200, run)), 1000);
    }
    assertThat(hits).isBetween(367, 393);
  }

  private static int covered(Function<SimulatedTables, OverlapTable> draw, Criterion criterion) {
    SimulatedTables world = new SimulatedTables(31);
    int hits = 0;
    for (int run = 0; run < 150; run++) {
      LogLinear.Request request =
          request(new Candidates.All(), criterion, false, new Replicates(200, run));
      hits += holds(draw.apply(world), request, 1000);
    }
    return hits;
  }

  private static int holds(OverlapTable table, LogLinear.Request request, double truth) {
    return verdict(table, request).estimate().orElseThrow().interval().contains(truth) ? 1 : 0;
  }
}
