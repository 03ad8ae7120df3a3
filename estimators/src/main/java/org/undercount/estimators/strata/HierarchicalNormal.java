package org.undercount.estimators.strata;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Groups whose effects θ(j) ~ N(μ, τ²) are seen as y(j) ~ N(θ(j), s(j)²), with a flat prior on μ
 * and τ integrated over a grid of its marginal posterior (Gelman et al. 2013, Bayesian Data
 * Analysis, equations 5.17 to 5.21), so that the doubt about τ, large when groups are few, is in
 * every answer.
 */
public final class HierarchicalNormal {

  private static final int GRID = 1_000;
  private static final double NEGLIGIBLE = 1e-8; // of the greatest density
  private static final double FAR = 10; // standard deviations
  private static final double PRECISION = 1e-9;
  private static final int MOST_EVALUATIONS = 1_000;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double[] effects;
  private final double[] variances;
  private final double[] spreads; // τ, ascending
  private final double[] weights; // of the grid, sum 1

  /** A prior of the spread τ between groups, up to a constant. */
  public sealed interface Prior {

    /** Density at a spread of 0 or more. */
    double density(double spread);

    /** Fewest groups for which the posterior is proper. */
    int leastGroups();

    /** Every spread alike; proper only from three groups on. */
    record Uniform() implements Prior {
      @Override
      public double density(double spread) {
        return 1;
      }

      @Override
      public int leastGroups() {
        return 3;
      }
    }

    /**
     * Spreads well above the scale are unlikely, none is impossible (Gelman 2006).
     *
     * @param scale in units of the effects
     */
    record HalfCauchy(double scale) implements Prior {

      public HalfCauchy {
        if (!(scale > 0)) {
          throw new IllegalArgumentException("A scale must be above 0, got " + scale);
        }
      }

      @Override
      public double density(double spread) {
        double ratio = spread / scale;
        return 1 / (1 + ratio * ratio);
      }

      @Override
      public int leastGroups() {
        return 2;
      }
    }
  }

  /**
   * @param effects y(j), as many as the prior needs or more
   * @param errors their standard errors, above 0
   */
  public HierarchicalNormal(double[] effects, double[] errors, Prior prior) {
    if (effects.length < prior.leastGroups() || errors.length != effects.length) {
      throw new IllegalArgumentException(
          "At least "
              + prior.leastGroups()
              + " effects with as many errors are needed, got "
              + effects.length
              + " and "
              + errors.length);
    }
    if (!Arrays.stream(errors).allMatch(s -> s > 0 && Double.isFinite(s))
        || !Arrays.stream(effects).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("Effects must be finite and errors finite and above 0");
    }
    this.effects = effects.clone();
    this.variances = Arrays.stream(errors).map(s -> s * s).toArray();
    double greatest = greatest(prior);
    this.spreads = new double[GRID];
    double[] logs = new double[GRID];
    for (int i = 0; i < GRID; i++) {
      // Squares lie denser near 0, where the density of a small spread changes fastest.
      double u = (i + 0.5) / GRID;
      spreads[i] = greatest * u * u;
      logs[i] = logDensity(spreads[i], prior) + Math.log(u);
    }
    double most = Arrays.stream(logs).max().orElseThrow();
    double[] densities = Arrays.stream(logs).map(l -> Math.exp(l - most)).toArray();
    double sum = Arrays.stream(densities).sum();
    this.weights = Arrays.stream(densities).map(d -> d / sum).toArray();
  }

