package org.undercount.estimators.pooling;

import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;

/**
 * One method's answer.
 *
 * @param family evidence it rests on: methods of one family repeat the same evidence, and three
 *     papers that quote one another are one family
 * @param estimand what it is a number of
 * @param estimate above 0, its interval not a point and with an end
 */
public record MethodEstimate(String family, Estimand estimand, Estimate estimate) {

  public MethodEstimate {
    if (family.isBlank()) {
      throw new IllegalArgumentException("A method must name its family, got a blank");
    }
    if (!(estimate.interval().lower() > 0
        && Double.isFinite(estimate.interval().upper())
        && estimate.interval().upper() > estimate.interval().lower())) {
      throw new IllegalArgumentException(
          "An interval must lie above 0, end, and not be a point to be pooled, got "
              + estimate.interval().lower()
              + " to "
              + estimate.interval().upper());
    }
  }

  Effect effect() {
    return Effect.ofLog(estimate);
  }
}
