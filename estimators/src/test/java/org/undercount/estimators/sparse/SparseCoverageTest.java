package org.undercount.estimators.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.SimulatedTables;

/**
 * Lists that hold 2 to 10 % of a population of known size, so that most overlaps are below 20. On
 * 200 of them the 95 % interval must hold the truth in 95 % within the Monte Carlo band ±3 √(0.95 ·
 * 0.05/200) = ±0.046, that is in 181 to 199.
 */
class SparseCoverageTest {

  private static final int RUNS = 200;
  private static final int TRUTH = 2000;
  private static final List<Double> CHANCES = List.of(0.1, 0.08, 0.05, 0.03, 0.02);

  private static int covered(Function<SimulatedTables, OverlapTable> draw, long seed) {
    SimulatedTables world = new SimulatedTables(seed);
    int hits = 0;
    for (int run = 0; run < RUNS; run++) {
      hits +=
          Sparse.estimate(draw.apply(world), new Sparse.Request(400, run, 0.95))
                  .verdict()
                  .estimate()
                  .orElseThrow()
                  .interval()
                  .contains(TRUTH)
              ? 1
              : 0;
    }
    return hits;
  }

  @Test
  void independentSparseLists() {
    assertThat(covered(w -> w.independent(TRUTH, CHANCES.subList(0, 4), 0), 21))
        .isBetween(181, 199);
  }

  /** Weak enough that the selection misses it now and then. */
  @Test
  void referralFromTheFirstListToTheSecond() {
    assertThat(covered(w -> w.dependent(TRUTH, CHANCES, 0.2), 22)).isBetween(181, 199);
  }

  /** Their overlap is empty: the interaction is −∞. */
  @Test
  void twoListsThatNeverShareAPerson() {
    assertThat(covered(w -> w.dependent(TRUTH, CHANCES, 0), 23)).isBetween(181, 199);
  }
}
