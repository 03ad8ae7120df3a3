package org.undercount.estimators.decomposable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.SimulatedTables;

/**
 * On 400 populations of 1,000 the 95 % credible interval must hold the truth in at least 367, three
 * Monte Carlo deviations √(0.95·0.05/400) below 95 %. It carries the doubt about the graph and may
 * hold the truth more often.
 */
class GraphAverageCoverageTest {

  private static final int RUNS = 400;
  private static final int LEAST = 367;
  private static final int TRUTH = 1000;
  private static final List<Double> CHANCES = List.of(0.3, 0.2, 0.25, 0.15);
  private static final DecomposableGraphs FOUR = DecomposableGraphs.on(4);

  private record Seen(int held, double meanOfMedians) {}

  private static Seen seen(Supplier<OverlapTable> world) {
    int held = 0;
    double sum = 0;
    for (int run = 0; run < RUNS; run++) {
      OverlapTable table = world.get();
      MissingPosterior missing =
          new GraphPosterior(FOUR, new CliqueLikelihoods(table, 1.0 / 16), 10_000_000_000L)
              .missing();
      long n = table.observed();
      held += n + missing.quantile(0.025) <= TRUTH && TRUTH <= n + missing.quantile(0.975) ? 1 : 0;
      sum += (double) (n + missing.quantile(0.5));
    }
    return new Seen(held, sum / RUNS);
  }

  @Test
  void holdsTheTruthWhenListsAreIndependent() {
    SimulatedTables world = new SimulatedTables(31);
    Seen seen = seen(() -> world.independent(TRUTH, CHANCES, 0));
    assertThat(seen.held()).isGreaterThanOrEqualTo(LEAST);
    assertThat(seen.meanOfMedians()).isBetween(0.98 * TRUTH, 1.02 * TRUTH);
  }

  @Test
  void holdsTheTruthWhenTheSecondListFollowsTheFirst() {
    SimulatedTables world = new SimulatedTables(32);
    Seen seen = seen(() -> world.dependent(TRUTH, CHANCES, 0.5));
    assertThat(seen.held()).isGreaterThanOrEqualTo(LEAST);
    assertThat(seen.meanOfMedians()).isBetween(0.97 * TRUTH, 1.03 * TRUTH);
  }
}
