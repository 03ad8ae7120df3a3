package org.undercount.estimators.decomposable;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.OverlapTable;

/**
 * Log marginal likelihoods of the lists' margins when m units are on no list.
 *
 * <p>The hyper-Dirichlet prior gives every one of the 2^p cells of the full table the weight δ; a
 * margin over the lists C then has a Dirichlet prior of weight δ 2^(p−|C|) in each of its cells,
 * and its counts the probability (without the multinomial coefficient) Γ(a)/Γ(N+a) Π
 * Γ(count+a_C)/Γ(a_C), a = δ 2^p, a_C = δ 2^(p−|C|). Dawid and Lauritzen (1993), Ann. Stat. 21;
 * Madigan and York (1997), Biometrika 84, section 3. Only the cell on none of C's lists grows with
 * m, so log Γ(m + x) − log Γ(m + 1) for two offsets x is all that is computed per point.
 *
 * <p>The number N = n + m itself has the improper prior 1/N.
 */
final class CliqueLikelihoods {

  private static final double SERIES_FROM = 16;

  private final long observed;
  private final double weight; // a
  private final double[] constant; // by mask: what does not depend on m
  private final double[] offset; // by mask: m + offset is the argument of the cell on none

  /**
   * For a table under the prior.
   *
   * @param perCell δ, the prior's weight per cell of the full table; 2^−p is one observation in all
   */
  CliqueLikelihoods(OverlapTable table, double perCell) {
    if (!(perCell > 0 && Double.isFinite(perCell))) {
      throw new IllegalArgumentException(
          "The prior's weight per cell must be positive and finite, got " + perCell);
    }
    if (!table.impossible().isEmpty()) {
      throw new IllegalArgumentException(
          "The prior gives every pattern a chance: impossible patterns cannot be left out, got "
              + table.impossible());
    }
    int masks = 1 << table.lists().size();
    observed = table.observed();
    weight = perCell * masks;
    constant = new double[masks];
    offset = new double[masks];
    for (int mask = 1; mask < masks; mask++) {
      double cell = weight / (1 << Integer.bitCount(mask));
      double sum = LogGamma.value(weight) - LogGamma.value(cell);
      long seen = 0;
      for (long count : margin(table, mask).values()) {
        sum += LogGamma.value((double) count + cell) - LogGamma.value(cell);
        seen += count;
      }
      constant[mask] = sum;
      offset[mask] = (double) (observed - seen) + cell;
    }
  }

  /** Units seen by the lists of the mask, by pattern on them. */
  private static SortedMap<Integer, Long> margin(OverlapTable table, int mask) {
    SortedMap<Integer, Long> margin = new TreeMap<>();
    table
        .counts()
        .forEach(
            (pattern, count) -> {
              if ((pattern & mask) != 0) {
                margin.merge(pattern & mask, count, Long::sum);
              }
            });
    return margin;
  }

  long observed() {
    return observed;
  }

  /**
   * Log marginal likelihood of every set of lists; for the empty set what all graphs share, the
   * multinomial coefficient and the prior of N up to a constant: log (n+m)!/m! − log(n+m).
   *
   * @param missing values of m, positive, need not be whole
   * @return element mask · width + i is that of a set of lists at point i
   */
  double[] values(double[] missing) {
    int width = missing.length;
    double[] byMask = new double[constant.length * width];
    double n = (double) observed;
    for (int i = 0; i < width; i++) {
      double m = missing[i];
      byMask[i] = logGammaRatio(m, n + 1) - Math.log(n + m);
      double all = logGammaRatio(m, n + weight);
      for (int mask = 1; mask < constant.length; mask++) {
        byMask[mask * width + i] = constant[mask] + logGammaRatio(m, offset[mask]) - all;
      }
    }
    return byMask;
  }

  /** The slopes of {@link #values} in log m, in the same order. */
  double[] slopes(double[] missing) {
    int width = missing.length;
    double[] byMask = new double[constant.length * width];
    double n = (double) observed;
    for (int i = 0; i < width; i++) {
      double m = missing[i];
      byMask[i] = m * (Gamma.digamma(n + m + 1) - Gamma.digamma(m + 1)) - m / (n + m);
      double all = Gamma.digamma(m + n + weight);
      for (int mask = 1; mask < constant.length; mask++) {
        byMask[mask * width + i] = m * (Gamma.digamma(m + offset[mask]) - all);
      }
    }
    return byMask;
  }

  /**
   * log Γ(m + x) − log Γ(m + 1), x positive. The difference of Stirling's series (DLMF 5.11.1), not
   * of two log-gammas, which grow to 10^11 where their difference is 10^2; log-gammas where the
   * series is too short.
   */
  static double logGammaRatio(double m, double x) {
    double z = m + 1;
    double d = x - 1;
    if (z + Math.min(d, 0) < SERIES_FROM) {
      return LogGamma.value(z + d) - LogGamma.value(z);
    }
    return (z + d - 0.5) * Math.log1p(d / z)
        + d * (Math.log(z) - 1)
        + stirling(z + d)
        - stirling(z);
  }

  /**
   * What Stirling's formula lacks: 1/(12z) − 1/(360z³) + …, to 10^−15 from {@link #SERIES_FROM} on.
   */
  private static double stirling(double z) {
    double r = 1 / z;
    double s = r * r;
    return r * (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s / 1188.0))));
  }
}
