package org.undercount.estimators.open;

import java.util.List;
import java.util.SplittableRandom;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterIntervals;

/**
 * How 95 % intervals of the entrants and losses of the last interval do in simulated populations
 * with three looks at each occasion, survival 0.7.
 *
 * @param told populations in which the number is not refused
 */
record TurnoverCoverage(int told, Tally population, Tally stock, Tally entrants, Tally losses) {

  /** Intervals against what really happened. */
  static final class Tally {
    private int runs;
    private int held;
    private double width;
    private double errors;
    private double squares;

    void add(Estimate estimate, double truth) {
      runs++;
      held += estimate.interval().contains(truth) ? 1 : 0;
      width += estimate.interval().upper() - estimate.interval().lower();
      errors += estimate.value() - truth;
      squares += Math.pow(estimate.value() - truth, 2);
    }

    double share() {
      return held / (double) runs;
    }

    double bias() {
      return errors / runs;
    }

    double meanWidth() {
      return width / runs;
    }

    /** Standard deviation of the error. */
    double spread() {
      return Math.sqrt(squares / runs - bias() * bias());
    }

    /** Mean width over that of a normal interval from the error's standard deviation. */
    double relativeWidth() {
      return meanWidth() / (2 * 1.96 * spread());
    }
  }

  static TurnoverCoverage of(int population, int occasions, double p, int runs) {
    SplittableRandom random = new SplittableRandom(population * 100L + occasions);
    Tally n = new Tally();
    Tally stock = new Tally();
    Tally entrants = new Tally();
    Tally losses = new Tally();
    int told = 0;
    for (int run = 0; run < runs; run++) {
      Schedule schedule = Schedule.ofLooks(List.of(3, 3, 3, 3).subList(0, occasions));
      SimulatedHistories world =
          SimulatedHistories.of(population, schedule, 0.7, p, random.split());
      HistoryFit fit =
          new HistoryModel.RobustDesign(Formula.CONSTANT, Formula.CONSTANT, Formula.parse("time"))
              .fit(world.histories(), 0.95, ParameterIntervals.Kind.WALD);
      if (fit.refused()) {
        continue;
      }
      told++;
      int last = occasions - 2;
      n.add(fit.headline().orElseThrow(), population);
      stock.add(estimate(fit.stock(), last + 1), world.stock().get(last + 1));
      entrants.add(estimate(fit.entrants(), last), world.entrants().get(last));
      losses.add(estimate(fit.losses(), last), world.losses().get(last));
    }
    return new TurnoverCoverage(told, n, stock, entrants, losses);
  }

  private static Estimate estimate(List<HistoryFit.Occasion> numbers, int index) {
    return numbers.get(index).estimate().orElseThrow();
  }
}
