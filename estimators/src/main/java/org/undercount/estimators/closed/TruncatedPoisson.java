package org.undercount.estimators.closed;

import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Fit;

/** The zero-truncated Poisson: λ̂/(1 − e^−λ̂) is the mean number of sightings of those seen. */
final class TruncatedPoisson {

  private TruncatedPoisson() {}

  static Fit fit(CaptureFrequencies seen) {
    double n = (double) seen.observed();
    double mean = (double) seen.sightings() / n;
    double rate = rate(mean);
    double ever = -Math.expm1(-rate);
    double never = Math.exp(-rate);
    double information = n * (rate / ever - rate * rate * never / (ever * ever)); // on log λ
    double slope = n * rate * never / (ever * ever);
    return new TruncatedFit(seen, 1, never, slope * slope / information)
        .of(k -> k * Math.log(rate) - rate - LogGamma.value(k + 1.0) - Math.log(ever));
  }

  /** Newton from the right of the root of λ − m(1 − e^−λ), which is convex there. */
  private static double rate(double mean) {
    double rate = mean;
    for (int step = 0; step < 200; step++) {
      double next = rate - (rate + mean * Math.expm1(-rate)) / (1 - mean * Math.exp(-rate));
      if (!(next < rate)) {
        return rate;
      }
      rate = next;
    }
    return rate;
  }
}
