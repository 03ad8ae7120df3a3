package org.undercount.estimators.closed;

/**
 * Chao and Lee's sample coverage from capture frequencies. The coverage, the share of all sightings
 * that fall on people already seen, is Ĉ = 1 − f₁/S, S = Σ k fₖ. With equal people N̂ = n/Ĉ;
 * differences between people, measured by the squared coefficient of variation γ² of their chances,
 * add f₁γ²/Ĉ. Chao and Lee (1992), JASA 87, equations 2.11 to 2.14.
 *
 * <p>Variance by the delta method for a multinomial, Σ (∂N̂/∂fₖ)² fₖ − N̂, N̂ being homogeneous of
 * degree 1 up to terms of order 1/S, which are kept in their place: − (Σ fₖ ∂N̂/∂fₖ)²/N̂. Made for
 * sightings at any time; from a few lists see {@link ListCoverage}.
 */
public enum FrequencyCoverage {
  /** γ² from n/Ĉ: Chao and Lee's second estimator. */
  ONCE,
  /** γ² corrected for its own bias downwards: their third, for strong differences. */
  TWICE;

  /** The population and its error. */
  public CountsOnly estimate(CaptureFrequencies seen) {
    if (seen.sightings() == seen.seen(1)) {
      throw new IllegalArgumentException(
          "The sample coverage is 0: all " + seen.observed() + " units were seen only once");
    }
    double value = value(seen);
    double squares = 0;
    double sum = 0;
    for (int k = 1; k <= seen.most(); k++) {
      double slope = slope(seen, k);
      double f = (double) seen.seen(k);
      squares += slope * slope * f;
      sum += slope * f;
    }
    double n = (double) seen.observed();
    double variance = Math.max(0, squares - sum * sum / value);
    return new CountsOnly(seen.observed(), Math.max(value, n), Math.sqrt(variance));
  }

  private double value(CaptureFrequencies seen) {
    double n = (double) seen.observed();
    double f1 = (double) seen.seen(1);
    double coverage = 1 - f1 / (double) seen.sightings();
    double pairs = pairs(seen);
    double differences = Math.max(n / coverage * pairs - 1, 0);
    if (this == TWICE) {
      differences *= 1 + f1 * pairs / coverage;
    }
    return n / coverage + f1 / coverage * differences;
  }

  /** ∂N̂/∂fₖ. */
  private double slope(CaptureFrequencies seen, int k) {
    double n = (double) seen.observed();
    double s = (double) seen.sightings();
    double f1 = (double) seen.seen(1);
    double c = 1 - f1 / s;
    double q = pairs(seen);
    double one = k == 1 ? 1 : 0;
    double dc = -one / s + f1 * k / (s * s);
    double dq = (k * (k - 1.0) - q * (2 * s - 1) * k) / (s * (s - 1));
    double g = n / c * q - 1;
    double dg = q / c - n * q / (c * c) * dc + n / c * dq;
    if (g <= 0) {
      g = 0;
      dg = 0;
    }
    if (this == TWICE) {
      double factor = 1 + f1 * q / c;
      double dfactor = one * q / c + f1 * dq / c - f1 * q / (c * c) * dc;
      dg = dg * factor + g * dfactor;
      g *= factor;
    }
    return 1 / c - n / (c * c) * dc + one * g / c - f1 * g / (c * c) * dc + f1 / c * dg;
  }

  /** Σ k(k−1) fₖ / (S(S−1)). */
  private static double pairs(CaptureFrequencies seen) {
    double s = (double) seen.sightings();
    double sum = 0;
    for (int k = 2; k <= seen.most(); k++) {
      sum += k * (k - 1.0) * (double) seen.seen(k);
    }
    return sum / (s * (s - 1));
  }
}
