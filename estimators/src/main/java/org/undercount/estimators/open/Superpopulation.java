package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.HiddenChain;
import org.undercount.estimators.likelihood.Link;
import org.undercount.estimators.likelihood.LogLikelihood;

/**
 * All units that were ever there, entering, staying and being seen: P(history) sums over when a
 * unit entered and left and, where it may emigrate for a while, was away. An occasion may have
 * several looks (the robust design). Schwarz and Arnason (1996), Biometrics 52; Pollock (1982), J.
 * Wildl. Manage. 46; {@link Emigration}.
 *
 * <p>With the number N as a parameter (multinomial) the last coefficients are log(N − n) of each
 * group. Conditional on being seen at all there are none, and N̂ = n/P(seen) is the maximum where N
 * is Poisson.
 */
final class Superpopulation implements LogLikelihood {

  private static final int BEFORE = 0;
  private static final int HERE = 1;
  private static final int GONE = 2;
  private static final int AWAY = 3;

  private final CaptureHistories data;
  private final Schedule schedule;
  private final Occasions phi;
  private final Occasions p;
  private final Entering entering;
  private final Absence absence;
  private final List<String> warnings;
  private final boolean countsUnseen;
  private final HiddenChain chain;
  private final List<Integer> nothing;
  private final double[] hazardSlopes;

  /**
   * A likelihood.
   *
   * @param countsUnseen N as parameters, instead of conditioning on being seen
   */
  Superpopulation(
      CaptureHistories data,
      Formula phi,
      Formula p,
      Entry entry,
      Formula rate,
      Emigration emigration,
      boolean countsUnseen) {
    this.data = data;
    this.schedule = data.schedule();
    this.countsUnseen = countsUnseen;
    int occasions = data.occasions();
    this.phi = Occasions.of("phi", phi, Link.LOGIT, data.groups(), 1, occasions - 1, 0);
    this.p = Occasions.ofLooks("p", p, Link.LOGIT, data, this.phi.parameter().end());
    this.entering =
        new Entering(
            entry,
            data,
            this.phi,
            Occasions.of(
                entry.word(),
                rate,
                entry == Entry.SENIORITY ? Link.LOGIT : Link.LOG,
                data.groups(),
                2,
                occasions,
                this.p.parameter().end()));
    this.warnings = emigration.warnings();
    this.absence = Absence.of(emigration, data, entering.parameter().end());
    this.chain = new HiddenChain(absence.possible() ? 4 : 3, occasions);
    this.nothing = Collections.nCopies(schedule.allLooks(), 0);
    this.hazardSlopes = new double[occasions];
    for (int t = 0; t < occasions; t++) {
      chain.transition(t, BEFORE, GONE, 0);
      chain.transition(t, HERE, BEFORE, 0);
      chain.transition(t, GONE, BEFORE, 0);
      chain.transition(t, GONE, HERE, 0);
      chain.transition(t, GONE, GONE, 1);
      if (absence.possible()) {
        chain.transition(t, BEFORE, AWAY, 0);
        chain.transition(t, GONE, AWAY, 0);
        chain.transition(t, AWAY, BEFORE, 0);
      }
    }
    chain.initial(GONE, 0);
    if (absence.possible()) {
      chain.initial(AWAY, 0);
    }
  }

  List<Occasions> parameters() {
    List<Occasions> parameters = new ArrayList<>(List.of(phi, p, entering.rates()));
    parameters.addAll(absence.parameters());
    return parameters;
  }

  /** What the model itself gives to warn of. */
  List<String> warnings() {
    return warnings;
  }

  Entering entering() {
    return entering;
  }

  /** Index of the log number unseen of the first group. */
  private int firstUnseen() {
    List<Occasions> parameters = parameters();
    return parameters.get(parameters.size() - 1).parameter().end();
  }

  int groups() {
    return data.groups().rows();
  }

  int occasions() {
    return schedule.occasions();
  }

  /** Whether N is a parameter. */
  boolean countsUnseen() {
    return countsUnseen;
  }

