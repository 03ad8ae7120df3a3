package org.undercount.estimators.loglinear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.closed.ChaoBound;

/** What a reader must know beside a log-linear estimate. */
public final class Warnings {

  private static final double NEARLY_AS_GOOD = 2; // criterion units, Burnham and Anderson 2002
  private static final double ADEQUATE = 0.001;
  private static final double LARGE_RELATIVE_ERROR = 0.5;

  private Warnings() {}

  public static List<String> of(
      OverlapTable table, LogLinear.Request request, List<RankedModel> models, Interval interval) {
    List<String> warnings = new ArrayList<>();
    RankedModel best = models.get(0);
    Fit.Converged fit = (Fit.Converged) best.fit();
    disagreement(table, request, models, interval).ifPresent(warnings::add);
    if (!fit.atMinusInfinity().isEmpty()) {
      warnings.add(
          "some combinations of lists share no unit: these interactions are estimated at minus"
              + " infinity (Chan, Silverman and Vincent 2021)");
    }
    double unseen = fit.population() - table.observed();
    if (fit.standardError() > LARGE_RELATIVE_ERROR * unseen) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the standard error is %.0f %% of the estimated number on no list",
              100 * fit.standardError() / unseen));
    }
    if (fit.degreesOfFreedom() > 0) {
      double p = ChiSquared.upperTail(fit.deviance(), fit.degreesOfFreedom());
      if (p < ADEQUATE) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "the model fits badly: deviance %.1f on %d degrees of freedom, p = %.1g",
                fit.deviance(),
                fit.degreesOfFreedom(),
                p));
      }
    }
    belowBound(interval, ChaoBound.ofLists(table).bound(request.level())).ifPresent(warnings::add);
    return warnings;
  }

  /** Said when the estimate and the bound cannot both be right. */
  public static Optional<String> belowBound(Interval interval, LowerBound bound) {
    return interval.upper() >= bound.lowerLimit()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the whole interval lies below Chao's lower bound (%.0f, at least %.0f): lists that"
                    + " avoid each other, or a wrong model",
                bound.value(),
                bound.lowerLimit()));
  }

  static List<String> ofBootstrap(
      ParametricBootstrap bootstrap, int replicates, Interval interval, double value) {
    List<String> warnings = new ArrayList<>();
    if (bootstrap.models() > 1 && 2 * bootstrap.withSameModel() < replicates) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the choice of model is unsure: %.0f %% of the replicates lead to the same one; the"
                  + " interval carries this",
              100.0 * bootstrap.withSameModel() / replicates));
    }
    if (bootstrap.withoutEstimate() > 0) {
      warnings.add(
          bootstrap.withoutEstimate()
              + " of "
              + replicates
              + " replicates have no estimate; they count as infinite");
    }
    if (interval.lower() == value || interval.upper() == value) {
      warnings.add(
          "the replicates err to one side so much that the interval left the estimate; it was"
              + " widened to hold it");
    }
    return warnings;
  }

  static Optional<String> disagreement(
      OverlapTable table, LogLinear.Request request, List<RankedModel> models, Interval interval) {
    Criterion criterion = request.criterion();
    double least = criterion.of((Fit.Converged) models.get(0).fit(), table);
    int rivals = 0;
    int outside = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    for (RankedModel m : models) {
      if (m.fit() instanceof Fit.Converged c && criterion.of(c, table) <= least + NEARLY_AS_GOOD) {
        rivals++;
        outside += interval.contains(c.population()) ? 0 : 1;
        lowest = Math.min(lowest, c.population());
        highest = Math.max(highest, c.population());
      }
    }
    return outside == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d models within %.0f %s units of the best lie outside the interval (they"
                    + " range from %.0f to %.0f): %s",
                outside,
                rivals,
                NEARLY_AS_GOOD,
                criterion,
                lowest,
                highest,
                reach(request)));
  }

  private static String reach(LogLinear.Request request) {
    if (request.interval() == IntervalKind.BOOTSTRAP) {
      return "the choice is repeated in every replicate, but the interval does not reach them";
    }
    return request.average()
        ? "the average weighs them, but its interval does not reach them"
        : "the interval ignores that the model was chosen from the same data";
  }
}
