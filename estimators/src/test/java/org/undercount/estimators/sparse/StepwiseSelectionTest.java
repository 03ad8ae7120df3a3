package org.undercount.estimators.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;

class StepwiseSelectionTest {

  private static final List<String> FOUR = List.of("A", "B", "C", "D");

  private static Selection select(OverlapTable table, double threshold) {
    return new StepwiseSelection(table, threshold).select(new Resampling(table).observedCounts());
  }

  /** SparseMSE 2.0.1, estimatepopulation.0(data, method = "stepwise", pthresh = 0.02). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kosovo|14341.6638004272|ABA*OSCE OSCE*HRW EXH*OSCE EXH*ABA EXH*HRW",
        "uk2013_six_lists|11417.9910915046|PF*NCA LA*NG NG*GP LA*PF PF*GP GO*GP NG*GO",
      })
  void certified(String name, double population, String entered) {
    OverlapTable table = KnownTables.table(name);
    Selection selection = select(table, Sparse.THRESHOLD);
    assertThat(selection.population()).isCloseTo(population, within(1e-6 * population));
    assertThat(selection.steps().stream().map(s -> table.named(s.pair())).toList())
        .isEqualTo(List.of(entered.split(" ")));
    assertThat(selection.steps()).allMatch(s -> s.p() < Sparse.THRESHOLD);
  }

  /** SparseMSE's own example of a table without a simple answer. */
  @Test
  void emptyOverlapsAreFittedAtMinusInfinityOnlyWhereAnEstimateIsLeft() {
    OverlapTable table =
        OverlapTable.ofPatterns(
            List.of("A", "B", "C"), Map.of("100", 40L, "010", 30L, "001", 20L, "110", 6L));
    assertThat(select(table, 0.02).steps()).isEmpty();
    assertThat(select(table, 0.02).population()).isCloseTo(539.093929428606, within(1e-4));
    Selection all = select(table, 1);
    assertThat(all.steps()).extracting(Selection.Step::pair).containsExactlyInAnyOrder(5, 6);
    assertThat(all.population()).isCloseTo(296, within(1e-6));
  }

  @Test
  void atThresholdZeroNothingEnters() {
    assertThat(select(KnownTables.table("kosovo"), 0).steps()).isEmpty();
    assertThat(select(KnownTables.table("kosovo"), 0).population())
        .isCloseTo(7394.58666230023, within(1e-3));
  }

  @Test
  void withoutAnyOverlapThePopulationIsInfinite() {
    OverlapTable table =
        OverlapTable.ofPatterns(List.of("A", "B", "C"), Map.of("100", 20L, "010", 30L, "001", 40L));
    Selection selection = select(table, 0.02);
    assertThat(selection.exists()).isFalse();
    assertThat(selection.population()).isInfinite();
    assertThatThrownBy(() -> new Selection(List.of(), Double.NaN))
        .hasMessage("Population must be at least 0, got NaN");
  }

  /** In a replicate nobody may be left on a list: the others then decide. */
  @Test
  void aListNobodyIsOnTakesNoPart() {
    OverlapTable four = KnownTables.table("kosovo");
    double[] counts = new Resampling(four).observedCounts();
    Map<Integer, Long> rest = new TreeMap<>();
    for (int c = 0; c < 16; c++) {
      counts[c] = c < 8 ? counts[c] : 0;
      if (c < 8 && c > 0) {
        rest.put(c, (long) counts[c]);
      }
    }
    OverlapTable three = OverlapTable.of(four.lists().subList(0, 3), rest);
    Selection with = new StepwiseSelection(four, 0.02).select(counts);
    Selection without = select(three, 0.02);
    assertThat(with.population()).isCloseTo(without.population(), within(1e-6));
    assertThat(with.steps())
        .extracting(Selection.Step::pair)
        .isEqualTo(without.steps().stream().map(Selection.Step::pair).toList());
  }

  @Test
  void aPairThatCannotMeetIsNoCandidate() {
    OverlapTable table =
        OverlapTable.ofPatterns(
                List.of("A", "B", "C"),
                Map.of("100", 60L, "010", 50L, "001", 40L, "101", 12L, "011", 10L))
            .withImpossible(List.of(0b011, 0b111));
    assertThat(select(table, 1).steps()).extracting(Selection.Step::pair).doesNotContain(0b011);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void relabellingTheListsChangesNothing(
      @ForAll @Size(15) List<@IntRange(min = 0, max = 120) Integer> cells) {
    Map<Integer, Long> counts = new TreeMap<>();
    Map<Integer, Long> rotated = new TreeMap<>();
    for (int pattern = 1; pattern < 16; pattern++) {
      counts.put(pattern, (long) cells.get(pattern - 1));
      rotated.put((pattern << 1 | pattern >> 3) & 15, (long) cells.get(pattern - 1));
    }
    if (!OverlapTable.problems(FOUR, counts, Set.of()).isEmpty()) {
      return;
    }
    Selection one = select(OverlapTable.of(FOUR, counts), 0.02);
    Selection two = select(OverlapTable.of(FOUR, rotated), 0.02);
    assertThat(two.steps().stream().map(s -> (s.pair() >> 1 | s.pair() << 3) & 15).toList())
        .isEqualTo(one.steps().stream().map(Selection.Step::pair).toList());
    assertThat(two.population()).isCloseTo(one.population(), within(1e-7 * one.population()));
  }

  @Property(tries = 200)
  void neverBelowTheObservedAndEveryStepIsBelowTheThreshold(
      @ForAll @Size(15) List<@IntRange(min = 0, max = 8) Integer> cells,
      @ForAll @DoubleRange(min = 0, max = 1) double threshold) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (int pattern = 1; pattern < 16; pattern++) {
      counts.put(pattern, (long) cells.get(pattern - 1));
    }
    if (!OverlapTable.problems(FOUR, counts, Set.of()).isEmpty()) {
      return;
    }
    OverlapTable table = OverlapTable.of(FOUR, counts);
    Selection selection = select(table, threshold);
    assertThat(selection.population()).isGreaterThanOrEqualTo((double) table.observed());
    assertThat(selection.steps()).allMatch(s -> s.p() < threshold);
  }

  @Property(tries = 100)
  void withMainEffectsOnlyTenTimesTheCountsGivesTenTimesThePopulation(
      @ForAll @Size(15) List<@IntRange(min = 1, max = 50) Integer> cells) {
    Map<Integer, Long> counts = new TreeMap<>();
    Map<Integer, Long> tenfold = new TreeMap<>();
    for (int pattern = 1; pattern < 16; pattern++) {
      counts.put(pattern, (long) cells.get(pattern - 1));
      tenfold.put(pattern, 10L * cells.get(pattern - 1));
    }
    double ten = select(OverlapTable.of(FOUR, tenfold), 0).population();
    assertThat(ten)
        .isCloseTo(10 * select(OverlapTable.of(FOUR, counts), 0).population(), within(1e-7 * ten));
  }
}
