package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.undercount.estimators.likelihood.Variables;

/**
 * Units first seen in one of two states at any occasion but the last, 40 % of them in A, that
 * survive, move and are seen with known chances.
 */
final class SimulatedMoves {

  /** In A and B. */
  static final List<Double> SURVIVAL = List.of(0.85, 0.7);

  /** Out of A and B. */
  static final List<Double> MOVE = List.of(0.25, 0.4);

  static final List<Double> SEEN = List.of(0.6, 0.45);

  private SimulatedMoves() {}

  /**
   * The histories.
   *
   * @param told chance that the state is told of a unit that is seen
   */
  static CaptureHistories of(int units, int occasions, double told, SplittableRandom random) {
    Map<List<Integer>, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < units; i++) {
      List<Integer> events = new ArrayList<>(Collections.nCopies(occasions, 0));
      int first = random.nextInt(occasions - 1);
      int state = random.nextDouble() < 0.4 ? 0 : 1;
      for (int t = first; t < occasions; t++) {
        if (t > first) {
          if (random.nextDouble() >= SURVIVAL.get(state)) {
            break;
          }
          state = random.nextDouble() < MOVE.get(state) ? 1 - state : state;
        }
        if (t == first || random.nextDouble() < SEEN.get(state)) {
          events.set(t, random.nextDouble() < told ? state + 1 : CaptureHistory.UNKNOWN_STATE);
        }
      }
      counts.merge(List.copyOf(events), 1L, Long::sum);
    }
    List<CaptureHistory> histories = new ArrayList<>();
    counts.forEach((events, count) -> histories.add(new CaptureHistory(events, 0, count, false)));
    return new CaptureHistories(
        Schedule.even(occasions), List.of("A", "B"), new Variables(1, Map.of()), histories);
  }
}