  @Override
  public int size() {
    return firstUnseen() + (countsUnseen ? data.groups().rows() : 0);
  }

  @Override
  public double at(double[] point, double[] gradient) {
    fill(point);
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int group = 0; group < data.groups().rows(); group++) {
      if (!entering.of(group)) {
        return Double.NEGATIVE_INFINITY;
      }
      Arrays.fill(hazardSlopes, 0);
      for (CaptureHistory history : data.histories()) {
        if (history.group() == group) {
          int last = history.lost() ? schedule.occasionOfLook().get(history.last()) : 0;
          double count = (double) history.count();
          sum += count * logChance(group, history.events(), last, count);
        }
      }
      sum += unseen(group, point, gradient);
      entering.back(group, hazardSlopes);
    }
    parameters().forEach(o -> o.parameter().addTo(gradient));
    return sum;
  }

  /** The part of those never seen. */
  private double unseen(int group, double[] point, double[] gradient) {
    double never = Math.exp(logChance(group, nothing, 0, 0));
    double n = (double) data.observed(group);
    if (!countsUnseen) {
      logChance(group, nothing, 0, n * never / (1 - never)); // of −n log(1 − P(never seen))
      return -n * Math.log1p(-never);
    }
    int index = firstUnseen() + group;
    double missed = Math.exp(point[index]);
    logChance(group, nothing, 0, missed);
    gradient[index] =
        missed * (Digamma.value(n + missed + 1) - Digamma.value(missed + 1) + Math.log(never));
    return LogGamma.value(n + missed + 1)
        - LogGamma.value(missed + 1)
        - LogGamma.value(n + 1)
        + missed * Math.log(never);
  }

  private void fill(double[] point) {
    parameters().forEach(o -> o.parameter().at(point));
  }

  /**
   * Log of the chance of a history.
   *
   * @param lastOccasion after which the unit was not released, counted from 1; 0 if it was
   * @param weight of its slopes
   */
  private double logChance(int group, List<Integer> events, int lastOccasion, double weight) {
    int last = (lastOccasion == 0 ? schedule.occasions() : lastOccasion) - 1;
    fillChain(group, events, last);
    double value = chain.logLikelihood(0, last);
    if (weight != 0) {
      addSlopes(group, events, last, weight);
    }
    return value;
  }

  private void fillChain(int group, List<Integer> events, int last) {
    chain.initial(HERE, entering.hazard(0));
    chain.initial(BEFORE, 1 - entering.hazard(0));
    int look = 0;
    for (int t = 0; t <= last; t++) {
      double here = 1;
      boolean any = false;
      for (int s = 0; s < schedule.looks().get(t); s++, look++) {
        double seen = p.value(group, look + 1);
        boolean was = events.get(look) != 0;
        any |= was;
        here *= was ? seen : 1 - seen;
      }
      chain.emission(t, BEFORE, any ? 0 : 1);
      chain.emission(t, GONE, any ? 0 : 1);
      chain.emission(t, HERE, here);
      if (absence.possible()) {
        chain.emission(t, AWAY, any ? 0 : 1);
      }
      if (t < last) {
        double stays = schedule.survival(t, phi.value(group, t + 1));
        double leaves = absence.leaving(group, t + 2);
        chain.transition(t, HERE, HERE, stays * (1 - leaves));
        chain.transition(t, HERE, GONE, 1 - stays);
        if (absence.possible()) {
          double away = absence.stayingAway(group, t + 2);
          chain.transition(t, HERE, AWAY, stays * leaves);
          chain.transition(t, AWAY, HERE, stays * (1 - away));
          chain.transition(t, AWAY, AWAY, stays * away);
          chain.transition(t, AWAY, GONE, 1 - stays);
        }
        chain.transition(t, BEFORE, HERE, entering.hazard(t + 1));
        chain.transition(t, BEFORE, BEFORE, 1 - entering.hazard(t + 1));
      }
    }
  }

  private void addSlopes(int group, List<Integer> events, int last, double weight) {
    hazardSlopes[0] += weight * (chain.initialSlope(HERE) - chain.initialSlope(BEFORE));
    int look = 0;
    for (int t = 0; t <= last; t++) {
      double here = chain.posterior(t, HERE);
      for (int s = 0; s < schedule.looks().get(t); s++, look++) {
        if (here == 0) {
          continue; // nothing to learn of p, which may be 1
        }
        double seen = p.value(group, look + 1);
        double slope = events.get(look) != 0 ? 1 / seen : -1 / (1 - seen);
        p.addSlope(group, look + 1, weight * here * slope);
      }
      if (t < last) {
        double perUnit = phi.value(group, t + 1);
        double slope = stayingSlope(group, t) * schedule.survivalSlope(t, perUnit);
        phi.addSlope(group, t + 1, weight * slope);
        if (absence.possible()) {
          double stays = weight * schedule.survival(t, perUnit);
          absence.addSlopes(
              group,
              t + 2,
              stays * (chain.transitionSlope(t, HERE, AWAY) - chain.transitionSlope(t, HERE, HERE)),
              stays
                  * (chain.transitionSlope(t, AWAY, AWAY) - chain.transitionSlope(t, AWAY, HERE)));
        }
        hazardSlopes[t + 1] +=
            weight
                * (chain.transitionSlope(t, BEFORE, HERE)
                    - chain.transitionSlope(t, BEFORE, BEFORE));
      }
    }
  }

  /** In the chance of not leaving for good after an occasion. */
  private double stayingSlope(int group, int t) {
    double leaves = absence.leaving(group, t + 2);
    double slope =
        chain.transitionSlope(t, HERE, HERE) * (1 - leaves) - chain.transitionSlope(t, HERE, GONE);
    if (!absence.possible()) {
      return slope;
    }
    double away = absence.stayingAway(group, t + 2);
    return slope
        + chain.transitionSlope(t, HERE, AWAY) * leaves
        + chain.transitionSlope(t, AWAY, HERE) * (1 - away)
        + chain.transitionSlope(t, AWAY, AWAY) * away
        - chain.transitionSlope(t, AWAY, GONE);
  }

  /** P(a unit of the group is never seen). */
  double never(int group, double[] point) {
    fill(point);
    entering.of(group);
    return Math.exp(logChance(group, nothing, 0, 0));
  }

  /** Units of the group that were ever there. */
  double population(int group, double[] point) {
    double n = (double) data.observed(group);
    return countsUnseen
        ? n + Math.exp(point[firstUnseen() + group])
        : n / (1 - never(group, point));
  }

  /**
   * The chances of {@link Numbers} for a unit of each history, in the data's order: 1, there at
   * each occasion, came and left in each interval.
   */
  List<double[]> chances(double[] point) {
    fill(point);
    double[][] chances = new double[data.histories().size()][];
    for (int group = 0; group < groups(); group++) {
      entering.of(group);
      for (int h = 0; h < chances.length; h++) {
        CaptureHistory history = data.histories().get(h);
        if (history.group() == group) {
          int last = history.lost() ? schedule.occasionOfLook().get(history.last()) : 0;
          chances[h] = chances(group, history.events(), last);
        }
      }
    }
    return List.of(chances);
  }

  /** The same for a group's units that were never seen. */
  double[] chancesOfUnseen(int group, double[] point) {
    fill(point);
    entering.of(group);
    return chances(group, nothing, 0);
  }

  private double[] chances(int group, List<Integer> events, int lastOccasion) {
    logChance(group, events, lastOccasion, 0);
    int occasions = schedule.occasions();
    double[] chances = new double[Numbers.size(occasions)];
    chances[0] = 1;
    for (int t = 0; t < (lastOccasion == 0 ? occasions : lastOccasion); t++) {
      chances[1 + t] = chain.posterior(t, HERE);
      if (t > 0) {
        chances[occasions + t] = chain.moved(t - 1, BEFORE, HERE);
        chances[2 * occasions - 1 + t] =
            chain.moved(t - 1, HERE, GONE)
                + (absence.possible() ? chain.moved(t - 1, AWAY, GONE) : 0);
      }
    }
    return chances;
  }
}
