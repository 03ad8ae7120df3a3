package org.undercount.estimators.stay;

import java.util.Map;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.LogNormal;
import org.undercount.estimators.pooling.Effect;

/**
 * From flow to stock, L = λW: people held at a time are arrivals per day times the mean stay in
 * days. Little (1961), Operations Research 9. Assumes that arrivals and stays have been steady for
 * several mean stays; a growing flow makes the stock too high, a shrinking one too low. Errors of
 * flow and stay are independent and add on the log scale.
 */
public final class Stock {

  /** As in the cards. */
  public static final String METHOD = "little";

  private Stock() {}

  /**
   * The stock at a level.
   *
   * @param perDay arrivals per day, its interval above 0
   * @param meanStay in days
   */
  public static Estimate of(Estimate perDay, Estimate meanStay, double level) {
    double variance = Effect.ofLog(perDay).variance() + Effect.ofLog(meanStay).variance();
    double value = perDay.value() * meanStay.value();
    double factor = Math.exp(LogNormal.normalQuantile(level) * Math.sqrt(variance));
    return new Estimate(
        value,
        new Interval(value / factor, value * factor, level, "log-normal, flow and stay"),
        METHOD,
        Map.of());
  }
}
