package org.undercount.estimators.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.SimulatedTables;
import org.undercount.estimators.Verdict;

class AssessmentTest {

  private static final Assessment.Request QUICK = new Assessment.Request(0.95, 100, 1000, 1);

  /** Chao, Tsay, Lin, Shau and Chao (2001), Statistics in Medicine 20, table 1. */
  private static final OverlapTable HEPATITIS_A =
      OverlapTable.ofPatterns(
          List.of("P", "Q", "E"),
          Map.of(
              "001", 63L, "010", 55L, "011", 18L, "100", 69L, "101", 17L, "110", 21L, "111", 28L));

  private static Gate gate(Assessment assessment, String id) {
    return assessment.verdict().gates().stream()
        .filter(g -> g.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void independentListsPassEveryGateAndHoldTheTruth() {
    OverlapTable table = new SimulatedTables(5).independent(1000, List.of(0.35, 0.3, 0.3, 0.25), 0);
    Assessment assessment = Auto.assess(table, QUICK);
    assertThat(assessment.verdict().gates()).allMatch(Gate::passed);
    assertThat(assessment.verdict().estimate().orElseThrow().method())
        .isEqualTo(Assessment.STACKED);
    assertThat(assessment.verdict().estimate().orElseThrow().interval().contains(1000)).isTrue();
    assertThat(assessment.weights().stream().mapToDouble(Double::doubleValue).sum())
        .isBetween(1 - 1e-9, 1 + 1e-9);
    assertThat(assessment.alterations()).hasSize(4 + 6);
    assertThat(assessment.known()).hasSize(4);
    assertThat(assessment.coverage().orElseThrow().share()).isGreaterThan(0.8);
    assertThat(assessment.explanation()).hasSize(4);
  }

  /**
   * Of 1,200 people half have a fifth of the odds of the others: every method of the pool is too
   * low, and the page says which reading of the counts is not.
   */
  @Test
  void whatItWouldBeIfPeopleDifferIsSaid() {
    double[] easy = {0.45, 0.4, 0.35, 0.3};
    Map<Integer, Long> counts = new TreeMap<>();
    for (int pattern = 1; pattern < 16; pattern++) {
      double seen = 600;
      double hidden = 600;
      for (int i = 0; i < 4; i++) {
        double hard = easy[i] / (easy[i] + 5 * (1 - easy[i]));
        boolean on = (pattern >> i & 1) != 0;
        seen *= on ? easy[i] : 1 - easy[i];
        hidden *= on ? hard : 1 - hard;
      }
      counts.put(pattern, Math.round(seen + hidden));
    }
    Assessment assessment =
        Auto.assess(OverlapTable.of(List.of("A", "B", "C", "D"), counts), QUICK);
    assertThat(assessment.verdict().warnings())
        .anyMatch(
            w ->
                w.startsWith("if people differ in how visible they are, it is ")
                    && w.endsWith(" by mth-darroch, outside the interval reported"));
    assertThat(assessment.explanation().get(3)).contains("people who differ in how visible");
  }

  @Test
  void sameSeedSameAnswer() {
    OverlapTable table = new SimulatedTables(6).independent(600, List.of(0.35, 0.3, 0.3), 0);
    assertThat(Auto.assess(table, QUICK)).isEqualTo(Auto.assess(table, QUICK));
  }

  /**
   * A hepatitis outbreak in a Taiwanese college: the saturated model and the others are an order of
   * magnitude apart. A later screening put the number near 545.
   */
  @Test
  void methodsThatContradictEachOtherAreRefused() {
    Assessment assessment = Auto.assess(HEPATITIS_A, QUICK);
    assertThat(assessment.verdict().estimate()).isEmpty();
    assertThat(gate(assessment, "methods-agree").passed()).isFalse();
    assertThat(assessment.explanation().get(1)).startsWith("Nothing is reported: ");
    assertThat(assessment.attempts()).hasSize(4);
  }

  /**
   * Sizes of about a thousand of whom the others saw three hundred and took them for nearly all.
   */
  @Test
  void whoCannotTellKnownSizesIsRefused() {
    List<KnownSize> missed =
        List.of(size(1000, 300, 310), size(800, 300, 320), size(900, 280, 300));
    InternalConsistency told = InternalConsistency.of(missed, List.of("m"), List.of(1.0), 0.95);
    assertThat(told.believable()).isFalse();
    assertThat(told.sentence())
        .isEqualTo(
            "the sizes of 3 lists were estimated from the other lists: the interval held 0 of"
                + " them, the typical error is 200 %; these methods do not tell even what is"
                + " known");
  }

  /**
   * The prior over graphs has no place for cells that cannot occur: the others go on without it.
   */
  @Test
  void methodsThatDoNotTakeATableAreLeftOut() {
    OverlapTable table =
        OverlapTable.ofPatterns(
                List.of("A", "B", "C"),
                Map.of("100", 90L, "010", 80L, "001", 70L, "110", 12L, "101", 11L, "011", 13L))
            .withImpossible(List.of(0b111));
    Assessment assessment = Auto.assess(table, QUICK);
    assertThat(assessment.attempts())
        .extracting(Attempt::method)
        .containsExactly("loglinear-average", "sparse", "latent-class");
  }

  private static KnownSize size(long size, long seen, double estimate) {
    return new KnownSize("L", size, seen, List.of(Attempts.of("m", seen, estimate)));
  }

  @Test
  void twoListsHaveNoSecondOpinion() {
    OverlapTable two =
        OverlapTable.ofPatterns(List.of("A", "B"), Map.of("10", 50L, "01", 60L, "11", 30L));
    Assessment assessment = Auto.assess(two, QUICK);
    assertThat(assessment.verdict().estimate()).isPresent();
    assertThat(assessment.attempts()).isEmpty();
    assertThat(assessment.explanation().get(0)).startsWith("Two lists: Chapman's estimator alone");
  }

  @Test
  void aRefusalIsExplained() {
    OverlapTable apart =
        OverlapTable.ofPatterns(
            List.of("A", "B", "C"), Map.of("100", 50L, "010", 60L, "001", 30L, "110", 2L));
    Assessment assessment = Auto.assess(apart, QUICK);
    assertThat(assessment.verdict().estimate()).isEmpty();
    assertThat(assessment.explanation().get(0))
        .startsWith("Nothing is reported: at least 7 units on two or more lists are needed");
  }

  @Test
  void refusesAWeightTooMany() {
    Verdict verdict = Auto.estimate(HEPATITIS_A, 0.95).verdict();
    assertThatThrownBy(
            () ->
                new Assessment(
                    verdict,
                    List.of(),
                    List.of(),
                    List.of(1.0),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of()))
        .hasMessage("Every attempt needs a weight, got 0 attempts and 1 weights");
  }
}
