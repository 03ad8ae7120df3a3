package org.undercount.estimators;

import java.io.Serializable;

/**
 * A number the population is not below, with its own sampling uncertainty: what can still be said
 * when an estimate is refused.
 *
 * @param value the bound, in the estimand's unit
 * @param lowerLimit lower end of the bound's confidence interval: the cautious reading
 * @param level level of that interval
 * @param method the bound's name, e.g. {@code Chao 1987}
 */
public record LowerBound(double value, double lowerLimit, double level, String method)
    implements Serializable {

  public LowerBound {
    if (!(value >= lowerLimit && lowerLimit >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "Bound must satisfy 0 <= lowerLimit <= value, got lowerLimit="
              + lowerLimit
              + ", value="
              + value);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("Level must lie in (0, 1), got " + level);
    }
  }
}
