package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.link.model.Splitting.Edge;

class SplittingTest {

  @Test
  void cutsAWeakChainBetweenTwoPersons() {
    List<Edge> edges =
        List.of(
            edge("a1", "a2", 12),
            edge("b1", "b2", 12),
            edge("a2", "b1", 1),
            edge("a1", "b1", -9),
            edge("a2", "b2", -9),
            edge("a1", "b2", -9));
    assertThat(Splitting.clusters(edges, 0))
        .containsEntry("a1", "a1")
        .containsEntry("a2", "a1")
        .containsEntry("b1", "b1")
        .containsEntry("b2", "b1");
  }

  @Test
  void joinsWhatWasNeverComparedThroughStrongLinks() {
    assertThat(Splitting.clusters(List.of(edge("a", "b", 9), edge("b", "c", 9)), 0).values())
        .containsOnly("a");
  }

  @Test
  void twoClustersOfRecordsThatNeverMetAreNotJoinedByOneLink() {
    List<Edge> edges = new ArrayList<>(List.of(edge("a1", "b1", 8)));
    for (String person : List.of("a", "b")) {
      edges.add(edge(person + "1", person + "2", 10));
      edges.add(edge(person + "1", person + "3", 10));
      edges.add(edge(person + "2", person + "3", 10));
    }
    assertThat(Splitting.clusters(edges, 0))
        .containsEntry("a3", "a1")
        .containsEntry("b3", "b1")
        .containsEntry("b1", "b1");
  }

  @Test
  void takesTheBetterOfTwoRecordsOfASourceWithoutDuplicates() {
    List<Edge> edges =
        List.of(
            new Edge("h1", "hotline", "p1", "police", 5),
            new Edge("h1", "hotline", "p2", "police", 8));
    assertThat(Splitting.clusters(edges, 0))
        .containsEntry("h1", "h1")
        .containsEntry("p2", "h1")
        .containsEntry("p1", "p1");
  }

  @Test
  void keepsASourceOnceAlongAChainOfThreeSources() {
    List<Edge> edges =
        List.of(
            new Edge("a1", "A", "b1", "B", 9),
            new Edge("b1", "B", "c1", "C", 8),
            new Edge("c1", "C", "a2", "A", 7));
    assertThat(Splitting.clusters(edges, 0)).containsEntry("a2", "a2").containsEntry("c1", "a1");
  }

  @Test
  void doesNotDependOnTheOrderOfPairs() {
    List<Edge> edges = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 12; i++) {
      for (int j = i + 1; j < 12; j++) {
        edges.add(edge("r" + i, "r" + j, random.nextInt(13) - 6));
      }
    }
    var first = Splitting.clusters(edges, 0);
    for (int k = 0; k < 5; k++) {
      Collections.shuffle(edges, random);
      assertThat(Splitting.clusters(edges, 0)).isEqualTo(first);
    }
  }

  private static Edge edge(String left, String right, double bits) {
    return new Edge(left, "", right, "", bits);
  }
}
