package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

class ListCoverageTest {

  /** CARE1 1.1.0, estN(kosovo, method). */
  @ParameterizedTest
  @CsvSource({
    "INDEPENDENT,7633.54947490549",
    "HIGH_COVERAGE,15045.8819248868",
    "LOW_COVERAGE,9102.58601748985"
  })
  void equalsTheReference(ListCoverage.Form form, double population) {
    CountsOnly estimate = ListCoverage.of(KnownTables.table("kosovo")).estimate(form).orElseThrow();
    assertThat(estimate.value()).isCloseTo(population, Percentage.withPercentage(1e-9));
  }

  /** The delta method's slopes are those of the estimator. */
  @ParameterizedTest
  @CsvSource({"INDEPENDENT", "HIGH_COVERAGE", "LOW_COVERAGE"})
  void theErrorFollowsFromTheSlopes(ListCoverage.Form form) {
    OverlapTable kosovo = KnownTables.table("kosovo");
    long scale = 1_000_000; // so that one more person is a small step
    TreeMap<Integer, Long> large = new TreeMap<>();
    kosovo.counts().forEach((p, c) -> large.put(p, c * scale));
    double at = value(kosovo.lists(), large, form);
    double variance = -at / (double) scale;
    for (Map.Entry<Integer, Long> cell : kosovo.counts().entrySet()) {
      TreeMap<Integer, Long> more = new TreeMap<>(large);
      more.merge(cell.getKey(), 1000L, Long::sum);
      double slope = (value(kosovo.lists(), more, form) - at) / 1000;
      variance += slope * slope * (double) cell.getValue();
    }
    assertThat(ListCoverage.of(kosovo).estimate(form).orElseThrow().standardError())
        .isCloseTo(Math.sqrt(variance), Percentage.withPercentage(0.01));
  }

  @Test
  void highCoverageIsSolvedAndLowIsNot() {
    OverlapTable high =
        OverlapTable.of(
            List.of("A", "B", "C"), Map.of(1, 20L, 2, 18L, 4, 16L, 3, 30L, 5, 28L, 6, 26L, 7, 60L));
    assertThat(ListCoverage.verdict(high, 0.95).diagnostics())
        .containsEntry("form", "high-coverage");
    Verdict low = ListCoverage.verdict(KnownTables.table("kosovo"), 0.95);
    assertThat(low.diagnostics()).containsEntry("form", "low-coverage");
    assertThat(low.warnings())
        .containsExactly(
            "the sample coverage of 47 % is low: with positively dependent lists this is a lower"
                + " bound");
  }

  @Test
  void twoListsAreRefused() {
    OverlapTable two = OverlapTable.of(List.of("A", "B"), Map.of(1, 170L, 2, 120L, 3, 30L));
    assertThatThrownBy(() -> ListCoverage.of(two))
        .hasMessage("Sample coverage needs at least 3 lists, got [A, B]");
    assertThat(ListCoverage.verdict(two, 0.95).refusal().orElseThrow())
        .isEqualTo("at least 3 lists are needed to see dependence between lists, there are 2");
  }

  @Test
  void anEquationWithoutSolutionIsRefused() {
    OverlapTable chained =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, 40L, 2, 30L, 4, 20L, 3, 6L));
    assertThat(ListCoverage.of(chained).estimate(ListCoverage.Form.HIGH_COVERAGE)).isEmpty();
  }

  @Property(tries = 300)
  void neverBelowTheObservedWhateverTheOrder(
      @ForAll @Size(7) List<@LongRange(min = 0, max = 200) Long> counts) {
    TreeMap<Integer, Long> cells = new TreeMap<>();
    TreeMap<Integer, Long> turned = new TreeMap<>();
    for (int p = 1; p < 8; p++) {
      cells.put(p, counts.get(p - 1));
      turned.put(p >> 1 | (p & 1) << 2, counts.get(p - 1));
    }
    List<String> lists = List.of("A", "B", "C");
    if (!OverlapTable.problems(lists, cells, Set.of()).isEmpty()) {
      return;
    }
    Verdict verdict = ListCoverage.verdict(OverlapTable.of(lists, cells), 0.95);
    Verdict other = ListCoverage.verdict(OverlapTable.of(List.of("B", "C", "A"), turned), 0.95);
    verdict
        .estimate()
        .ifPresent(
            e -> {
              assertThat(e.interval().lower()).isGreaterThanOrEqualTo((double) verdict.observed());
              assertThat(other.estimate().orElseThrow().value())
                  .isCloseTo(e.value(), within(1e-6 * e.value()));
            });
  }

  private static double value(
      List<String> lists, TreeMap<Integer, Long> counts, ListCoverage.Form form) {
    return ListCoverage.of(OverlapTable.of(lists, counts)).estimate(form).orElseThrow().value();
  }
}
