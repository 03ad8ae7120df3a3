package org.undercount.estimators.flow;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;

/**
 * Flows along routes, F_r = n_r + U_r, in people: those seen on route r, and the unseen U = N − n
 * of the destination spread over the routes.
 *
 * <p>The share of a route among the unseen is taken from the seen with its doubt, π_r ~ Beta(n_r, n
 * − n_r), the margin of the Bayesian bootstrap (Rubin 1981, Annals of Statistics 9); given N and
 * π_r the unseen on the route have mean Uπ_r and variance Uπ_r(1 − π_r), drawn as a normal deviate
 * kept in [0, U]. N comes as draws, so the interval carries the doubt about the population's size.
 *
 * <p>Assumes that within a destination being seen does not depend on the route. If people on a
 * route are less visible, its flow is too low. A route nobody was seen on gets no estimate.
 */
public final class RouteFlows {

  private static final String METHOD = "flow-in-proportion";

  private RouteFlows() {}

  /**
   * Estimates the flow of every route of one destination.
   *
   * @param seen distinct people seen, by route; every count at least 1
   * @param population the destination's estimated population, in people
   * @param draws draws of it, none below the people seen
   * @param column name of the population's column in the draws
   * @param level of the intervals, in (0, 1)
   * @param seed of the draws
   * @return by route, in the routes' order
   */
  public static SortedMap<String, Estimate> of(
      Map<String, Long> seen,
      double population,
      Draws draws,
      String column,
      double level,
      long seed) {
    SortedMap<String, Long> counts = new TreeMap<>(seen);
    long n = 0;
    for (Map.Entry<String, Long> route : counts.entrySet()) {
      if (route.getValue() < 1) {
        throw new IllegalArgumentException(
            "A route needs at least one person seen on it, got "
                + route.getValue()
                + " for "
                + route.getKey());
      }
      n += route.getValue();
    }
    long observed = n;
    double[] populationDraws =
        draws.values(column).stream().mapToDouble(Double::doubleValue).toArray();
    if (!(population >= observed)
        || Arrays.stream(populationDraws).anyMatch(d -> !(d >= observed))) {
      throw new IllegalArgumentException(
          "A population and its draws cannot be smaller than the people seen: population="
              + population
              + ", seen="
              + observed);
    }
    SortedMap<String, Estimate> flows = new TreeMap<>();
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    counts.forEach(
        (route, count) ->
            flows.put(route, flow(count, observed, population, populationDraws, level, random)));
    return Collections.unmodifiableSortedMap(flows);
  }

  private static Estimate flow(
      long count,
      long observed,
      double population,
      double[] populationDraws,
      double level,
      UniformRandomProvider random) {
    double point = count + (population - observed) * count / observed;
    SharedStateContinuousSampler here =
        AhrensDieterMarsagliaTsangGammaSampler.of(random, (double) count, 1);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] drawn = new double[populationDraws.length];
    for (int i = 0; i < drawn.length; i++) {
      double unseen = populationDraws[i] - observed;
      double share = 1;
      if (count < observed) {
        double a = here.sample();
        double b =
            AhrensDieterMarsagliaTsangGammaSampler.of(random, (double) (observed - count), 1)
                .sample();
        share = a / (a + b);
      }
      double mean = unseen * share;
      double onRoute = mean + Math.sqrt(Math.max(0, mean * (1 - share))) * normal.sample();
      drawn[i] = count + Math.min(unseen, Math.max(0, onRoute));
    }
    Draws flow = Draws.ofColumns(Map.of("flow", drawn));
    double lower = Math.min(point, flow.quantile("flow", (1 - level) / 2));
    double upper = Math.max(point, flow.quantile("flow", (1 + level) / 2));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("seen on the route", Long.toString(count));
    facts.put("seen at the destination", Long.toString(observed));
    return new Estimate(
        point, new Interval(lower, upper, level, "quantiles of joint draws"), METHOD, facts);
  }
}