  /** A spread beyond which there is next to nothing. */
  private double greatest(Prior prior) {
    double centre = Arrays.stream(effects).average().orElseThrow();
    double unit =
        Math.sqrt(Arrays.stream(effects).map(y -> (y - centre) * (y - centre)).sum())
            + Math.sqrt(Arrays.stream(variances).max().orElseThrow());
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= 100; i++) {
      most = Math.max(most, logDensity(unit * i / 50, prior));
    }
    double greatest = unit;
    while (logDensity(greatest, prior) - most > Math.log(NEGLIGIBLE) && greatest < 1e6 * unit) {
      greatest *= 1.5;
    }
    return greatest;
  }

  private double logDensity(double spread, Prior prior) {
    double precision = 0;
    double sum = 0;
    double log = Math.log(prior.density(spread));
    for (int j = 0; j < effects.length; j++) {
      double v = variances[j] + spread * spread;
      precision += 1 / v;
      sum += effects[j] / v;
      log -= Math.log(v) / 2;
    }
    double mean = sum / precision;
    for (int j = 0; j < effects.length; j++) {
      double away = effects[j] - mean;
      log -= away * away / (variances[j] + spread * spread) / 2;
    }
    return log - Math.log(precision) / 2;
  }

  /** Mean and variance of μ at a spread. */
  private Centre centre(double spread) {
    double precision = 0;
    double sum = 0;
    for (int j = 0; j < effects.length; j++) {
      double v = variances[j] + spread * spread;
      precision += 1 / v;
      sum += effects[j] / v;
    }
    return new Centre(sum / precision, 1 / precision);
  }

  private record Centre(double mean, double variance) {}

  /** Posterior mean of τ. */
  public double spread() {
    return averaged(t -> t);
  }

  /** Posterior mean of μ. */
  public double centre() {
    return averaged(t -> centre(t).mean());
  }

  /** The p-quantile of μ's posterior, a mixture of normals over the grid. */
  public double centreQuantile(double p) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double spread : spreads) {
      Centre centre = centre(spread);
      double reach = FAR * Math.sqrt(centre.variance());
      low = Math.min(low, centre.mean() - reach);
      high = Math.max(high, centre.mean() + reach);
    }
    return new BrentSolver(PRECISION)
        .solve(MOST_EVALUATIONS, at -> centreCumulative(at) - p, low, high);
  }

  private double centreCumulative(double at) {
    return averaged(
        t -> {
          Centre centre = centre(t);
          return NORMAL.cumulativeProbability((at - centre.mean()) / Math.sqrt(centre.variance()));
        });
  }

  /** Posterior mean of θ(group). */
  public double effect(int group) {
    return averaged(
        t -> {
          double kept = t * t / (t * t + variances[group]);
          return kept * effects[group] + (1 - kept) * centre(t).mean();
        });
  }

  /** Posterior standard deviation of θ(group). */
  public double error(int group) {
    double mean = effect(group);
    return Math.sqrt(
        averaged(
            t -> {
              double kept = t * t / (t * t + variances[group]);
              Centre centre = centre(t);
              double here = kept * effects[group] + (1 - kept) * centre.mean();
              return kept * variances[group]
                  + (1 - kept) * (1 - kept) * centre.variance()
                  + (here - mean) * (here - mean);
            }));
  }

  private double averaged(DoubleUnaryOperator quantity) {
    double sum = 0;
    for (int i = 0; i < GRID; i++) {
      sum += weights[i] * quantity.applyAsDouble(spreads[i]);
    }
    return sum;
  }

  /**
   * Joint draws.
   *
   * @param fresh how many groups without data
   * @return one row per draw: the groups' effects, then those of fresh groups
   */
  public double[][] draws(int size, int fresh, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] cumulative = weights.clone();
    Arrays.parallelPrefix(cumulative, Double::sum);
    double[][] rows = new double[size][effects.length + fresh];
    for (double[] row : rows) {
      int found = Arrays.binarySearch(cumulative, random.nextDouble());
      double spread = spreads[Math.min(found < 0 ? -found - 1 : found, GRID - 1)];
      Centre centre = centre(spread);
      double mu = centre.mean() + Math.sqrt(centre.variance()) * normal.sample();
      for (int j = 0; j < effects.length; j++) {
        double kept = spread * spread / (spread * spread + variances[j]);
        row[j] =
            kept * effects[j] + (1 - kept) * mu + Math.sqrt(kept * variances[j]) * normal.sample();
      }
      for (int j = effects.length; j < row.length; j++) {
        row[j] = mu + spread * normal.sample();
      }
    }
    return rows;
  }
}
