package org.undercount.estimators.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How likely a person of each degree is to be in a sample that takes people one by one, each time
 * with probability proportional to degree among those left (successive sampling), from a population
 * of known size whose degrees are not known.
 *
 * <p>Gile (2011), JASA 106: take π_k proportional to k; estimate the population's degrees as N_k =
 * N (V_k/π_k)/Σ(V_j/π_j), V_k respondents of degree k; find the inclusion π_k under successive
 * sampling of n from N_k; repeat. Successive sampling is the order of arrival of exponential times
 * with rates k (Andreatta and Kaufman 1986, JASA 81), so that in large populations π_k = 1 − exp(−k
 * t) with Σ N_k π_k = n (Rosén 1972, Ann. Math. Stat. 43). Put into the iteration, its fixed point
 * is the t at which Σ V_k/(1 − exp(−k t)) = N. This class solves that equation, where the RDS
 * package simulates the sampling and keeps the noise of the simulation in the estimate.
 *
 * <p>Assumes that the degrees are right, and the size of the population.
 */
final class SuccessiveSampling {

  private static final int MOST_STEPS = 500;

  private final List<Integer> degrees; // ascending, distinct
  private final List<Integer> respondents; // by degree class

  private SuccessiveSampling(List<Integer> degrees, List<Integer> respondents) {
    this.degrees = List.copyOf(degrees);
    this.respondents = List.copyOf(respondents);
  }

  static SuccessiveSampling of(List<Integer> sampledDegrees) {
    Map<Integer, Integer> counts = new TreeMap<>();
    sampledDegrees.forEach(d -> counts.merge(d, 1, Integer::sum));
    return new SuccessiveSampling(
        new ArrayList<>(counts.keySet()), new ArrayList<>(counts.values()));
  }

  List<Integer> degrees() {
    return degrees;
  }

  /** Inclusion by degree class, in the order of {@link #degrees}. */
  List<Double> inclusion(long population) {
    int[] rates = degrees.stream().mapToInt(Integer::intValue).toArray();
    int[] counts = respondents.stream().mapToInt(Integer::intValue).toArray();
    double time = time(rates, counts, population);
    List<Double> inclusion = new ArrayList<>();
    for (int rate : rates) {
      inclusion.add(-Math.expm1(-rate * time));
    }
    return inclusion;
  }

  /**
   * The t of the class comment; infinite where everybody was sampled. Σ V_k/(1 − e^{−kt}) falls and
   * is convex, and is at least Σ V_k/(kt), so that Newton's steps from (Σ V_k/k)/N rise to the
   * root.
   */
  static double time(int[] degrees, int[] respondents, long population) {
    double harmonic = 0;
    long sampled = 0;
    for (int k = 0; k < degrees.length; k++) {
      harmonic += (double) respondents[k] / degrees[k];
      sampled += respondents[k];
    }
    if (population <= sampled) {
      return Double.POSITIVE_INFINITY;
    }
    double time = harmonic / population;
    for (int step = 0; step < MOST_STEPS; step++) {
      double excess = -population;
      double slope = 0;
      for (int k = 0; k < degrees.length; k++) {
        if (respondents[k] > 0) {
          double included = -Math.expm1(-degrees[k] * time);
          double weight = respondents[k] / included;
          excess += weight;
          slope -= weight * degrees[k] * (1 - included) / included;
        }
      }
      double next = time - excess / slope;
      if (!(next > time * (1 + 1e-14))) {
        break;
      }
      time = next;
    }
    return time;
  }
}
