package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.HiddenChain;
import org.undercount.estimators.likelihood.Link;
import org.undercount.estimators.likelihood.LogLikelihood;
import org.undercount.estimators.likelihood.Variables;
import org.undercount.estimators.likelihood.Variables.Category;
import org.undercount.estimators.likelihood.Variables.Quantity;
import org.undercount.estimators.likelihood.Variables.Variable;

/**
 * Survival, movement between states and detection in them, given that units were seen once: a unit
 * in state r survives with S(r), is then in s with ψ(r, s) and seen there with p(s). ψ has odds
 * against staying. Arnason (1973), Res. Popul. Ecol. 15; Schwarz, Schweigert and Arnason (1993),
 * Biometrics 49.
 *
 * <p>Where some were seen in a state that was not told, δ is the chance that it is told, and π the
 * states' shares of those first seen: without them the untold would be taken as like the told.
 * Kendall, Hines and Nichols (2003), Ecology 84.
 */
final class Multistate implements LogLikelihood {

  private final CaptureHistories data;
  private final int states;
  private final boolean untold;
  private final Occasions survival;
  private final Occasions detection;
  private final Occasions move;
  private final HiddenChain chain;

  Multistate(CaptureHistories data, Formula survival, Formula detection, Formula move) {
    this.data = data;
    this.states = data.states().size();
    this.untold =
        data.histories().stream().anyMatch(h -> h.events().contains(CaptureHistory.UNKNOWN_STATE));
    int occasions = data.occasions();
    List<String> words = data.states();
    List<String> moves = new ArrayList<>();
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    for (String a : words) {
      for (String b : words) {
        if (!a.equals(b)) {
          moves.add(a + ">" + b);
          from.add(a);
          to.add(b);
        }
      }
    }
    Variables byState = crossed(data.groups(), Map.of("state", words));
    Map<String, List<String>> ofMoves = new LinkedHashMap<>();
    ofMoves.put("move", moves);
    ofMoves.put("state", from);
    ofMoves.put("to", to);
    this.survival = Occasions.of("S", survival, Link.LOGIT, byState, 1, occasions - 1, 0);
    this.detection =
        Occasions.of(
            "p", detection, Link.LOGIT, byState, 2, occasions, this.survival.parameter().end());
    this.move =
        Occasions.of(
            "psi",
            move,
            Link.LOG,
            crossed(data.groups(), ofMoves),
            1,
            occasions - 1,
            this.detection.parameter().end());
    this.chain = new HiddenChain(states + 1, occasions);
    for (int t = 0; t < occasions; t++) {
      for (int s = 0; s < states; s++) {
        chain.transition(t, states, s, 0);
      }
      chain.transition(t, states, states, 1);
    }
    chain.initial(states, 0);
  }

  /** Rows for each group and each of some words. */
  private static Variables crossed(Variables groups, Map<String, List<String>> words) {
    int width = words.values().iterator().next().size();
    Map<String, Variable> variables = new LinkedHashMap<>();
    groups
        .byName()
        .forEach(
            (name, variable) -> {
              List<Integer> rows = new ArrayList<>();
              for (int g = 0; g < groups.rows(); g++) {
                for (int w = 0; w < width; w++) {
                  rows.add(g);
                }
              }
              variables.put(
                  name,
                  variable instanceof Quantity q
                      ? new Quantity(rows.stream().map(q.values()::get).toList())
                      : new Category(
                          rows.stream().map(((Category) variable).values()::get).toList(),
                          ((Category) variable).levels()));
            });
    words.forEach(
        (name, levels) -> {
          List<String> values = new ArrayList<>();
          for (int g = 0; g < groups.rows(); g++) {
            values.addAll(levels);
          }
          variables.put(name, new Category(values, levels.stream().distinct().toList()));
        });
    return new Variables(groups.rows() * width, variables);
  }

  List<Occasions> parameters() {
    return List.of(survival, detection, move);
  }

  boolean untold() {
    return untold;
  }

  /** Index of the coefficient logit δ; the log odds of π against the first state follow. */
  int deltaIndex() {
    return move.parameter().end();
  }

  @Override
  public int size() {
    return deltaIndex() + (untold ? states : 0);
  }

  @Override
  public double at(double[] point, double[] gradient) {
    parameters().forEach(o -> o.parameter().at(point));
    Arrays.fill(gradient, 0);
    double[] shares = shares(point);
    double told = untold ? 1 / (1 + Math.exp(-point[deltaIndex()])) : 1;
    double sum = 0;
    for (CaptureHistory history : data.histories()) {
      sum += (double) history.count() * ofOne(history, told, shares, gradient);
    }
    parameters().forEach(o -> o.parameter().addTo(gradient));
    return sum;
  }

