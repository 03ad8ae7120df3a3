package org.undercount.estimators.decomposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecomposableGraphsTest {

  /** OEIS A058862: labelled chordal graphs. */
  @ParameterizedTest
  @CsvSource({"2,2", "3,8", "4,61", "5,822", "6,18154", "7,617675"})
  void thereAreAsManyAsThereAreChordalGraphs(int lists, int graphs) {
    assertThat(DecomposableGraphs.on(lists).size()).isEqualTo(graphs);
  }

  @Test
  void noGraphComesTwiceAndEveryListIsInAClique() {
    DecomposableGraphs graphs = DecomposableGraphs.on(5);
    Set<Set<Integer>> seen = new HashSet<>();
    for (int g = 0; g < graphs.size(); g++) {
      List<Integer> cliques = graphs.cliques(g);
      assertThat(seen.add(new TreeSet<>(cliques))).isTrue();
      assertThat(cliques.stream().reduce(0, (a, b) -> a | b)).isEqualTo(31);
      for (int one : cliques) {
        assertThat(cliques).noneMatch(other -> other != one && (other & one) == one);
      }
    }
  }

  /** In a junction forest every list is in one more clique than separator. */
  @Test
  void cliquesLessSeparatorsCountEveryListOnce() {
    DecomposableGraphs graphs = DecomposableGraphs.on(6);
    for (int g = 0; g < graphs.size(); g++) {
      for (int list = 0; list < 6; list++) {
        int bit = 1 << list;
        long in = graphs.cliques(g).stream().filter(c -> (c & bit) != 0).count();
        long between = graphs.separators(g).stream().filter(s -> (s & bit) != 0).count();
        assertThat(in - between).isEqualTo(1);
      }
    }
  }

  @Test
  void aStarIsSeparatedByItsCentreAsOftenAsItHasFurtherRays() {
    DecomposableGraphs graphs = DecomposableGraphs.on(4);
    List<Integer> star = List.of(0b0011, 0b0101, 0b1001);
    for (int g = 0; g < graphs.size(); g++) {
      if (graphs.cliques(g).equals(star)) {
        assertThat(graphs.separators(g)).containsExactly(1, 1);
        return;
      }
    }
    throw new AssertionError("the star of list 1 is among the graphs");
  }

  @Test
  void theFirstGraphHasNoEdgesAndTheLastHasAll() {
    DecomposableGraphs graphs = DecomposableGraphs.on(3);
    assertThat(graphs.cliques(0)).containsExactly(1, 2, 4);
    assertThat(graphs.separators(0)).isEmpty();
    assertThat(graphs.cliques(graphs.size() - 1)).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void otherNumbersOfListsAreNamed(int lists) {
    assertThatThrownBy(() -> DecomposableGraphs.on(lists))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Decomposable graphs are enumerated on 2 to 7 lists, got " + lists);
  }
}
