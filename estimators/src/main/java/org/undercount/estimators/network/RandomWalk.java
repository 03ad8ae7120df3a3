package org.undercount.estimators.network;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Normal steps whose covariance is learnt from where the chain has been: Haario, Saksman and
 * Tamminen (2001), Bernoulli 7. Learning must end before draws are kept.
 */
final class RandomWalk {

  private static final int LEARN_FROM = 100;
  private static final double RIDGE = 1e-8;

  private final ContinuousSampler normal;
  private final double step; // 2.38/√d
  private final double[] mean;
  private final double[][] squares;
  private double[][] factor;
  private int learnt;

  RandomWalk(double[] spreads, UniformRandomProvider random) {
    int size = spreads.length;
    this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    this.step = 2.38 / Math.sqrt(size);
    this.mean = new double[size];
    this.squares = new double[size][size];
    this.factor = new double[size][size];
    for (int i = 0; i < size; i++) {
      factor[i][i] = spreads[i];
    }
  }

  double[] step() {
    double[] standard = new double[mean.length];
    double[] by = new double[mean.length];
    for (int i = 0; i < by.length; i++) {
      standard[i] = normal.sample();
      for (int j = 0; j <= i; j++) {
        by[i] += step * factor[i][j] * standard[j];
      }
    }
    return by;
  }

  /** Takes in where the chain is. */
  void learn(double[] place) {
    learnt++;
    double[] off = new double[mean.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = place[i] - mean[i];
      mean[i] += off[i] / learnt;
    }
    for (int i = 0; i < off.length; i++) {
      for (int j = 0; j < off.length; j++) {
        squares[i][j] += off[i] * (place[j] - mean[j]);
      }
    }
    if (learnt >= LEARN_FROM && learnt % LEARN_FROM == 0) {
      factor = cholesky();
    }
  }

  private double[][] cholesky() {
    double[][] root = new double[mean.length][mean.length];
    for (int i = 0; i < root.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = squares[i][j] / learnt + (i == j ? RIDGE : 0);
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(Math.max(RIDGE, rest)) : rest / root[j][j];
      }
    }
    return root;
  }
}
