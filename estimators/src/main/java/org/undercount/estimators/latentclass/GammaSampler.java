package org.undercount.estimators.latentclass;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Gamma deviates of scale 1 whose shape changes at every call, so that no object is worth setting
 * up: Marsaglia and Tsang (2000), ACM Trans. Math. Softw. 26, 363–372.
 */
final class GammaSampler {

  private static final double SQUEEZE = 0.0331;

  private final UniformRandomProvider random;
  private final SharedStateContinuousSampler normal;

  GammaSampler(UniformRandomProvider random) {
    this.random = random;
    this.normal = ZigguratSampler.NormalizedGaussian.of(random);
  }

  /**
   * @param shape at least 1
   */
  double sample(double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / (3 * Math.sqrt(d));
    while (true) {
      double x = normal.sample();
      double root = 1 + c * x;
      if (root <= 0) {
        continue;
      }
      double v = root * root * root;
      double u = random.nextDouble();
      double square = x * x;
      if (u < 1 - SQUEEZE * square * square
          || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) {
        return d * v;
      }
    }
  }
}
