package org.undercount.estimators.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Successive sampling drawn person by person, as the RDS package does, to set beside the limit. */
final class SimulatedSuccession {

  private final int[] degrees;
  private final SplittableRandom random;

  SimulatedSuccession(List<Integer> degrees, long seed) {
    this.degrees = degrees.stream().mapToInt(Integer::intValue).toArray();
    this.random = new SplittableRandom(seed);
  }

  /** Share of each class that is drawn when {@code size} of these people are. */
  List<Double> inclusion(long[] people, int size, int samples) {
    long[] drawn = new long[people.length];
    for (int s = 0; s < samples; s++) {
      draw(people, size, drawn);
    }
    List<Double> inclusion = new ArrayList<>();
    for (int k = 0; k < people.length; k++) {
      inclusion.add((double) drawn[k] / ((double) samples * people[k]));
    }
    return inclusion;
  }

  /** Gile's iteration from inclusion proportional to degree. */
  List<Double> iterated(List<Integer> respondents, long population, int samples, int iterations) {
    double[] inclusion = new double[degrees.length];
    int size = 0;
    for (int k = 0; k < inclusion.length; k++) {
      inclusion[k] = degrees[k];
      size += respondents.get(k);
    }
    List<Double> result = List.of();
    for (int i = 0; i <= iterations; i++) {
      double[] shares = new double[inclusion.length];
      for (int k = 0; k < shares.length; k++) {
        shares[k] = respondents.get(k) / inclusion[k];
      }
      result = inclusion(WholePeople.of(shares, population), size, samples);
      for (int k = 0; k < inclusion.length; k++) {
        inclusion[k] = Math.max(result.get(k), 0.5 / samples);
      }
    }
    return result;
  }

  private void draw(long[] people, int size, long[] drawn) {
    long[] left = people.clone();
    long weight = 0;
    for (int k = 0; k < left.length; k++) {
      weight += left[k] * degrees[k];
    }
    for (int i = 0; i < size; i++) {
      long at = random.nextLong(weight);
      int k = 0;
      while (at >= left[k] * degrees[k]) {
        at -= left[k] * degrees[k];
        k++;
      }
      left[k]--;
      weight -= degrees[k];
      drawn[k]++;
    }
  }
}
