package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.link.model.Splitting.Edge;

class RecordMovesTest {

  private static final int TIMES = 4000;

  /** Share of clusterings, each led from singles, that hold two records together. */
  private static double together(List<Edge> edges, String one, String other) {
    SplittableRandom random = new SplittableRandom(3);
    Component component = Component.of(edges);
    RecordMoves moves = new RecordMoves(component, component.bits());
    int[] singles = IntStream.range(0, component.records()).toArray();
    int a = number(component, one);
    int b = number(component, other);
    int count = 0;
    for (int i = 0; i < TIMES; i++) {
      int[] clusterOf = moves.moved(singles, 10, random::nextDouble);
      count += clusterOf[a] == clusterOf[b] ? 1 : 0;
    }
    return (double) count / TIMES;
  }

  private static int number(Component component, String id) {
    return IntStream.range(0, component.records())
        .filter(r -> component.id(r).equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Edge edge(String left, String right, double odds) {
    return new Edge(left, "A", right, "B", Math.log(odds) / Math.log(2));
  }

  /** One place and two candidates: 4/(1 + 4 + 2) and 2/(1 + 4 + 2); ±4 standard errors are 0.03. */
  @Test
  void rivalsShareAPlaceInProportionToTheirOdds() {
    List<Edge> edges = List.of(edge("a", "b", 4), edge("a", "c", 2));
    assertThat(together(edges, "a", "b")).isCloseTo(4 / 7.0, within(0.032));
    assertThat(together(edges, "a", "c")).isCloseTo(2 / 7.0, within(0.032));
    assertThat(together(edges, "b", "c")).as("of one source").isZero();
  }

  /** Two that surely match and a third that may match both alike: as surely as it may match one. */
  @Test
  void aSecondMemberAlikeIsNoSecondPieceOfEvidence() {
    List<Edge> edges =
        List.of(
            new Edge("a", "", "b", "", 20),
            new Edge("a", "", "c", "", 1),
            new Edge("b", "", "c", "", 1));
    assertThat(together(edges, "a", "c")).isCloseTo(2 / 3.0, within(0.03));
  }

  @Test
  void theOrderOfThePairsDoesNotMatter() {
    List<Edge> edges =
        new ArrayList<>(List.of(edge("a", "b", 1), edge("a", "c", 2), edge("d", "b", 3)));
    double first = together(edges, "a", "c");
    java.util.Collections.reverse(edges);
    assertThat(together(edges, "a", "c")).isEqualTo(first);
  }
}
