package org.undercount.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverlapTableTest {

  private static final List<String> AB = List.of("A", "B");

  @Test
  void countsWhatItIsAsked() {
    OverlapTable table =
        OverlapTable.ofPatterns(
            List.of("A", "B", "C"), Map.of("100", 5L, "110", 3L, "111", 2L, "001", 4L));
    assertThat(table.observed()).isEqualTo(14);
    assertThat(table.onAll(1)).isEqualTo(10);
    assertThat(table.onAll(0b011)).isEqualTo(5);
    assertThat(table.count(0b011)).isEqualTo(3);
    assertThat(table.captureCounts()).containsExactly(9L, 3L, 2L);
    assertThat(table.named(0b101)).isEqualTo("A*C");
  }

  private static final OverlapTable FOUR =
      OverlapTable.ofPatterns(
          List.of("A", "B", "C", "D"),
          Map.of("1000", 5L, "1100", 3L, "1110", 2L, "0010", 4L, "0111", 6L, "0001", 7L));

  @Test
  void withoutAListItsOwnAreNoLongerSeen() {
    OverlapTable table = FOUR.without(0);
    assertThat(table.lists()).containsExactly("B", "C", "D");
    assertThat(table.counts())
        .isEqualTo(Map.of(0b001, 3L, 0b011, 2L, 0b010, 4L, 0b111, 6L, 0b100, 7L));
    assertThat(table.impossible()).isEmpty();
  }

  @Test
  void twoListsReadAsOneLoseNobody() {
    OverlapTable table = FOUR.merged(1, 3);
    assertThat(table.lists()).containsExactly("A", "B", "C");
    assertThat(table.observed()).isEqualTo(FOUR.observed());
    assertThat(table.counts())
        .isEqualTo(Map.of(0b001, 5L, 0b011, 3L, 0b111, 2L, 0b100, 4L, 0b110, 6L, 0b010, 7L));
  }

  @Test
  void aListIsAPopulationOfKnownSize() {
    OverlapTable inside = FOUR.within(0).orElseThrow(); // D meets nobody on A
    assertThat(inside.lists()).containsExactly("B", "C");
    assertThat(inside.counts()).isEqualTo(Map.of(0b01, 3L, 0b11, 2L));
    assertThat(FOUR.within(3).orElseThrow().lists()).containsExactly("B", "C");
    OverlapTable ab = OverlapTable.of(AB, Map.of(1, 3L, 2, 1L, 3, 1L));
    assertThat(ab.within(0)).isEmpty();
  }

  @Test
  void aCellIsImpossibleOnlyIfAllItIsMadeOfAre() {
    OverlapTable blind = FOUR.withImpossible(List.of(0b1001, 0b1011, 0b1101, 0b1111));
    assertThat(blind.without(0).impossible()).isEmpty();
    assertThat(blind.within(0).orElseThrow().impossible()).isEmpty();
    assertThat(blind.without(2).impossible()).containsExactly(0b101, 0b111);
    assertThat(blind.merged(0, 3).impossible()).isEmpty();
  }

  @Test
  void refusesANegativeCount() {
    assertThatThrownBy(() -> OverlapTable.of(AB, Map.of(1, 3L, 2, -4L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count of pattern 01 must be >= 0, got -4");
  }

  @Test
  void refusesTheCellThatCannotBeSeen() {
    assertThatThrownBy(() -> OverlapTable.of(AB, Map.of(0, 3L, 1, 1L, 2, 1L)))
        .hasMessage("the pattern on no list cannot be observed, got a count for it");
  }

  @Test
  void refusesAListThatHoldsNobody() {
    assertThatThrownBy(() -> OverlapTable.of(AB, Map.of(1, 3L)))
        .hasMessage("list B holds nobody: leave it out");
  }

  @Test
  void refusesATableThatCountsNobody() {
    assertThatThrownBy(() -> OverlapTable.of(AB, Map.of(1, 0L, 2, 0L)))
        .hasMessage("the table counts nobody: the total is 0");
  }

  @Test
  void refusesOneList() {
    assertThatThrownBy(() -> OverlapTable.of(List.of("A"), Map.of(1, 3L)))
        .hasMessage("at least two lists are needed to see an overlap, got 1");
  }

  @Test
  void refusesTwentyLists() {
    List<String> names = IntStream.range(0, 20).mapToObj(i -> "L" + i).toList();
    assertThatThrownBy(() -> OverlapTable.of(names, Map.of(1, 3L)))
        .hasMessage("at most 16 lists are supported, got 20");
  }

  @Test
  void refusesAPatternGivenTwice() {
    assertThatThrownBy(() -> OverlapTable.of(List.of("A", "A"), Map.of(1, 3L)))
        .hasMessage("list names must differ, got [A, A]");
  }

  @Test
  void refusesAPatternThatIsNotDigits() {
    assertThatThrownBy(() -> OverlapTable.ofPatterns(AB, Collections.singletonMap("1x", 3L)))
        .hasMessage("Pattern must be 2 digits 0 or 1, got '1x'");
  }

  @Test
  void refusesACountInACellThatCannotOccur() {
    OverlapTable table = OverlapTable.of(AB, Map.of(1, 3L, 2, 1L, 3, 1L));
    assertThatThrownBy(() -> table.withImpossible(List.of(3)))
        .hasMessage("pattern 11 is marked impossible but counts 1");
  }
}
