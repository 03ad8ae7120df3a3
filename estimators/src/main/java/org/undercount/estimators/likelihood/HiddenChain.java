package org.undercount.estimators.likelihood;

import java.util.Arrays;

/**
 * The likelihood of what was seen of one chain of hidden states, and its slope in every initial,
 * transition and emission probability, by the scaled forward and backward recursions (Rabiner 1989,
 * Proc. IEEE 77, equations 92 to 94). The caller fills the probabilities of the occasions from the
 * first to the last and reads the slopes; entries may be 0.
 */
public final class HiddenChain {

  private final int states;
  private final double[] initial;
  private final double[] transition;
  private final double[] emission;
  private final double[] initialSlope;
  private final double[] transitionSlope;
  private final double[] emissionSlope;
  private final double[] arriving;
  private final double[] forward;
  private final double[] backward;
  private final double[] scale;

  /** Room for a chain of that many states and occasions. */
  public HiddenChain(int states, int occasions) {
    this.states = states;
    this.initial = new double[states];
    this.transition = new double[occasions * states * states];
    this.emission = new double[occasions * states];
    this.initialSlope = new double[states];
    this.transitionSlope = new double[transition.length];
    this.emissionSlope = new double[emission.length];
    this.arriving = new double[emission.length];
    this.forward = new double[emission.length];
    this.backward = new double[emission.length];
    this.scale = new double[occasions];
  }

  /** P(state at the first occasion). */
  public void initial(int state, double probability) {
    initial[state] = probability;
  }

  /** P(state {@code to} at occasion t + 1 | {@code from} at t). */
  public void transition(int t, int from, int to, double probability) {
    transition[(t * states + from) * states + to] = probability;
  }

  /** P(state {@code to} at occasion t + 1 | {@code from} at t), as given. */
  public double transition(int t, int from, int to) {
    return transition[(t * states + from) * states + to];
  }

  /** P(what was seen at t | state). */
  public void emission(int t, int state, double probability) {
    emission[t * states + state] = probability;
  }

  public double initialSlope(int state) {
    return initialSlope[state];
  }

  public double transitionSlope(int t, int from, int to) {
    return transitionSlope[(t * states + from) * states + to];
  }

  public double emissionSlope(int t, int state) {
    return emissionSlope[t * states + state];
  }

  /** P(state at t | everything seen), after {@link #logLikelihood}. */
  public double posterior(int t, int state) {
    return forward[t * states + state] * backward[t * states + state];
  }

  /** P({@code from} at occasion t and {@code to} at t + 1 | everything seen). */
  public double moved(int t, int from, int to) {
    return transitionSlope(t, from, to) * transition(t, from, to);
  }

  /**
   * The log-likelihood of occasions {@code first} to {@code last}, both included; slopes of all
   * three kinds are those of this value.
   *
   * @return minus infinity, with slopes of 0, if what was seen cannot be
   */
  public double logLikelihood(int first, int last) {
    double sum = 0;
    for (int t = first; t <= last; t++) {
      double total = 0;
      for (int j = 0; j < states; j++) {
        double arrive = initial[j];
        if (t > first) {
          arrive = 0;
          for (int i = 0; i < states; i++) {
            arrive +=
                forward[(t - 1) * states + i] * transition[((t - 1) * states + i) * states + j];
          }
        }
        arriving[t * states + j] = arrive;
        forward[t * states + j] = arrive * emission[t * states + j];
        total += forward[t * states + j];
      }
      if (!(total > 0)) {
        clearSlopes(first, last);
        return Double.NEGATIVE_INFINITY;
      }
      for (int j = 0; j < states; j++) {
        forward[t * states + j] /= total;
      }
      scale[t] = total;
      sum += Math.log(total);
    }
    back(first, last);
    return sum;
  }

  private void back(int first, int last) {
    Arrays.fill(backward, last * states, (last + 1) * states, 1);
    for (int t = last; t >= first; t--) {
      for (int j = 0; j < states; j++) {
        int at = t * states + j;
        emissionSlope[at] = arriving[at] * backward[at] / scale[t];
      }
      if (t == first) {
        break;
      }
      for (int i = 0; i < states; i++) {
        int before = (t - 1) * states + i;
        double back = 0;
        for (int j = 0; j < states; j++) {
          int at = t * states + j;
          double rest = emission[at] * backward[at] / scale[t];
          back += transition[before * states + j] * rest;
          transitionSlope[before * states + j] = forward[before] * rest;
        }
        backward[before] = back;
      }
    }
    for (int j = 0; j < states; j++) {
      int at = first * states + j;
      initialSlope[j] = emission[at] * backward[at] / scale[first];
    }
  }

  private void clearSlopes(int first, int last) {
    Arrays.fill(initialSlope, 0);
    Arrays.fill(transitionSlope, first * states * states, last * states * states, 0);
    Arrays.fill(emissionSlope, first * states, (last + 1) * states, 0);
  }
}
