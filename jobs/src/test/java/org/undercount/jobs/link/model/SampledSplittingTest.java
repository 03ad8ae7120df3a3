package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Seed;

class SampledSplittingTest {

  private static final Seed SEED = Seed.of(7);

  /** Log odds in bits of a probability. */
  private static double bits(double probability) {
    return Math.log(probability / (1 - probability)) / Math.log(2);
  }

  /** Clusters of draws that all weigh the pairs alike. */
  private static Map<List<String>, List<Integer>> clusters(List<Splitting.Edge> edges, int draws) {
    double[] bits = edges.stream().mapToDouble(Splitting.Edge::bits).toArray();
    return SampledSplitting.clusters(edges, draw -> bits, draws, SEED);
  }

  private static Splitting.Edge edge(String left, String right, double probability) {
    return new Splitting.Edge(left, "", right, "", bits(probability));
  }

  /** 4,000 draws of a pair at 0.7: within ±4 √(0.7·0.3/4000) = ±0.029. */
  @Test
  void aPairAloneIsLinkedAsOftenAsItsProbability() {
    Map<List<String>, List<Integer>> clusters = clusters(List.of(edge("a", "b", 0.7)), 4000);
    assertThat(clusters.get(List.of("a", "b")).size() / 4000.0).isCloseTo(0.7, within(0.029));
  }

  @Test
  void everyRecordIsInExactlyOneClusterOfEveryDraw() {
    List<Splitting.Edge> edges =
        List.of(edge("a", "b", 0.6), edge("b", "c", 0.5), edge("a", "c", 0.2), edge("c", "d", 0.9));
    Map<List<String>, List<Integer>> clusters = clusters(edges, 50);
    for (int draw = 0; draw < 50; draw++) {
      int number = draw;
      assertThat(
              clusters.entrySet().stream()
                  .filter(e -> e.getValue().contains(number))
                  .flatMap(e -> e.getKey().stream())
                  .sorted())
          .containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void noDrawHoldsASourceTwiceThatListsAPersonOnce() {
    List<Splitting.Edge> edges =
        List.of(
            new Splitting.Edge("a", "police", "b", "", bits(0.8)),
            new Splitting.Edge("b", "", "c", "police", bits(0.8)));
    assertThat(clusters(edges, 200).keySet())
        .noneMatch(members -> members.containsAll(List.of("a", "c")));
  }

  @Test
  void theOrderOfThePairsDoesNotMatter() {
    List<Splitting.Edge> edges =
        new ArrayList<>(List.of(edge("a", "b", 0.6), edge("b", "c", 0.5), edge("c", "d", 0.4)));
    Map<List<String>, List<Integer>> first = clusters(edges, 100);
    Collections.shuffle(edges, new Random(3));
    assertThat(clusters(edges, 100)).isEqualTo(first);
  }

  @Test
  void aPairGainsFromRecordsBothAgreeWith() {
    List<Splitting.Edge> edges =
        List.of(edge("a", "b", 0.3), edge("a", "c", 0.99), edge("b", "c", 0.99));
    assertThat(SampledSplitting.together(edges, 200, SEED)[0]).isGreaterThan(0.8);
  }

  @Test
  void aPairLosesToRecordsThatContradictIt() {
    List<Splitting.Edge> edges =
        List.of(edge("a", "b", 0.6), edge("a", "c", 0.999), edge("b", "c", 0.0001));
    assertThat(SampledSplitting.together(edges, 200, SEED)[0]).isLessThan(0.2);
  }

  @Test
  void aPairAloneKeepsItsProbability() {
    assertThat(SampledSplitting.together(List.of(edge("a", "b", 0.7)), 20, SEED))
        .containsExactly(new double[] {0.7}, within(1e-12));
  }
}
