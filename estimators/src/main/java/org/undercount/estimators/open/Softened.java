package org.undercount.estimators.open;

import org.undercount.estimators.likelihood.LogLikelihood;
import org.undercount.estimators.likelihood.Parameter;

/**
 * A likelihood given that units were seen, times Jeffreys' priors: to every coefficient of phi and
 * p belong half a success and half a failure, spread over its rows, and to every coefficient of
 * entry half a unit entering at each occasion. On the scale of the links its maximum is the mean of
 * a beta posterior and its curvature that posterior's, also where the maximum likelihood lies at
 * the edge, so that a number near 0 has an upper end. Jeffreys (1946), Proc. R. Soc. A 186; Firth
 * (1993), Biometrika 80.
 */
final class Softened implements LogLikelihood {

  private static final double HALF = 0.5;

  private final Superpopulation given;

  Softened(Superpopulation given) {
    this.given = given;
  }

  @Override
  public int size() {
    return given.size();
  }

  @Override
  public double at(double[] point, double[] gradient) {
    double value = given.at(point, gradient);
    if (!Double.isFinite(value)) {
      return value;
    }
    given.parameters().forEach(o -> o.parameter().at(point));
    double prior = shares();
    for (Occasions parameter : given.parameters()) {
      prior += parameter.equals(given.entering().rates()) ? 0 : chances(parameter);
    }
    given.parameters().forEach(o -> o.parameter().addTo(gradient));
    return Double.isFinite(prior) ? value + prior : Double.NEGATIVE_INFINITY;
  }

  private static double chances(Occasions probability) {
    Parameter parameter = probability.parameter();
    double weight = weight(probability);
    double sum = 0;
    for (int row = 0; row < probability.rows().rows(); row++) {
      double value = parameter.value(row);
      sum += weight * (Math.log(value) + Math.log1p(-value));
      parameter.addSlope(row, weight * (1 / value - 1 / (1 - value)));
    }
    return sum;
  }

  /** Of log bₜ = log hₜ + Σ over s &lt; t of log(1 − hₛ), h the hazards of entering. */
  private double shares() {
    Entering entering = given.entering();
    int occasions = given.occasions();
    double weight = weight(entering.rates());
    double sum = 0;
    for (int group = 0; group < given.groups(); group++) {
      entering.of(group);
      double[] slopes = new double[occasions];
      for (int t = 0; t < occasions; t++) {
        sum += weight * Math.log(entering.share(t));
        slopes[t] = weight / entering.hazard(t);
        if (t + 1 < occasions) { // the last one's hazard is 1
          slopes[t] -= weight * (occasions - 1 - t) / (1 - entering.hazard(t));
        }
      }
      entering.back(group, slopes);
    }
    return sum;
  }

  private static double weight(Occasions parameter) {
    return HALF
        * parameter.parameter().design().columns().size()
        / (double) parameter.rows().rows();
  }
}
