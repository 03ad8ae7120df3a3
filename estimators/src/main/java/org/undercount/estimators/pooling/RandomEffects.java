package org.undercount.estimators.pooling;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Effects y(i) ~ N(μ, v(i) + τ²): τ² is the variance between methods that their own errors v(i) do
 * not explain. With weights w(i) = 1/(v(i) + τ²), μ̂ = Σwy/Σw and Q(τ²) = Σw(y − μ̂)².
 *
 * <p>Assumes that the v(i) are known, that methods err independently and to either side alike. A
 * bias all methods share leaves no trace here.
 */
public final class RandomEffects {

  private final List<Effect> effects;

  private RandomEffects(List<Effect> effects) {
    this.effects = effects;
  }

  /** Of at least two effects. */
  public static RandomEffects of(List<Effect> effects) {
    if (effects.size() < 2) {
      throw new IllegalArgumentException(
          "At least 2 effects are needed to be pooled, got " + effects.size());
    }
    return new RandomEffects(List.copyOf(effects));
  }

  /**
   * Where the effects centre, given τ².
   *
   * @param value μ̂
   * @param error 1/√Σw
   */
  public record Centre(double value, double error) {}

  /** From one number to another; the upper may be infinite. */
  public record Range(double lower, double upper) {}

  /** μ̂ and its standard error at a variance between methods. */
  public Centre centre(double between) {
    double weights = 0;
    double sum = 0;
    for (Effect e : effects) {
      double w = 1 / (e.variance() + between);
      weights += w;
      sum += w * e.value();
    }
    return new Centre(sum / weights, Math.sqrt(1 / weights));
  }

  /** Q(τ²), which falls as τ² grows; Q(0) is Cochran's. */
  public double q(double between) {
    double centre = centre(between).value();
    double q = 0;
    for (Effect e : effects) {
      double away = e.value() - centre;
      q += away * away / (e.variance() + between);
    }
    return q;
  }

  /** τ² by moments: (Q(0) − (k − 1))/(Σw − Σw²/Σw), not below 0. DerSimonian and Laird (1986). */
  public double dersimonianLaird() {
    double weights = 0;
    double squares = 0;
    for (Effect e : effects) {
      weights += 1 / e.variance();
      squares += 1 / (e.variance() * e.variance());
    }
    return Math.max(0, (q(0) - degreesOfFreedom()) / (weights - squares / weights));
  }

  /** τ² that solves Q(τ²) = k − 1, or 0 where Q(0) is below that. Paule and Mandel (1982). */
  public double pauleMandel() {
    return whereQFallsTo(degreesOfFreedom());
  }

  /**
   * Hartung and Knapp's interval of μ: t with k − 1 degrees of freedom on the error times
   * √(Q(τ²)/(k − 1)), which is not let below 1, so that methods which agree by luck gain nothing
   * (Hartung and Knapp 2001; Röver, Knapp and Friede 2015).
   */
  public Range hartungKnapp(double between, double level) {
    Centre centre = centre(between);
    double scale = Math.sqrt(Math.max(1, q(between) / degreesOfFreedom()));
    double half =
        TDistribution.of(degreesOfFreedom()).inverseCumulativeProbability(0.5 + level / 2)
            * scale
            * centre.error();
    return new Range(centre.value() - half, centre.value() + half);
  }

  /** Interval of τ²: all values that Q(τ²) ~ χ²(k − 1) does not reject. Viechtbauer (2007). */
  public Range betweenRange(double level) {
    ChiSquaredDistribution chi = ChiSquaredDistribution.of(degreesOfFreedom());
    return new Range(
        whereQFallsTo(chi.inverseCumulativeProbability(0.5 + level / 2)),
        whereQFallsTo(chi.inverseCumulativeProbability(0.5 - level / 2)));
  }

  /**
   * I² = τ²/(τ² + v), the share of the variance that is between methods, with the typical error v =
   * (k − 1)Σw/((Σw)² − Σw²), w = 1/v(i). Higgins and Thompson (2002), equation 9.
   */
  public double inconsistency(double between) {
    double weights = 0;
    double squares = 0;
    for (Effect e : effects) {
      weights += 1 / e.variance();
      squares += 1 / (e.variance() * e.variance());
    }
    double typical = degreesOfFreedom() * weights / (weights * weights - squares);
    return between / (between + typical);
  }

  private double degreesOfFreedom() {
    return effects.size() - 1.0;
  }

  private double whereQFallsTo(double target) {
    DoubleUnaryOperator above = t -> q(t) - target;
    if (above.applyAsDouble(0) <= 0) {
      return 0;
    }
    double high = 1e-6;
    while (above.applyAsDouble(high) > 0) {
      high *= 2;
    }
    double low = 0;
    for (double middle = high / 2; middle > low && middle < high; middle = low + (high - low) / 2) {
      if (above.applyAsDouble(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