  private double[] shares(double[] point) {
    double[] shares = new double[states];
    if (!untold) {
      Arrays.fill(shares, 1); // conditional on the state of first sight
      return shares;
    }
    double total = 0;
    for (int s = 0; s < states; s++) {
      shares[s] = s == 0 ? 1 : Math.exp(point[deltaIndex() + s]);
      total += shares[s];
    }
    for (int s = 0; s < states; s++) {
      shares[s] /= total;
    }
    return shares;
  }

  private double ofOne(CaptureHistory history, double told, double[] shares, double[] gradient) {
    int group = history.group();
    int first = history.first();
    int last = history.lost() ? history.last() : data.occasions() - 1;
    for (int t = first; t <= last; t++) {
      int event = history.events().get(t);
      chain.emission(t, states, event == 0 ? 1 : 0);
      for (int s = 0; s < states; s++) {
        double seen = t == first ? 1 : detection.value(group * states + s, t + 1);
        chain.emission(t, s, emission(event, s, seen, told));
      }
      if (t < last) {
        fillMoves(group, t);
      }
    }
    chain.emission(first, states, 0);
    for (int s = 0; s < states; s++) {
      chain.initial(s, shares[s]);
    }
    double value = chain.logLikelihood(first, last);
    addSlopes(history, first, last, told, shares, gradient);
    return value;
  }

  private static double emission(int event, int state, double seen, double told) {
    if (event == 0) {
      return 1 - seen;
    }
    if (event == CaptureHistory.UNKNOWN_STATE) {
      return seen * (1 - told);
    }
    return event == state + 1 ? seen * told : 0;
  }

  private void fillMoves(int group, int t) {
    for (int r = 0; r < states; r++) {
      double stays = data.schedule().survival(t, survival.value(group * states + r, t + 1));
      double total = odds(group, r, t);
      for (int s = 0; s < states; s++) {
        double odds = s == r ? 1 : move.value(moveRow(group, r, s), t + 1);
        chain.transition(t, r, s, stays * odds / total);
      }
      chain.transition(t, r, states, 1 - stays);
    }
  }

  private double odds(int group, int from, int t) {
    double total = 1;
    for (int s = 0; s < states; s++) {
      total += s == from ? 0 : move.value(moveRow(group, from, s), t + 1);
    }
    return total;
  }

  private int moveRow(int group, int from, int to) {
    return group * states * (states - 1) + from * (states - 1) + (to > from ? to - 1 : to);
  }

  private void addSlopes(
      CaptureHistory history,
      int first,
      int last,
      double told,
      double[] shares,
      double[] gradient) {
    double count = (double) history.count();
    int group = history.group();
    for (int t = first; t <= last; t++) {
      int event = history.events().get(t);
      if (untold && event != 0) {
        gradient[deltaIndex()] +=
            count * (event == CaptureHistory.UNKNOWN_STATE ? -told : 1 - told);
      }
      for (int s = 0; s < states && t > first; s++) {
        double slope = chain.emissionSlope(t, s);
        if (event == 0) {
          slope = -slope;
        } else {
          slope *= emission(event, s, 1, told);
        }
        detection.addSlope(group * states + s, t + 1, count * slope);
      }
      if (t < last) {
        addMoves(group, t, count);
      }
    }
    if (untold) {
      for (int s = 1; s < states; s++) {
        // Σ over states of slope × (share × (1{same} − share))
        gradient[deltaIndex() + s] += count * (chain.posterior(first, s) - shares[s]);
      }
    }
  }

  private void addMoves(int group, int t, double count) {
    for (int r = 0; r < states; r++) {
      double perUnit = survival.value(group * states + r, t + 1);
      double stays = data.schedule().survival(t, perUnit);
      double total = odds(group, r, t);
      double mean = 0;
      for (int s = 0; s < states; s++) {
        double odds = s == r ? 1 : move.value(moveRow(group, r, s), t + 1);
        mean += chain.transitionSlope(t, r, s) * odds / total;
      }
      for (int s = 0; s < states; s++) {
        if (s != r) {
          double slope = stays * (chain.transitionSlope(t, r, s) - mean) / total;
          move.addSlope(moveRow(group, r, s), t + 1, count * slope);
        }
      }
      survival.addSlope(
          group * states + r,
          t + 1,
          count
              * (mean - chain.transitionSlope(t, r, states))
              * data.schedule().survivalSlope(t, perUnit));
    }
  }

  /** ψ(from, to) of a group after an occasion, at coefficients. */
  double moved(int group, int from, int to, int occasion, double[] point) {
    move.parameter().at(point);
    double odds = from == to ? 1 : move.value(moveRow(group, from, to), occasion + 1);
    return odds / odds(group, from, occasion);
  }
}
