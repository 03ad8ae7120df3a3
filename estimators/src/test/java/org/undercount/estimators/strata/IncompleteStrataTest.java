package org.undercount.estimators.strata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.strata.IncompleteStrata.PartlyKnown;

class IncompleteStrataTest {

  private static UniformRandomProvider random(long seed) {
    return RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
  }

  private static SortedMap<Integer, Long> counts(long... byPatternFromOne) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    IntStream.range(0, byPatternFromOne.length)
        .forEach(i -> counts.put(i + 1, byPatternFromOne[i]));
    return counts;
  }

  /**
   * Two variables of two values, 300 units with both, 90 with the first alone and 88 with the
   * second alone: Little and Rubin (2002), section 13.4.1, whose EM ends at 0.28, 0.17, 0.24, 0.31.
   */
  @Test
  void expectedCountsAreThoseOfLittleAndRubin() {
    IncompleteStrata table =
        new IncompleteStrata(
            List.of(counts(100), counts(50), counts(75), counts(75)),
            List.of(
                new PartlyKnown(1, List.of(0, 1), 30),
                new PartlyKnown(1, List.of(2, 3), 60),
                new PartlyKnown(1, List.of(0, 2), 28),
                new PartlyKnown(1, List.of(1, 3), 60)));
    double[] expected =
        table.expected(
            new long[] {100, 50, 75, 75},
            List.of(
                new PartlyKnown(1, List.of(0, 1), 30),
                new PartlyKnown(1, List.of(2, 3), 60),
                new PartlyKnown(1, List.of(0, 2), 28),
                new PartlyKnown(1, List.of(1, 3), 60)));
    double[] shares = Arrays.stream(expected).map(e -> e / 478).toArray();
    assertThat(shares).containsExactly(new double[] {0.28, 0.17, 0.24, 0.31}, within(0.006));
    List<SortedMap<Integer, Long>> rounded = table.expected();
    for (int s = 0; s < 4; s++) {
      assertThat((double) rounded.get(s).get(1)).isCloseTo(expected[s], within(1.0));
    }
  }

  @Test
  void unitsOfWhichNothingIsKnownAreExpectedLikeTheOthers() {
    IncompleteStrata table =
        new IncompleteStrata(
            List.of(counts(30, 4), counts(10, 4)),
            List.of(new PartlyKnown(1, List.of(0, 1), 8), new PartlyKnown(2, List.of(0, 1), 3)));
    assertThat(table.expected()).containsExactly(counts(36, 6), counts(12, 5));
  }

  @Test
  void aPatternNobodyKnownHasIsDividedLikeAll() {
    IncompleteStrata table =
        new IncompleteStrata(
            List.of(counts(299), counts(99)), List.of(new PartlyKnown(7, List.of(0, 1), 40)));
    assertThat(table.expected().get(0)).containsEntry(7, 30L);
    assertThat(table.expected().get(1)).containsEntry(7, 10L);
  }

  /** Imputed counts are beta-binomial: mean and variance in closed form. */
  @Test
  void imputationsHaveTheMeanAndSpreadOfThePosteriorPredictive() {
    IncompleteStrata table =
        new IncompleteStrata(
            List.of(counts(30), counts(10)), List.of(new PartlyKnown(1, List.of(0, 1), 40)));
    double a = 30 + 30.5 / 41;
    double b = 10 + 10.5 / 41;
    double mean = 30 + 40 * a / (a + b);
    double variance = 40 * a * b * (a + b + 40) / ((a + b) * (a + b) * (a + b + 1));
    UniformRandomProvider random = random(1987);
    int draws = 4_000;
    double[] drawn =
        IntStream.range(0, draws)
            .mapToDouble(i -> (double) table.imputed(random).get(0).get(1))
            .toArray();
    double found = Arrays.stream(drawn).average().orElseThrow();
    double spread = Arrays.stream(drawn).map(x -> (x - found) * (x - found)).sum() / draws;
    assertThat(found).isCloseTo(mean, within(4 * Math.sqrt(variance / draws)));
    assertThat(spread).isCloseTo(variance, within(4 * variance * Math.sqrt(2.0 / draws)));
  }

  @Property(tries = 100)
  void nobodyIsLostAndNobodyLeavesWhatIsPossible(
      @ForAll @Size(6) List<@IntRange(max = 40) Integer> known,
      @ForAll @Size(4) List<@IntRange(max = 30) Integer> unknown,
      @ForAll long seed) {
    List<SortedMap<Integer, Long>> strata =
        List.of(
            counts(known.get(0), known.get(1)),
            counts(known.get(2), known.get(3)),
            counts(known.get(4), known.get(5)));
    List<PartlyKnown> groups = new ArrayList<>();
    groups.add(new PartlyKnown(1, List.of(0, 1), unknown.get(0)));
    groups.add(new PartlyKnown(1, List.of(0, 1, 2), unknown.get(1)));
    groups.add(new PartlyKnown(2, List.of(1), unknown.get(2)));
    groups.add(new PartlyKnown(3, List.of(0, 1), unknown.get(3)));
    IncompleteStrata table = new IncompleteStrata(strata, groups);
    for (List<SortedMap<Integer, Long>> completed :
        List.of(table.imputed(random(seed)), table.expected())) {
      assertThat(of(completed, 1)).isEqualTo(of(strata, 1) + unknown.get(0) + unknown.get(1));
      assertThat(of(completed, 2)).isEqualTo(of(strata, 2) + unknown.get(2));
      assertThat(of(completed, 3)).isEqualTo((long) unknown.get(3));
      assertThat(completed.get(2).getOrDefault(3, 0L)).isZero();
      assertThat(completed.get(1).getOrDefault(2, 0L)).isEqualTo(known.get(3) + unknown.get(2));
      for (int s = 0; s < 3; s++) {
        SortedMap<Integer, Long> here = completed.get(s);
        strata
            .get(s)
            .forEach((p, c) -> assertThat(here.getOrDefault(p, 0L)).isGreaterThanOrEqualTo(c));
      }
    }
  }

  private static long of(List<SortedMap<Integer, Long>> strata, int pattern) {
    return strata.stream().mapToLong(s -> s.getOrDefault(pattern, 0L)).sum();
  }

  @Test
  void withNobodyUnknownEveryCompletionIsTheTable() {
    List<SortedMap<Integer, Long>> strata = List.of(counts(3, 4), counts(1, 2));
    IncompleteStrata table = new IncompleteStrata(strata, List.of());
    assertThat(table.imputed(random(1))).isEqualTo(strata);
    assertThat(table.expected()).isEqualTo(strata);
  }

  @Test
  void strataAreNeeded() {
    assertThatThrownBy(() -> new IncompleteStrata(List.of(), List.of()))
        .hasMessage("Strata to divide units among must be known, got none");
  }

  @Test
  void possibleStrataExist() {
    assertThatThrownBy(
            () ->
                new IncompleteStrata(
                    List.of(counts(1)), List.of(new PartlyKnown(1, List.of(1), 1))))
        .hasMessage("Possible strata must lie in 0 to 0, got [1]");
  }

  @Test
  void unitsMustBePossibleSomewhere() {
    assertThatThrownBy(() -> new PartlyKnown(1, List.of(), 2))
        .hasMessage(
            "Units of unknown stratum need a possible stratum and a count of 0 or more, got 0"
                + " strata and 2");
  }
}
