package org.undercount.estimators.open;

import java.util.Arrays;
import java.util.List;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.HiddenChain;
import org.undercount.estimators.likelihood.Link;
import org.undercount.estimators.likelihood.LogLikelihood;
import org.undercount.estimators.likelihood.Parameter;

/**
 * Survival and detection of units given that they were seen once, logit φ and logit p linear in
 * covariates: P(history | first seen at f) = Π of φ and p or 1 − p up to the last time seen, times
 * the chance of not being seen again. φ is that of staying: who leaves for good counts as gone.
 * Cormack (1964), Biometrika 51; Jolly (1965) and Seber (1965), Biometrika 52; Lebreton, Burnham,
 * Clobert and Anderson (1992), Ecol. Monogr. 62. Assumes that all units of a group have the same
 * chances whenever they were first seen; {@link FitTests} asks whether they have.
 */
final class CormackJollySeber implements LogLikelihood {

  private static final int ALIVE = 0;
  private static final int GONE = 1;

  private final CaptureHistories data;
  private final Occasions phi;
  private final Occasions p;
  private final HiddenChain chain;

  CormackJollySeber(CaptureHistories data, Formula phi, Formula p) {
    this.data = data;
    int occasions = data.occasions();
    this.phi = Occasions.of("phi", phi, Link.LOGIT, data.groups(), 1, occasions - 1, 0);
    this.p =
        Occasions.of("p", p, Link.LOGIT, data.groups(), 2, occasions, this.phi.parameter().end());
    this.chain = new HiddenChain(2, occasions);
    chain.initial(ALIVE, 1);
    chain.initial(GONE, 0);
    for (int t = 0; t < occasions; t++) {
      chain.transition(t, GONE, ALIVE, 0);
      chain.transition(t, GONE, GONE, 1);
    }
  }

  List<Occasions> parameters() {
    return List.of(phi, p);
  }

  @Override
  public int size() {
    return p.parameter().end();
  }

  @Override
  public double at(double[] point, double[] gradient) {
    Parameter survival = phi.parameter();
    Parameter detection = p.parameter();
    survival.at(point);
    detection.at(point);
    double sum = 0;
    for (CaptureHistory history : data.histories()) {
      sum += (double) history.count() * ofOne(history);
    }
    Arrays.fill(gradient, 0);
    survival.addTo(gradient);
    detection.addTo(gradient);
    return sum;
  }

  private double ofOne(CaptureHistory history) {
    int group = history.group();
    int first = history.first();
    int last = history.lost() ? history.last() : data.occasions() - 1;
    chain.emission(first, ALIVE, 1);
    chain.emission(first, GONE, 0);
    for (int t = first; t < last; t++) {
      double stays = data.schedule().survival(t, phi.value(group, t + 1));
      chain.transition(t, ALIVE, ALIVE, stays);
      chain.transition(t, ALIVE, GONE, 1 - stays);
      double seen = p.value(group, t + 2);
      boolean was = history.seen(t + 1);
      chain.emission(t + 1, ALIVE, was ? seen : 1 - seen);
      chain.emission(t + 1, GONE, was ? 0 : 1);
    }
    double value = chain.logLikelihood(first, last);
    double count = (double) history.count();
    for (int t = first; t < last; t++) {
      double slope = chain.transitionSlope(t, ALIVE, ALIVE) - chain.transitionSlope(t, ALIVE, GONE);
      phi.addSlope(
          group, t + 1, count * slope * data.schedule().survivalSlope(t, phi.value(group, t + 1)));
      double seen = chain.emissionSlope(t + 1, ALIVE);
      p.addSlope(group, t + 2, count * (history.seen(t + 1) ? seen : -seen));
    }
    return value;
  }
}
