package org.undercount.estimators.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.estimators.Interval;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterEstimate;
import org.undercount.estimators.likelihood.ParameterIntervals;

/**
 * Growth, survival and moves in 500 simulated populations: 95 % intervals hold the truth within a
 * band of 3.3 standard errors, 459 to 491. Entrants and losses are {@link TurnoverTest}'s.
 */
class OpenCoverageTest {

  private static final int RUNS = 500;
  private static final Formula CONSTANT = Formula.CONSTANT;
  private static final Formula STATE = Formula.parse("state");

  private static boolean holds(HistoryFit fit, String name, double truth) {
    return fit.parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .flatMap(ParameterEstimate::interval)
        .filter(i -> i.contains(truth))
        .isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = Entry.class,
      names = {"LAMBDA", "RECRUITMENT", "SENIORITY"})
  void growthAndSurvivalAreRecovered(Entry entry) {
    SplittableRandom random = new SplittableRandom(77);
    double lambda = 1.1;
    double phi = 0.7;
    Map<Entry, Double> rates =
        Map.of(
            Entry.LAMBDA, lambda, Entry.RECRUITMENT, lambda - phi, Entry.SENIORITY, phi / lambda);
    int growth = 0;
    int rate = 0;
    int survival = 0;
    for (int run = 0; run < RUNS; run++) {
      CaptureHistories histories =
          SimulatedHistories.growing(300, 5, phi, 0.5, lambda, random.split()).histories();
      HistoryFit fit =
          new HistoryModel.Pradel(CONSTANT, CONSTANT, entry, CONSTANT)
              .fit(histories, 0.95, ParameterIntervals.Kind.WALD);
      Interval interval = fit.headline().orElseThrow().interval();
      growth += interval.contains(lambda) ? 1 : 0;
      rate += holds(fit, entry.word(), rates.getOrDefault(entry, Double.NaN)) ? 1 : 0;
      survival += holds(fit, "phi", phi) ? 1 : 0;
    }
    assertThat(growth).isBetween(459, 491);
    assertThat(rate).isBetween(459, 491);
    assertThat(survival).isBetween(459, 491);
  }

  /** Every state told, and one in five seen in a state that is not. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.8})
  void survivalMovesAndDetectionOfStatesAreRecovered(double told) {
    SplittableRandom random = new SplittableRandom(41);
    Map<String, Double> truth = new LinkedHashMap<>();
    truth.put("S[A]", SimulatedMoves.SURVIVAL.get(0));
    truth.put("S[B]", SimulatedMoves.SURVIVAL.get(1));
    truth.put("psi[A>B]", SimulatedMoves.MOVE.get(0));
    truth.put("psi[B>A]", SimulatedMoves.MOVE.get(1));
    truth.put("p[A]", SimulatedMoves.SEEN.get(0));
    truth.put("p[B]", SimulatedMoves.SEEN.get(1));
    if (told < 1) {
      truth.put("delta", told);
    }
    Map<String, Integer> held = new LinkedHashMap<>();
    HistoryModel model = new HistoryModel.States(STATE, STATE, HistoryModel.States.EVERY_MOVE);
    for (int run = 0; run < RUNS; run++) {
      HistoryFit fit =
          model.fit(
              SimulatedMoves.of(500, 6, told, random.split()), 0.95, ParameterIntervals.Kind.WALD);
      truth.forEach(
          (name, value) -> held.merge(name, holds(fit, name, value) ? 1 : 0, Integer::sum));
    }
    assertThat(held).allSatisfy((name, runs) -> assertThat(runs).as(name).isBetween(459, 491));
  }
}
