package org.undercount.jobs.plain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.undercount.estimators.revenue.RevenueModel;

/**
 * A figure somebody published, beside which a model's result is printed.
 *
 * @param estimator id of the estimator it is compared with
 * @param printed as printed, e.g. {@code 63.9}
 * @param scale what the print is in, e.g. 1e9
 * @param relation whether the source says the number or says "more than" it
 * @param source where it was published
 */
record PublishedFigure(
    String estimator, BigDecimal printed, double scale, Relation relation, String source) {

  /** How the publication puts it. */
  enum Relation {
    EQUAL,
    AT_LEAST
  }

  /** The computed value rounded as the publication was: same scale, same decimals, half up. */
  BigDecimal rounded(double computed) {
    return BigDecimal.valueOf(computed)
        .divide(BigDecimal.valueOf(scale))
        .setScale(printed.scale(), RoundingMode.HALF_UP);
  }

  boolean agrees(double computed) {
    int comparison = rounded(computed).compareTo(printed);
    return relation == Relation.EQUAL ? comparison == 0 : comparison >= 0;
  }

  boolean isOf(RevenueModel.Estimator other) {
    return other.id().equals(estimator);
  }
}
