package org.undercount.estimators.latentclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.SimulatedTables;
import org.undercount.estimators.Verdict;

final class LatentClassTest {

  private static final List<Double> CHANCES = List.of(0.35, 0.3, 0.4, 0.25);

  @Test
  void simulatedTruthLiesInTheInterval() {
    SimulatedTables simulated = new SimulatedTables(5);
    int held = 0;
    for (int i = 0; i < 8; i++) {
      Verdict verdict = estimate(simulated.independent(800, CHANCES, 0), i);
      held += verdict.estimate().orElseThrow().interval().contains(800) ? 1 : 0;
    }
    // Of 8 intervals of 95 %, 5 or fewer hold the truth with probability 0.006.
    assertThat(held).isGreaterThanOrEqualTo(6);
  }

  /** The prior prefers few classes: with moderate differences it reports too few people. */
  @Test
  void peopleWhoDifferModeratelyAreUndercounted() {
    SimulatedTables simulated = new SimulatedTables(5);
    for (int i = 0; i < 3; i++) {
      Verdict verdict = estimate(simulated.independent(800, CHANCES, 0.3), i);
      assertThat(verdict.estimate().orElseThrow().value()).isBetween(600.0, 800.0);
    }
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    OverlapTable table = new SimulatedTables(8).independent(500, CHANCES, 0);
    assertThat(estimate(table, 3)).isEqualTo(estimate(table, 3));
  }

  @Test
  void theOrderOfListsDoesNotMatterBeyondChance() {
    Map<String, Long> counts =
        Map.of("100", 90L, "010", 80L, "001", 120L, "110", 40L, "101", 55L, "011", 50L, "111", 30L);
    Map<String, Long> turned =
        Map.of("001", 90L, "010", 80L, "100", 120L, "011", 40L, "101", 55L, "110", 50L, "111", 30L);
    Estimate one = present(OverlapTable.ofPatterns(List.of("a", "b", "c"), counts));
    Estimate two = present(OverlapTable.ofPatterns(List.of("c", "b", "a"), turned));
    assertThat(one.value()).isCloseTo(two.value(), Percentage.withPercentage(1));
    assertThat(one.interval().upper())
        .isCloseTo(two.interval().upper(), Percentage.withPercentage(5));
  }

  /** Half of 2,000 people on each of three lists, the 250 on all three not part of the whole. */
  @Test
  void cellsThatCannotOccurAreNotCounted() {
    OverlapTable table =
        OverlapTable.ofPatterns(
            List.of("a", "b", "c"),
            Map.of("100", 250L, "010", 250L, "001", 250L, "110", 250L, "101", 250L, "011", 250L));
    Estimate estimate = present(table.withImpossible(List.of(0b111)));
    assertThat(estimate.interval().contains(1750)).isTrue();
    assertThat(estimate.value()).isCloseTo(1750, Percentage.withPercentage(3));
  }

  /** More people on no list than the library's Poisson sampler takes at once. */
  @Test
  void aChainCountsInBillions() {
    long cell = 1_000_000_000;
    OverlapTable table =
        OverlapTable.ofPatterns(
            List.of("a", "b", "c"),
            Map.of(
                "100", 4 * cell, "010", 4 * cell, "001", 4 * cell, "110", cell, "101", cell, "011",
                cell));
    double[] population = new double[500];
    assertThat(new LatentClassChain(table, 1, 0).run(population)).isTrue();
    assertThat(Arrays.stream(population)).allMatch(n -> n >= 15e9 && n < 1e15);
    assertThat(population[499]).isGreaterThan(15e9 + (1L << 30));
  }

  @Test
  void twoListsAreRefused() {
    Verdict verdict =
        estimate(
            OverlapTable.ofPatterns(List.of("a", "b"), Map.of("10", 50L, "01", 40L, "11", 20L)), 1);
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal())
        .contains("at least 3 lists are needed to see dependence between lists, there are 2");
  }

  @Test
  void tooFewOverlapsAreRefused() {
    Verdict verdict =
        estimate(
            OverlapTable.ofPatterns(
                List.of("a", "b", "c"),
                Map.of("100", 50L, "010", 40L, "001", 30L, "110", 2L, "011", 1L)),
            1);
    assertThat(verdict.refusal().orElseThrow())
        .startsWith("at least 7 units on two or more lists are needed, there are 3 of 123");
  }

  /** Two lists that meet almost nowhere beside a third: whether a hidden class exists is luck. */
  @Test
  void chainsThatDisagreeAreARefusal() {
    Verdict verdict =
        estimate(org.undercount.estimators.KnownTables.table("netherlands_five_lists"), 1);
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.gates())
        .filteredOn(g -> !g.passed())
        .extracting(Gate::id)
        .containsExactly("chains-agree");
    assertThat(verdict.refusal().orElseThrow())
        .startsWith(
            "chains from different starts must agree: split R-hat at most 1.05 and at least 400"
                + " effective draws, they have ");
    assertThat(verdict.lowerBound()).isPresent();
  }

  @Test
  void wrongNumbersOfDrawsAreNamed() {
    assertThatThrownBy(() -> new LatentClass.Request(99, 0.95, 1))
        .hasMessage("Draws must be 100 to 720000, got 99");
  }

  private static Estimate present(OverlapTable table) {
    return estimate(table, 1).estimate().orElseThrow();
  }

  private static Verdict estimate(OverlapTable table, long seed) {
    return LatentClass.estimate(
        table, new LatentClass.Request(LatentClass.Request.DEFAULT_DRAWS, 0.95, seed));
  }
}
