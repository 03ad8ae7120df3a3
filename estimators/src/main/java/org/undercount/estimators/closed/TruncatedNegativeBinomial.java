package org.undercount.estimators.closed;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Fit;

/**
 * The zero-truncated negative binomial, P(k) ∝ r(r+1)…(r+k−1)/k! · zᵏ, 0 &lt; z &lt; 1, p₀ =
 * (1−z)ʳ. For each r the best z fits the mean; the profile score in r is then brought to zero. When
 * it stays below zero down to r → 0 the maximum is the logarithmic series and N is infinite; when
 * it stays above zero the counts vary no more than Poisson counts do.
 */
final class TruncatedNegativeBinomial {

  private static final double LEAST_LOG_SIZE = Math.log(1e-5);
  private static final double MOST_LOG_SIZE = Math.log(1e5);
  private static final int SCAN = 64;

  private final CaptureFrequencies seen;
  private final double n;
  private final double sightings;

  private TruncatedNegativeBinomial(CaptureFrequencies seen) {
    this.seen = seen;
    this.n = (double) seen.observed();
    this.sightings = (double) seen.sightings();
  }

  static Fit fit(CaptureFrequencies seen) {
    return new TruncatedNegativeBinomial(seen).fit();
  }

  private Fit fit() {
    if (seen.most() < 3) {
      return new Fit.NotIdentifiable("nobody is seen more than twice, and two parameters need it");
    }
    double width = (MOST_LOG_SIZE - LEAST_LOG_SIZE) / SCAN;
    double before = score(LEAST_LOG_SIZE);
    if (before <= 0) {
      return new Fit.NoMle(
          "the counts vary so much that the number never seen grows beyond all bounds");
    }
    for (int i = 1; i <= SCAN; i++) {
      double at = LEAST_LOG_SIZE + i * width;
      double here = score(at);
      if (before > 0 && here <= 0) {
        return summary(
            Math.exp(
                new BrentSolver(1e-14, 1e-14, 1e-15).solve(1000, this::score, at - width, at)));
      }
      before = here;
    }
    return new Fit.NoMle("the counts vary no more than Poisson counts: zt-poisson is its limit");
  }

  /** Slope of the profile log-likelihood in r, times a positive number. */
  private double score(double logSize) {
    double r = Math.exp(logSize);
    double y = -r * Math.log1p(odds(r)); // log p₀
    return beyondTheFirst(r, 1) + n / r * Remainder.exp(y) / Math.expm1(y);
  }

  /** Σ fₖ Σ_{0&lt;j&lt;k} (r+j)^−power: the n/r^power of j = 0 is brought in where it cancels. */
  private double beyondTheFirst(double r, int power) {
    double inner = 0;
    double total = 0;
    for (int k = 2; k <= seen.most(); k++) {
      inner += Math.pow(r + k - 1, -power);
      total += (double) seen.seen(k) * inner;
    }
    return total;
  }

  /**
   * The odds w = z/(1 − z) at which those seen have the mean observed, rw/(1 − p₀). Its part above
   * one is (r(w − log(1+w)) + (p₀ − 1 − log p₀))/(1 − p₀), where nothing cancels.
   */
  private double odds(double r) {
    double logExcess = Math.log((sightings - n) / n);
    return Math.exp(
        new BrentSolver(1e-15, 1e-14, 1e-15)
            .solve(
                1000,
                x -> {
                  double w = Math.exp(x);
                  double y = -r * Math.log1p(w);
                  double excess = r * Remainder.log1p(w) + Remainder.exp(y);
                  return Math.log(excess / -Math.expm1(y)) - logExcess;
                },
                -60,
                60));
  }

  private Fit summary(double r) {
    double odds = odds(r);
    double z = odds / (1 + odds);
    double a = -Math.log1p(odds); // log(1 − z)
    double y = r * a;
    double never = Math.exp(y);
    double ever = -Math.expm1(y);
    // Observed information and the slopes of n/(1 − p₀), in r and z.
    double half = Math.sinh(y / 2);
    double flat = Remainder.sinh(y / 2) * (half + y / 2) / (half * half); // 1 − y²p₀/(1−p₀)²
    double irr = beyondTheFirst(r, 2) + n / (r * r) * flat;
    double izz = sightings / (z * z) + n * r * (ever - r * never) / Math.pow((1 - z) * ever, 2);
    double irz = n * (1 + odds) * (y * Math.expm1(y) - Remainder.exp(y)) / (ever * ever);
    double gr = n * a * never / (ever * ever);
    double gz = -n * r * never / ((1 - z) * ever * ever);
    double determinant = irr * izz - irz * irz;
    if (!(determinant > 0)) {
      return new Fit.NotIdentifiable("the likelihood is flat along a line of parameters");
    }
    double variance = (gr * gr * izz - 2 * gr * gz * irz + gz * gz * irr) / determinant;
    return new TruncatedFit(seen, 2, never, variance)
        .of(
            k -> {
              double log = -LogGamma.value(k + 1.0) + k * Math.log(z) + r * a - Math.log(ever);
              for (int j = 0; j < k; j++) {
                log += Math.log(r + j);
              }
              return log;
            });
  }
}
