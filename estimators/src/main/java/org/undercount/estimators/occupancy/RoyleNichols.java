package org.undercount.estimators.occupancy;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.likelihood.Design;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.HiddenChain;
import org.undercount.estimators.likelihood.Link;
import org.undercount.estimators.likelihood.LogLikelihood;
import org.undercount.estimators.likelihood.Parameter;

/**
 * Detection that grows with how much there is at a site: N Poisson(λ) units, each found by a survey
 * with r, so that the site is found with 1 − (1 − r)ᴺ. One season. Royle and Nichols (2003),
 * Ecology 84. N beyond a limit is left out.
 */
final class RoyleNichols implements LogLikelihood {

  private final SurveyedSites data;
  private final int most;
  private final Parameter lambda;
  private final Parameter r;
  private final HiddenChain chain;
  private final int[][][] surveysOf;

  /**
   * A likelihood.
   *
   * @param most units at a site that are thought possible
   */
  RoyleNichols(SurveyedSites data, Formula lambda, Formula r, int most) {
    if (data.seasons().size() != 1) {
      throw new IllegalArgumentException("This model has one season, got " + data.seasons().size());
    }
    this.data = data;
    this.most = most;
    this.lambda = new Parameter("lambda", Design.of(lambda, data.ofSites()), Link.LOG, 0);
    this.r = new Parameter("r", Design.of(r, data.ofSurveys()), Link.LOGIT, this.lambda.end());
    this.chain = new HiddenChain(most + 1, 1);
    this.surveysOf = data.bySiteAndSeason();
  }

  List<Parameter> parameters() {
    return List.of(lambda, r);
  }

  @Override
  public int size() {
    return r.end();
  }

  @Override
  public double at(double[] point, double[] gradient) {
    parameters().forEach(p -> p.at(point));
    Arrays.fill(gradient, 0);
    double[] emission = new double[most + 1];
    double sum = 0;
    for (int site = 0; site < data.sites(); site++) {
      Arrays.fill(emission, 1);
      for (int s : surveysOf[site][0]) {
        for (int n = 0; n <= most; n++) {
          double missed = Math.pow(1 - r.value(s), n);
          emission[n] *= data.surveys().get(s).detected() ? 1 - missed : missed;
        }
      }
      double mean = lambda.value(site);
      for (int n = 0; n <= most; n++) {
        chain.initial(n, Math.exp(n * Math.log(mean) - mean - LogGamma.value(n + 1.0)));
        chain.emission(0, n, emission[n]);
      }
      sum += chain.logLikelihood(0, 0);
      addSlopes(site, mean);
    }
    parameters().forEach(p -> p.addTo(gradient));
    return sum;
  }

  private void addSlopes(int site, double mean) {
    double slope = 0;
    for (int n = 0; n <= most; n++) {
      slope += chain.posterior(0, n) * (n / mean - 1);
    }
    lambda.addSlope(site, slope);
    for (int s : surveysOf[site][0]) {
      double missedOnce = 1 - r.value(s);
      for (int n = 1; n <= most; n++) {
        double missed = Math.pow(missedOnce, n);
        double change = n * Math.pow(missedOnce, n - 1); // of 1 − missed in r
        r.addSlope(
            s,
            chain.posterior(0, n)
                * (data.surveys().get(s).detected() ? change / (1 - missed) : -change / missed));
      }
    }
  }
}
