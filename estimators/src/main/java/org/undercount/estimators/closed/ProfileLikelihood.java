package org.undercount.estimators.closed;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;
import org.undercount.estimators.Interval;

/**
 * Profile-likelihood interval of Cormack (1992), Biometrics 48: all N whose multinomial
 * log-likelihood, maximised over the other parameters, lies within χ²₁(level)/2 of its maximum. The
 * search runs on log f₀, so the interval never reaches below the observed count; where even f₀ = 0
 * lies inside, the lower end is the observed count; where no N up to {@link #FARTHEST} times the
 * estimate lies outside, the upper end is infinite.
 *
 * @param mostLikely the N of the multinomial maximum, in units; a little below the Poisson estimate
 * @param interval of N; it holds the Poisson estimate too
 */
public record ProfileLikelihood(double mostLikely, Interval interval) {

  public static final String KIND = "profile likelihood";

  /** Multiples of the estimated f₀ searched for an upper end. */
  public static final double FARTHEST = 1e4;

  private static final double LEAST_UNSEEN = 1e-3;

  /**
   * The interval around one estimate.
   *
   * @param profile log-likelihood at a number of units on no list, up to a constant
   * @param observed distinct units seen
   * @param estimate of the population, where the search starts
   */
  public static ProfileLikelihood of(
      DoubleUnaryOperator profile, double observed, double estimate, double level) {
    double unseen = Math.max(estimate - observed, 0.5);
    DoubleUnaryOperator atLog = x -> profile.applyAsDouble(Math.exp(x));
    double lowest = Math.log(LEAST_UNSEEN);
    double centre = Math.log(unseen);
    double highest = centre + Math.log(FARTHEST);
    UnivariatePointValuePair best =
        new BrentOptimizer(1e-10, 1e-12)
            .optimize(
                new MaxEval(1000),
                new UnivariateObjectiveFunction(atLog::applyAsDouble),
                GoalType.MAXIMIZE,
                new SearchInterval(Math.max(lowest, centre - 3), centre + 1, centre));
    double z = LogNormal.normalQuantile(level);
    double cut = best.getValue() - z * z / 2;
    UnivariateFunction above = x -> atLog.applyAsDouble(x) - cut;
    double lower =
        above.value(lowest) >= 0
            ? observed
            : observed + Math.exp(root(above, lowest, best.getPoint()));
    double end = best.getPoint() + 0.1;
    while (end < highest && above.value(end) > 0) {
      end += Math.max(0.1, (end - best.getPoint()) / 2);
    }
    double upper =
        end >= highest
            ? Double.POSITIVE_INFINITY
            : observed + Math.exp(root(above, best.getPoint(), end));
    // The Poisson estimate and the multinomial maximum differ a little; both must lie inside.
    return new ProfileLikelihood(
        observed + Math.exp(best.getPoint()),
        new Interval(
            Math.min(lower, Math.max(estimate, observed)), Math.max(upper, estimate), level, KIND));
  }

  private static double root(UnivariateFunction function, double from, double to) {
    return new BrentSolver(1e-12, 1e-10).solve(1000, function, from, to);
  }
}
