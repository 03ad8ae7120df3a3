package org.undercount.estimators.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.loglinear.LogLinear;

class SparseTest {

  private static final List<String> ABC = List.of("A", "B", "C");

  private static Sparse.Request request(int replicates) {
    return new Sparse.Request(replicates, 1, 0.95);
  }

  private static Verdict verdict(OverlapTable table) {
    return Sparse.estimate(table, request(1000)).verdict();
  }

  private static List<String> failed(Verdict verdict) {
    return verdict.gates().stream().filter(g -> !g.passed()).map(Gate::id).toList();
  }

  /** SparseMSE 2.0.1 on the same table, 1000 replicates: 14342 (12596 to 16527), a = -0.00416. */
  @Test
  void kosovo() {
    LogLinear.Result result = Sparse.estimate(KnownTables.table("kosovo"), request(4000));
    Estimate estimate = result.verdict().estimate().orElseThrow();
    assertThat(estimate.value()).isCloseTo(14341.6638004272, within(0.01));
    assertThat(estimate.interval().lower()).isCloseTo(12596, within(250.0));
    assertThat(estimate.interval().upper()).isCloseTo(16527, within(250.0));
    assertThat(estimate.interval().kind()).isEqualTo("BCa bootstrap");
    assertThat(Double.parseDouble(result.verdict().diagnostics().get("acceleration")))
        .isCloseTo(-0.00416019944559343, within(1e-8));
    assertThat(result.verdict().diagnostics())
        .containsEntry("bootstrap", "4000")
        .containsEntry("replicatesWithoutEstimate", "0");
    assertThat(result.verdict().diagnostics().get("explanation")).contains("in the order");
    assertThat(result.models()).hasSize(1);
  }

  @Test
  void theSameNumbersOnAnyNumberOfThreads() throws Exception {
    OverlapTable table = KnownTables.table("uk2013_five_lists");
    List<Double> here = Bootstrap.of(table, 0.02, 300, 7).replicates();
    for (int threads : List.of(1, 3)) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertThat(pool.submit(() -> Bootstrap.of(table, 0.02, 300, 7).replicates()).get())
            .isEqualTo(here);
      } finally {
        pool.shutdown();
      }
    }
    assertThat(Bootstrap.of(table, 0.02, 300, 8).replicates()).isNotEqualTo(here);
  }

  /** More replicates go on where fewer stopped. */
  @Test
  void everyReplicateHasItsOwnStream() {
    OverlapTable table = KnownTables.table("kosovo");
    assertThat(Bootstrap.of(table, 0.02, 200, 7).replicates().subList(0, 100))
        .isEqualTo(Bootstrap.of(table, 0.02, 100, 7).replicates());
  }

  @Test
  void noReplicateIsBelowTheObserved() {
    OverlapTable table = KnownTables.table("uk2013_six_lists");
    assertThat(Bootstrap.of(table, 0.02, 500, 7).replicates()).allMatch(r -> r >= table.observed());
  }

  @Test
  void twoListsAreRefused() {
    Verdict verdict = verdict(OverlapTable.of(List.of("A", "B"), Map.of(1, 90L, 2, 80L, 3, 12L)));
    assertThat(failed(verdict)).containsExactly("three-lists");
    assertThat(verdict.refusal().orElseThrow())
        .isEqualTo("at least 3 lists are needed to see dependence between lists, there are 2");
    assertThat(verdict.lowerBound()).isPresent();
  }

  @Test
  void aListNeverSeenIsNoTable() {
    assertThatThrownBy(() -> OverlapTable.of(ABC, Map.of(1, 90L, 2, 80L, 3, 12L)))
        .hasMessage("list C holds nobody: leave it out");
  }

  @Test
  void listsThatNeverMeetAreRefused() {
    Verdict verdict = verdict(OverlapTable.of(ABC, Map.of(1, 20L, 2, 30L, 4, 40L)));
    assertThat(failed(verdict)).containsExactly("enough-overlap", "mle-exists");
    assertThat(verdict.gates().get(2).detail())
        .startsWith("the maximum-likelihood estimate does not exist even for the main effects");
  }

  /** Three units only are not on A: one replicate in twenty has none of them. */
  @Test
  void tooManyReplicatesWithoutEstimateLeaveTheIntervalOpen() {
    OverlapTable table =
        OverlapTable.of(ABC, new TreeMap<>(Map.of(1, 60L, 2, 2L, 4, 1L, 3, 30L, 5, 20L, 7, 9L)));
    Verdict verdict = verdict(table);
    assertThat(failed(verdict)).containsExactly("bounded-above");
    assertThat(verdict.refusal().orElseThrow())
        .matches(
            "the interval must have an upper end: \\d+ of 1000 bootstrap replicates have no"
                + " estimate, their population can be anything");
    assertThat(Integer.parseInt(verdict.diagnostics().get("replicatesWithoutEstimate")))
        .isBetween(20, 80);
  }

  @Test
  void aUnitThatCannotBeSparedLeavesTheIntervalOpen() {
    OverlapTable table =
        OverlapTable.of(ABC, new TreeMap<>(Map.of(1, 60L, 2, 1L, 3, 30L, 5, 20L, 7, 9L)));
    Verdict verdict = verdict(table);
    assertThat(failed(verdict)).containsExactly("bounded-above");
    assertThat(verdict.refusal().orElseThrow())
        .isEqualTo(
            "the interval must have an upper end: without one unit of the table there is no"
                + " estimate at all");
  }

  @Test
  void anUnsureChoiceIsSaid() {
    Verdict verdict = verdict(KnownTables.table("netherlands_six_lists"));
    assertThat(verdict.warnings())
        .anyMatch(w -> w.matches("the choice of model is unsure: \\d+ % of the replicates .*"))
        .anyMatch(w -> w.contains("estimated at minus infinity"));
  }

  @Test
  void aRequestOutOfRangeIsNamed() {
    assertThatThrownBy(() -> new Sparse.Request(99, 1, 0.95))
        .hasMessage("Replicates must be 100..1000000, got 99");
    assertThatThrownBy(() -> new Sparse.Request(1000, 1, 1))
        .hasMessage("Level must lie in (0, 1), got 1.0");
  }

  @Test
  void tooManyListsAreNamed() {
    Map<Integer, Long> counts = new TreeMap<>();
    for (int i = 0; i < 13; i++) {
      counts.put(1 << i, 5L);
    }
    List<String> lists = counts.keySet().stream().map(c -> "L" + c).toList();
    assertThatThrownBy(() -> Sparse.estimate(OverlapTable.of(lists, counts), request(100)))
        .hasMessage("The selection is made for at most 12 lists, got 13");
  }
}
