package org.undercount.estimators.open;

import java.util.Arrays;
import java.util.List;

/**
 * How many units there ever were, then how many at each occasion, how many came and how many left
 * in each interval, given what was seen: sums over all units, unseen included, of the chances of
 * their {@link Fate}.
 *
 * @param mean of each number at given parameters
 * @param variance of each at those parameters, from the units' own fates
 */
record Numbers(List<Double> mean, List<Double> variance) {

  static Numbers of(CaptureHistories data, Superpopulation model, double[] point) {
    int size = size(data.occasions());
    double[] mean = new double[size];
    double[] variance = new double[size];
    List<double[]> chances = model.chances(point);
    for (int h = 0; h < chances.size(); h++) {
      double count = (double) data.histories().get(h).count();
      for (int i = 0; i < size; i++) {
        double chance = chances.get(h)[i];
        mean[i] += count * chance;
        variance[i] += count * Math.max(0, chance * (1 - chance));
      }
    }
    for (int group = 0; group < model.groups(); group++) {
      double seen = (double) data.observed(group);
      double missed = model.population(group, point) - seen;
      double[] unseen = model.chancesOfUnseen(group, point);
      for (int i = 0; i < size; i++) {
        double expected = missed * unseen[i];
        mean[i] += expected;
        // N itself is a parameter, or negative binomial given those seen: its 1/N prior's posterior
        variance[i] +=
            model.countsUnseen()
                ? Math.max(0, expected * (1 - unseen[i]))
                : expected + expected * expected / seen;
      }
    }
    return new Numbers(
        Arrays.stream(mean).boxed().toList(), Arrays.stream(variance).boxed().toList());
  }

  /** N, the stock of each occasion, entrants and losses of each interval. */
  static int size(int occasions) {
    return 3 * occasions - 1;
  }

  double[] means() {
    return mean.stream().mapToDouble(m -> m).toArray();
  }
}
