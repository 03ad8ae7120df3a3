package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.link.model.Splitting.Edge;

class CompetitionTest {

  private static Edge edge(String left, String right, double bits) {
    return new Edge(left, "A", right, "B", bits);
  }

  @Test
  void aPairWithoutRivalsKeepsItsWeight() {
    assertThat(Competition.of(List.of(edge("a1", "b1", 1), edge("a2", "b2", -2))).bits())
        .satisfiesExactly(
            bits -> assertThat(bits).isCloseTo(1, within(1e-9)),
            bits -> assertThat(bits).isCloseTo(-2, within(1e-9)));
  }

  /** One record and two candidates: exact odds are o₁/(1 + o₂), before the common factor. */
  @Test
  void aRivalTakesOddsAway() {
    List<Double> alone = Competition.of(List.of(edge("a1", "b1", 5), edge("a1", "b2", 3))).bits();
    // The common factor multiplies both odds, so what each is divided by grows with it.
    assertThat(alone.get(0)).isLessThan(5);
    assertThat(alone.get(0) - alone.get(1)).isGreaterThan(2);
    double expected = LinkModel.probability(alone.get(0)) + LinkModel.probability(alone.get(1));
    assertThat(expected).isLessThanOrEqualTo(1 + 1e-9);
  }

  /** One partner chosen by the raised odds: o₁/(1 + o₁ + o₂) is the odds after competition. */
  @Test
  void raisedOddsAreThoseBeforeTheRivalIsTold() {
    Competition.Outcome outcome =
        Competition.of(List.of(edge("a1", "b1", 1), edge("a1", "b2", -1), edge("a2", "b3", 4)));
    double first = Math.pow(2, outcome.raised().get(0));
    double second = Math.pow(2, outcome.raised().get(1));
    assertThat(outcome.raised().get(0) - outcome.raised().get(1)).isCloseTo(2, within(1e-9));
    assertThat(first).isGreaterThan(2);
    assertThat(LinkModel.probability(outcome.bits().get(0)))
        .isCloseTo(first / (1 + first + second), within(5e-3));
  }

  @Test
  void sourcesThatMayHoldSeveralDoNotCompete() {
    List<Edge> edges = List.of(new Edge("a1", "", "b1", "", 2), new Edge("a1", "", "b2", "", 2));
    assertThat(Competition.of(edges).bits())
        .allSatisfy(bits -> assertThat(bits).isCloseTo(2, within(1e-9)));
  }

  /**
   * Uncontested and contested pairs whose odds are right before competition is told: their expected
   * number stays.
   */
  @Test
  void theExpectedNumberOfMatchesStays() {
    SplittableRandom random = new SplittableRandom(2);
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      edges.add(edge("a" + i, "b" + i, 4 * random.nextDouble() - 1));
      if (i % 4 == 0) {
        edges.add(edge("a" + i, "c" + i, 2 * random.nextDouble() - 3));
      }
    }
    double before = edges.stream().mapToDouble(e -> LinkModel.probability(e.bits())).sum();
    double after =
        Competition.of(edges).bits().stream().mapToDouble(b -> LinkModel.probability(b)).sum();
    assertThat(after).isCloseTo(before, within(before * 1e-3));
  }
}
