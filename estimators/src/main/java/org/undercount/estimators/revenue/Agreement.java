package org.undercount.estimators.revenue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.LogNormal;
import org.undercount.estimators.pooling.Effect;
import org.undercount.estimators.pooling.RandomEffects;
import org.undercount.estimators.pooling.Rule;
import org.undercount.estimators.pooling.Spread;

/**
 * Several estimators of one sum of money, brought together or not.
 *
 * <p>Unlike estimands are never brought together. Medians within a factor {@link #FACTOR} are
 * pooled on the log scale with DerSimonian and Laird's (1986) between-method variance; medians
 * further apart give the envelope, because an average of two answers that contradict each other is
 * neither.
 */
public sealed interface Agreement {

  /** Largest ratio of medians that is still called agreement. */
  double FACTOR = Spread.USUAL_FACTOR;

  /** A pooled estimate; {@code ratio} is the largest median over the smallest. */
  record Pooled(Estimate estimate, double ratio) implements Agreement {}

  /** From the lowest lower end to the highest upper end. */
  record Envelope(double lower, double upper, double ratio) implements Agreement {}

  /** Not comparable, or only one. */
  record None(String reason) implements Agreement {}

  static Agreement of(List<Estimand> estimands, List<Estimate> estimates) {
    if (estimates.size() < 2) {
      return new None("there is one estimator only");
    }
    for (Estimand other : estimands) {
      Optional<String> obstacle = estimands.get(0).obstacleTo(other);
      if (obstacle.isPresent()) {
        return new None(obstacle.get());
      }
    }
    Spread spread = Spread.of(estimates);
    return spread.ratio() <= FACTOR && spread.lower() > 0
        ? new Pooled(pooled(estimates), spread.ratio())
        : new Envelope(spread.lower(), spread.upper(), spread.ratio());
  }

  private static Estimate pooled(List<Estimate> estimates) {
    double level = estimates.get(0).interval().level();
    RandomEffects effects = RandomEffects.of(estimates.stream().map(Effect::ofLog).toList());
    double between = effects.dersimonianLaird();
    RandomEffects.Centre centre = effects.centre(between);
    double value = Math.exp(centre.value());
    double factor = Math.exp(LogNormal.normalQuantile(level) * centre.error());
    return new Estimate(
        value,
        new Interval(value / factor, value * factor, level, Rule.DERSIMONIAN_LAIRD.intervalKind()),
        "pooled",
        Map.of("betweenMethodVariance", Double.toString(between)));
  }
}
