package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.undercount.estimators.likelihood.Variables;

/**
 * A population with known truth that enters evenly, stays with phi and is seen with p.
 *
 * @param histories of those seen
 * @param stock really there at each occasion
 */
record SimulatedHistories(CaptureHistories histories, List<Integer> stock) {

  static SimulatedHistories of(
      int population, Schedule schedule, double phi, double p, SplittableRandom random) {
    Map<List<Integer>, Long> counts = new LinkedHashMap<>();
    List<Integer> stock = new ArrayList<>(Collections.nCopies(schedule.occasions(), 0));
    for (int i = 0; i < population; i++) {
      int entered = random.nextInt(schedule.occasions());
      boolean here = false;
      List<Integer> events = new ArrayList<>();
      for (int t = 0; t < schedule.occasions(); t++) {
        here = t == entered || here && random.nextDouble() < phi;
        for (int s = 0; s < schedule.looks().get(t); s++) {
          events.add(here && random.nextDouble() < p ? 1 : 0);
        }
        if (here) {
          stock.set(t, stock.get(t) + 1);
        }
      }
      if (events.contains(1)) {
        counts.merge(events, 1L, Long::sum);
      }
    }
    List<CaptureHistory> histories = new ArrayList<>();
    counts.forEach((events, count) -> histories.add(new CaptureHistory(events, 0, count, false)));
    CaptureHistories plain =
        new CaptureHistories(schedule, List.of("1"), new Variables(1, Map.of()), histories);
    return new SimulatedHistories(plain, stock);
  }
}
