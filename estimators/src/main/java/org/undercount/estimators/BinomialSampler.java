package org.undercount.estimators;

import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Binomial deviates whose parameters change at every call, so that no table can be set up:
 * inversion by sequential search for small means, else transformed rejection with squeeze (BTRS),
 * Hörmann (1993), J. Stat. Comput. Simul. 46, 101–110.
 */
public final class BinomialSampler {

  private static final int MOST_FACTORS = 24; // about the price of one power
  private static final double LEAST_MEAN_FOR_REJECTION = 10; // BTRS is proved for np >= 10

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private static final double[] TABULATED =
      IntStream.range(0, 16).mapToDouble(k -> LogGamma.value(k + 1.0)).toArray();

  private final UniformRandomProvider random;

  public BinomialSampler(UniformRandomProvider random) {
    this.random = random;
  }

  /**
   * Successes in n trials.
   *
   * @param trials at least 0
   * @param probability in [0, 1]
   */
  public long sample(long trials, double probability) {
    if (trials == 0 || probability <= 0) {
      return 0;
    }
    if (probability >= 1) {
      return trials;
    }
    if (probability > 0.5) {
      return trials - rare(trials, 1 - probability);
    }
    return rare(trials, probability);
  }

  private long rare(long n, double p) {
    return (double) n * p < LEAST_MEAN_FOR_REJECTION ? inversion(n, p) : rejection(n, p);
  }

  private long inversion(long n, double p) {
    double u = random.nextDouble();
    if (u <= 1 - (double) n * p) { // Bernoulli: (1 - p)^n >= 1 - np, so no power is needed
      return 0;
    }
    double odds = p / (1 - p);
    double mass = noneOf(n, p);
    long x = 0;
    while (u > mass && x < n) {
      u -= mass;
      x++;
      mass *= odds * (double) (n - x + 1) / (double) x;
    }
    return x;
  }

  /** (1 − p)ⁿ. */
  private static double noneOf(long n, double p) {
    if (n > MOST_FACTORS) {
      return Math.exp((double) n * Math.log1p(-p));
    }
    double product = 1 - p;
    for (long i = 1; i < n; i++) {
      product *= 1 - p;
    }
    return product;
  }

  private long rejection(long n, double p) {
    double spread = Math.sqrt((double) n * p * (1 - p));
    double b = 1.15 + 2.53 * spread;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double centre = (double) n * p + 0.5;
    double squeeze = 0.92 - 4.2 / b;
    double alpha = (2.83 + 5.1 / b) * spread;
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + centre);
      if (k < 0 || k > (double) n) {
        continue;
      }
      if (us >= 0.07 && v <= squeeze) {
        return (long) k;
      }
      // Only one draw in seven comes this far, so its terms are not worth preparing.
      double mode = Math.floor((double) (n + 1) * p);
      double ratio = Math.log(v * alpha / (a / (us * us) + b));
      double logMass =
          logFactorial(mode)
              + logFactorial((double) n - mode)
              - logFactorial(k)
              - logFactorial((double) n - k)
              + (k - mode) * Math.log(p / (1 - p));
      if (ratio <= logMass) {
        return (long) k;
      }
    }
  }

  /** Stirling's series, of relative error below 10⁻¹⁶ from 16! on. */
  private static double logFactorial(double k) {
    if (k < TABULATED.length) {
      return TABULATED[(int) k];
    }
    double x = k + 1;
    double y = 1 / (x * x);
    double series = (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y / 1680))) / x;
    return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series;
  }
}
