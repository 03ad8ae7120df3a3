package org.undercount.estimators.doublyrobust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Populations of known size whose members differ in ways that are recorded. */
final class SimulatedPeople {

  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian normal;

  SimulatedPeople(long seed) {
    random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    normal = ZigguratSampler.NormalizedGaussian.of(random);
  }

  static double expit(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  double normal() {
    return normal.sample();
  }

  boolean happens(double chance) {
    return random.nextDouble() < chance;
  }

  /**
   * The example of drpop's README: x of three independent N(2, 1), on the first list with expit(Σ
   * (0.4 xⱼ − 0.6)), on the second with expit(Σ (0.3 xⱼ − 0.6)); what is recorded is exp(xⱼ/2).
   */
  People readme(int population) {
    List<Integer> patterns = new ArrayList<>();
    List<List<Double>> recorded = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < population; i++) {
      double[] x = {2 + normal(), 2 + normal(), 2 + normal()};
      double sum = x[0] + x[1] + x[2];
      int pattern =
          (happens(expit(0.4 * sum - 1.8)) ? 1 : 0) + (happens(expit(0.3 * sum - 1.8)) ? 2 : 0);
      if (pattern != 0) {
        patterns.add(pattern);
        for (int j = 0; j < 3; j++) {
          recorded.get(j).add(Math.exp(x[j] / 2));
        }
      }
    }
    return new People(
        List.of("a", "b"),
        patterns,
        List.of(
            new Covariate.Numeric("u", recorded.get(0)),
            new Covariate.Numeric("v", recorded.get(1)),
            new Covariate.Numeric("w", recorded.get(2))));
  }

  /**
   * People who differ by a number z ~ N(0, 1) and a sex: list j with expit(start_j + slope z, less
   * 0.5 for half of them).
   *
   * @param referred chance that somebody on the first list is sent to the second besides
   */
  People differing(int population, List<Double> starts, double slope, double referred) {
    List<String> lists = List.of("a", "b", "c", "d").subList(0, starts.size());
    List<Integer> patterns = new ArrayList<>();
    List<Double> z = new ArrayList<>();
    List<String> sex = new ArrayList<>();
    for (int i = 0; i < population; i++) {
      double number = normal();
      boolean woman = happens(0.5);
      int pattern = 0;
      for (int j = 0; j < starts.size(); j++) {
        boolean seen = happens(expit(starts.get(j) + slope * number - (woman ? 0.5 : 0)));
        pattern |= (seen ? 1 : 0) << j;
      }
      pattern |= (pattern & 1) == 1 && happens(referred) ? 2 : 0;
      if (pattern != 0) {
        patterns.add(pattern);
        z.add(number);
        sex.add(woman ? "f" : "m");
      }
    }
    return new People(
        lists,
        patterns,
        List.of(new Covariate.Numeric("z", z), new Covariate.Categorical("sex", sex)));
  }

  /** The same people in another order. */
  static People reordered(People people, java.util.Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < people.patterns().size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    return taken(people, order);
  }

  /** Some of the people, or some of them several times. */
  static People taken(People people, List<Integer> which) {
    List<Covariate> covariates = new ArrayList<>();
    for (Covariate covariate : people.covariates()) {
      covariate.handTo(
          n ->
              covariates.add(
                  new Covariate.Numeric(
                      n.name(), which.stream().map(i -> n.values().get(i)).toList())),
          c ->
              covariates.add(
                  new Covariate.Categorical(
                      c.name(), which.stream().map(i -> c.values().get(i)).toList())));
    }
    return new People(
        people.lists(), which.stream().map(i -> people.patterns().get(i)).toList(), covariates);
  }
}
