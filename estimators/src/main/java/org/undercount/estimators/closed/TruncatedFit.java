package org.undercount.estimators.closed;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.undercount.estimators.Fit;

/**
 * What the zero-truncated distributions share once their parameters are found.
 *
 * @param parameters their number
 * @param never p₀, the chance of being seen never
 * @param fromParameters the part of the variance that the estimation of p₀ brings, g′I⁻¹g
 */
record TruncatedFit(CaptureFrequencies seen, int parameters, double never, double fromParameters) {

  /**
   * The population and how the distribution fits.
   *
   * @param logChance of being seen k times given seen at all
   */
  Fit of(IntToDoubleFunction logChance) {
    double n = (double) seen.observed();
    double ever = 1 - never;
    double logLikelihood = 0;
    double deviance = 0;
    for (int k = 1; k <= seen.most(); k++) {
      double f = (double) seen.seen(k);
      if (f > 0) {
        double log = logChance.applyAsDouble(k);
        logLikelihood += f * log;
        deviance += 2 * f * (Math.log(f / n) - log);
      }
    }
    double variance = n * never / (ever * ever) + fromParameters;
    if (!(n / ever < 1e15 && variance < 1e30)) {
      return new Fit.NoMle("the number never seen grows beyond all bounds");
    }
    return new Fit.Converged(
        n / ever,
        Math.sqrt(variance),
        Math.max(0, deviance),
        seen.most() - 1 - parameters,
        -2 * logLikelihood + 2 * parameters,
        -2 * logLikelihood + Math.log(n) * parameters,
        List.of());
  }
}
