package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import org.undercount.estimators.likelihood.Variables;

/**
 * A population with known truth that enters evenly, stays with phi and is seen with p.
 *
 * @param histories of those seen
 * @param stock really there at each occasion
 * @param entrants really new at each occasion but the first
 * @param losses really gone by each occasion but the first
 */
record SimulatedHistories(
    CaptureHistories histories, List<Integer> stock, List<Integer> entrants, List<Integer> losses) {

  static SimulatedHistories of(
      int population, Schedule schedule, double phi, double p, SplittableRandom random) {
    return of(population, schedule, phi, p, () -> random.nextInt(schedule.occasions()), random);
  }

  /** Enters so that the stock is expected to grow by {@code lambda} from occasion to occasion. */
  static SimulatedHistories growing(
      int population, int occasions, double phi, double p, double lambda, SplittableRandom random) {
    double[] weights = new double[occasions];
    weights[0] = 1;
    for (int t = 1; t < occasions; t++) {
      weights[t] = Math.pow(lambda, t - 1) * (lambda - phi);
    }
    return of(population, Schedule.even(occasions), phi, p, () -> drawn(weights, random), random);
  }

  private static int drawn(double[] weights, SplittableRandom random) {
    double at = random.nextDouble() * Arrays.stream(weights).sum();
    int t = 0;
    while (at >= weights[t] && t + 1 < weights.length) {
      at -= weights[t++];
    }
    return t;
  }

  private static SimulatedHistories of(
      int population,
      Schedule schedule,
      double phi,
      double p,
      IntSupplier entry,
      SplittableRandom random) {
    Map<List<Integer>, Long> counts = new LinkedHashMap<>();
    int[] stock = new int[schedule.occasions()];
    int[] entrants = new int[schedule.occasions() - 1];
    int[] losses = new int[schedule.occasions() - 1];
    for (int i = 0; i < population; i++) {
      int entered = entry.getAsInt();
      boolean here = false;
      List<Integer> events = new ArrayList<>();
      for (int t = 0; t < schedule.occasions(); t++) {
        boolean before = here;
        here = t == entered || here && random.nextDouble() < phi;
        if (t > 0) {
          entrants[t - 1] += here && !before ? 1 : 0;
          losses[t - 1] += before && !here ? 1 : 0;
        }
        for (int s = 0; s < schedule.looks().get(t); s++) {
          events.add(here && random.nextDouble() < p ? 1 : 0);
        }
        stock[t] += here ? 1 : 0;
      }
      if (events.contains(1)) {
        counts.merge(events, 1L, Long::sum);
      }
    }
    List<CaptureHistory> histories = new ArrayList<>();
    counts.forEach((events, count) -> histories.add(new CaptureHistory(events, 0, count, false)));
    CaptureHistories plain =
        new CaptureHistories(schedule, List.of("1"), new Variables(1, Map.of()), histories);
    return new SimulatedHistories(plain, listed(stock), listed(entrants), listed(losses));
  }

  private static List<Integer> listed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
