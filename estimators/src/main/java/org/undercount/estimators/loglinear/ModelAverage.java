package org.undercount.estimators.loglinear;

import java.util.List;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.LogNormal;

/**
 * Average over models on the scale of θ = log f₀: θ̄ = Σ w θ, standard error Σ w √(Var θ + (θ −
 * θ̄)²) (Buckland, Burnham and Augustin 1997, Biometrics 53), so that disagreement between models
 * widens the interval. Var θ ≈ Var N̂ / f₀².
 */
public final class ModelAverage {

  private ModelAverage() {}

  /** The population. */
  public static double value(List<RankedModel> models, long observed) {
    return observed + Math.exp(meanLog(models, observed));
  }

  /** Its log-normal interval. */
  public static Interval interval(List<RankedModel> models, long observed, double level) {
    double mean = meanLog(models, observed);
    double error = 0;
    for (RankedModel m : models) {
      if (m.weight() > 0 && m.fit() instanceof Fit.Converged c) {
        double unseen = unseen(c, observed);
        double own = c.standardError() / unseen;
        double apart = Math.log(unseen) - mean;
        error += m.weight() * Math.sqrt(own * own + apart * apart);
      }
    }
    double factor = Math.exp(LogNormal.normalQuantile(level) * error);
    double unseen = Math.exp(mean);
    return new Interval(
        observed + unseen / factor, observed + unseen * factor, level, "model-averaged log-normal");
  }

  private static double meanLog(List<RankedModel> models, long observed) {
    double mean = 0;
    for (RankedModel m : models) {
      if (m.weight() > 0 && m.fit() instanceof Fit.Converged c) {
        mean += m.weight() * Math.log(unseen(c, observed));
      }
    }
    return mean;
  }

  private static double unseen(Fit.Converged fit, long observed) {
    return Math.max(fit.population() - observed, 1e-6); // log needs a floor where f₀ is 0
  }
}
