package org.undercount.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.auto.Auto;
import org.undercount.estimators.closed.ChaoBound;
import org.undercount.estimators.closed.TwoLists;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;

/**
 * On 400 populations of known size the 95 % interval must hold the truth in 95 % of them within the
 * Monte Carlo band ±3 √(0.95·0.05/400) = ±0.033, that is in 367 to 393.
 */
class CoverageTest {

  private static final int RUNS = 400;
  private static final int LEAST = 367;
  private static final int MOST = 393;
  private static final int TRUTH = 1000;

  private static int covered(Function<SimulatedTables, Interval> estimate, long seed) {
    SimulatedTables world = new SimulatedTables(seed);
    int hits = 0;
    for (int run = 0; run < RUNS; run++) {
      hits += estimate.apply(world).contains(TRUTH) ? 1 : 0;
    }
    return hits;
  }

  @Test
  void chapmanHoldsTheTruth() {
    int hits =
        covered(
            w -> TwoLists.of(w.independent(TRUTH, List.of(0.3, 0.25), 0)).chapman(0.95).interval(),
            11);
    assertThat(hits).isBetween(LEAST, MOST);
  }

  @Test
  void theRightLogLinearModelHoldsTheTruth() {
    LogLinear.Request right =
        new LogLinear.Request(
            new Candidates.One(HierarchicalModel.of(3, List.of(0b011))),
            Criterion.AIC,
            IntervalKind.PROFILE,
            0.95,
            false);
    int hits =
        covered(
            w ->
                LogLinear.estimate(w.dependent(TRUTH, List.of(0.3, 0.2, 0.25), 0.5), right)
                    .verdict()
                    .estimate()
                    .orElseThrow()
                    .interval(),
            12);
    assertThat(hits).isBetween(LEAST, MOST);
  }

  @Test
  void waldOfTheRightModelHoldsTheTruth() {
    LogLinear.Request right =
        new LogLinear.Request(
            new Candidates.One(HierarchicalModel.independence(4)),
            Criterion.AIC,
            IntervalKind.WALD,
            0.95,
            false);
    int hits =
        covered(
            w ->
                LogLinear.estimate(w.independent(TRUTH, List.of(0.2, 0.15, 0.2, 0.1), 0), right)
                    .verdict()
                    .estimate()
                    .orElseThrow()
                    .interval(),
            13);
    assertThat(hits).isBetween(LEAST, MOST);
  }

  /** The bound's lower limit may exceed the truth in 2.5 % of runs, band + 3 deviations: 20. */
  @Test
  void chaosBoundStaysBelowTheTruthWhenPeopleDiffer() {
    SimulatedTables world = new SimulatedTables(14);
    int above = 0;
    double sum = 0;
    for (int run = 0; run < RUNS; run++) {
      ChaoBound bound =
          ChaoBound.ofLists(world.independent(TRUTH, List.of(0.3, 0.2, 0.25, 0.1), 0.4));
      above += bound.bound(0.95).lowerLimit() > TRUTH ? 1 : 0;
      sum += bound.value();
    }
    assertThat(above).isLessThanOrEqualTo(20);
    assertThat(sum / RUNS).isLessThan(TRUTH);
  }

  /**
   * Lists of unequal size: the textbook form from counts alone overshoots, the form for lists not.
   */
  @Test
  void theFormFromCountsAloneIsNoBoundForThreeLists() {
    SimulatedTables world = new SimulatedTables(15);
    double lists = 0;
    double counts = 0;
    for (int run = 0; run < RUNS; run++) {
      OverlapTable table = world.independent(TRUTH, List.of(0.4, 0.2, 0.1), 0);
      lists += ChaoBound.ofLists(table).value() / RUNS;
      counts += ChaoBound.ofCounts(table.captureCounts(), false).value() / RUNS;
    }
    assertThat(counts).isGreaterThan(1.1 * TRUTH);
    assertThat(lists).isBetween(0.99 * TRUTH, 1.03 * TRUTH);
  }

  /**
   * The choice among models is carried by the interval: it may cover too often, never too seldom.
   */
  @Test
  void thePlatformsChoiceHoldsTheTruth() {
    int hits =
        covered(
            w ->
                Auto.estimate(w.dependent(TRUTH, List.of(0.3, 0.2, 0.25, 0.15), 0.5), 0.95)
                    .verdict()
                    .estimate()
                    .orElseThrow()
                    .interval(),
            16);
    assertThat(hits).isGreaterThanOrEqualTo(LEAST);
  }
}
