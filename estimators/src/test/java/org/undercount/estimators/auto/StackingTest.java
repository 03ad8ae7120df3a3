package org.undercount.estimators.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackingTest {

  private static final List<String> TWO = List.of("right", "wrong");

  private static Attempt attempt(String method, double value) {
    return Attempts.of(method, 100, value);
  }

  private static KnownSize known(long size, Attempt... attempts) {
    return new KnownSize("L", size, 100, List.of(attempts));
  }

  @Test
  void withoutKnownSizesAllCountAlike() {
    assertThat(Stacking.weights(TWO, List.of())).containsExactly(0.5, 0.5);
  }

  @Test
  void whoTellsTheKnownSizesCountsMore() {
    KnownSize told = known(300, attempt("right", 300), attempt("wrong", 1000));
    List<Double> weights = Stacking.weights(TWO, List.of(told, told));
    assertThat(weights.get(0)).isCloseTo(0.75, within(1e-3)); // (1 + 2) / (2 + 2)
    assertThat(weights.get(0) + weights.get(1)).isCloseTo(1, within(1e-12));
  }

  @Test
  void moreKnownSizesLeaveLessToTheImaginedOnes() {
    List<KnownSize> many = new ArrayList<>();
    for (int i = 0; i < 98; i++) {
      many.add(known(300, attempt("right", 300), attempt("wrong", 1000)));
    }
    assertThat(Stacking.weights(TWO, many).get(0)).isCloseTo(0.99, within(1e-3));
  }

  @Test
  void aRefusalIsNeitherPraisedNorPunished() {
    KnownSize half = known(300, attempt("right", 300), Attempts.refused("wrong", 100));
    assertThat(Stacking.weights(TWO, List.of(half)).get(1)).isCloseTo(0.5, within(1e-6));
  }

  /** The weights are where the penalised likelihood is greatest. */
  @Test
  void nothingNearbyIsMorePlausible() {
    List<KnownSize> known =
        List.of(
            known(300, attempt("right", 310), attempt("wrong", 360)),
            known(420, attempt("right", 370), attempt("wrong", 410)),
            known(260, attempt("right", 300), attempt("wrong", 240)));
    List<Double> found = Stacking.weights(TWO, known);
    double best = plausibility(known, found.get(0));
    for (double step : new double[] {-0.01, 0.01}) {
      assertThat(plausibility(known, found.get(0) + step)).isLessThan(best);
    }
  }

  private static double plausibility(List<KnownSize> known, double weight) {
    double sum = Math.log(weight) + Math.log(1 - weight);
    for (KnownSize size : known) {
      double a = size.attempts().get(0).unseen().orElseThrow().logDensity((double) size.unseen());
      double b = size.attempts().get(1).unseen().orElseThrow().logDensity((double) size.unseen());
      sum += Math.log(weight * Math.exp(a) + (1 - weight) * Math.exp(b));
    }
    return sum;
  }
}
