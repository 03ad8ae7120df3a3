package org.undercount.estimators.sparse;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.undercount.estimators.loglinear.HierarchicalModel;

/**
 * The model a table led to.
 *
 * @param steps pairs in the order they entered
 * @param population N̂ = n + exp(intercept), in units; infinite when not even the main effects have
 *     an estimate
 */
record Selection(List<Step> steps, double population) {

  /**
   * One interaction that entered.
   *
   * @param pair mask of its two lists
   * @param p the smaller Poisson tail probability of its overlap before it entered
   */
  record Step(int pair, double p) {}

  Selection {
    steps = List.copyOf(steps);
    if (!(population >= 0)) {
      throw new IllegalArgumentException("Population must be at least 0, got " + population);
    }
  }

  boolean exists() {
    return population < Double.POSITIVE_INFINITY;
  }

  /** The model of the pairs that entered and of those known to depend on each other. */
  HierarchicalModel model(int lists, Set<Integer> referrals) {
    return HierarchicalModel.of(
        lists, Stream.concat(referrals.stream(), steps.stream().map(Step::pair)).toList());
  }
}
