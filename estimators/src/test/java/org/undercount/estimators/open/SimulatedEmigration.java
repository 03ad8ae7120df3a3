package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.undercount.estimators.likelihood.Variables;

/**
 * Units that enter evenly where they can be seen, stay with phi and are away for whole occasions.
 */
final class SimulatedEmigration {

  private SimulatedEmigration() {}

  /**
   * The histories.
   *
   * @param leaving γ″
   * @param stayingAway γ′
   */
  static CaptureHistories of(
      int population,
      Schedule schedule,
      double phi,
      double p,
      double leaving,
      double stayingAway,
      SplittableRandom random) {
    Map<List<Integer>, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < population; i++) {
      int entered = random.nextInt(schedule.occasions());
      boolean alive = false;
      boolean away = false;
      List<Integer> events = new ArrayList<>();
      for (int t = 0; t < schedule.occasions(); t++) {
        if (t == entered) {
          alive = true;
        } else if (alive) {
          alive = random.nextDouble() < phi;
          away = random.nextDouble() < (away ? stayingAway : leaving);
        }
        for (int s = 0; s < schedule.looks().get(t); s++) {
          events.add(alive && !away && random.nextDouble() < p ? 1 : 0);
        }
      }
      if (events.contains(1)) {
        counts.merge(events, 1L, Long::sum);
      }
    }
    List<CaptureHistory> histories = new ArrayList<>();
    counts.forEach((events, count) -> histories.add(new CaptureHistory(events, 0, count, false)));
    return new CaptureHistories(schedule, List.of("1"), new Variables(1, Map.of()), histories);
  }
}
