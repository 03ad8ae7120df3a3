package org.undercount.estimators.network;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Whole numbers of people in the proportions asked for. */
final class WholePeople {

  private WholePeople() {}

  /**
   * At least one in every class with a positive share, by largest remainders; nobody elsewhere.
   *
   * @param shares not negative, not all 0, in any scale
   * @param total at least the number of classes with a positive share
   */
  static long[] of(double[] shares, long total) {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    double scale = total / sum;
    long[] people = new long[shares.length];
    double[] wanted = new double[shares.length];
    long left = total;
    for (int k = 0; k < shares.length; k++) {
      wanted[k] = shares[k] * scale;
      people[k] = shares[k] > 0 ? Math.max(1, (long) wanted[k]) : 0;
      left -= people[k];
    }
    int step = left > 0 ? 1 : -1;
    int[] order =
        IntStream.range(0, shares.length)
            .filter(k -> shares[k] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> step * (people[k] - wanted[k])))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; left != 0; i = (i + 1) % order.length) {
      if (step > 0 || people[order[i]] > 1) {
        people[order[i]] += step;
        left -= step;
      }
    }
    return people;
  }
}
