package org.undercount.estimators.closed;

import org.undercount.estimators.Fit;

/** The zero-truncated geometric: with mean μ of all, those seen have mean 1 + μ; p₀ = 1/(1 + μ). */
final class TruncatedGeometric {

  private TruncatedGeometric() {}

  static Fit fit(CaptureFrequencies seen) {
    double n = (double) seen.observed();
    double mean = (double) (seen.sightings() - seen.observed()) / n;
    double never = 1 / (1 + mean);
    double information = n * mean / (1 + mean); // on log μ
    double slope = n / mean;
    return new TruncatedFit(seen, 1, never, slope * slope / information)
        .of(k -> (k - 1) * Math.log(mean) - k * Math.log1p(mean));
  }
}
