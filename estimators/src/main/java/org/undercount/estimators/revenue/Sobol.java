package org.undercount.estimators.revenue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Sobol's sensitivity indices by Jansen's (1999) estimators on Saltelli's sampling: with
 * independent samples A and B and A with column i from B, first order 1 − Σ(f(B) − f(ABᵢ))²/(2N V)
 * and total Σ(f(A) − f(ABᵢ))²/(2N V). Inputs are independent uniforms; variance by A and B
 * together. The indices share out the variance, so they say little where the result has a very
 * heavy tail.
 */
final class Sobol {

  /**
   * First-order and total index of one input with their Monte Carlo standard errors.
   *
   * @param first share of variance explained by the input alone
   * @param total share that would remain if all but this input were known
   */
  record Index(double first, double firstError, double total, double totalError) {}

  private Sobol() {}

  /** Indices of a function on the unit cube. */
  static List<Index> indices(int inputs, int size, long seed, ToDoubleFunction<double[]> function) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    ContinuousSampler uniform = ContinuousUniformSampler.of(random, 0, 1, true);
    double[][] a = new double[size][inputs];
    double[][] b = new double[size][inputs];
    double[] atA = new double[size];
    double[] atB = new double[size];
    double mean = 0;
    for (int n = 0; n < size; n++) {
      for (int i = 0; i < inputs; i++) {
        a[n][i] = uniform.sample();
        b[n][i] = uniform.sample();
      }
      atA[n] = function.applyAsDouble(a[n]);
      atB[n] = function.applyAsDouble(b[n]);
      mean += (atA[n] + atB[n]) / (2.0 * size);
    }
    double variance = 0;
    for (int n = 0; n < size; n++) {
      variance += (square(atA[n] - mean) + square(atB[n] - mean)) / (2.0 * size - 1);
    }
    List<Index> indices = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      double[] first = new double[size];
      double[] total = new double[size];
      for (int n = 0; n < size; n++) {
        double own = a[n][i];
        a[n][i] = b[n][i];
        double mixed = function.applyAsDouble(a[n]);
        a[n][i] = own;
        first[n] = square(atB[n] - mixed) / 2;
        total[n] = square(atA[n] - mixed) / 2;
      }
      indices.add(
          variance == 0
              ? new Index(0, 0, 0, 0)
              : new Index(
                  1 - mean(first) / variance,
                  error(first) / variance,
                  mean(total) / variance,
                  error(total) / variance));
    }
    return indices;
  }

  private static double square(double x) {
    return x * x;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum / values.length;
  }

  private static double error(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double v : values) {
      squares += square(v - mean);
    }
    return Math.sqrt(squares / (values.length - 1.0) / values.length);
  }
}
