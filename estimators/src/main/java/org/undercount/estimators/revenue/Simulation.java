package org.undercount.estimators.revenue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;

/**
 * One joint Monte Carlo over all inputs and estimators (JCGM 101, GUM Supplement 1): row i holds
 * one imagined world, in which every estimator sees the same inputs. Linked inputs are read from
 * given draws row by row, so that money inherits the uncertainty of the head count. Other inputs
 * are independent of one another; each has its own stream of random numbers, so adding an input
 * changes no other's draws.
 */
public final class Simulation {

  /** Fewest draws that are accepted. */
  public static final int LEAST_DRAWS = 10_000;

  private final RevenueModel model;
  private final Draws draws;

  private Simulation(RevenueModel model, Draws draws) {
    this.model = model;
    this.draws = draws;
  }

  /** Simulates; {@code linked} must hold the columns that linked inputs name. */
  public static Simulation run(RevenueModel model, int size, long seed, Optional<Draws> linked) {
    if (size < LEAST_DRAWS) {
      throw new IllegalArgumentException(
          "At least " + LEAST_DRAWS + " draws are needed, got " + size);
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (Input input : model.inputs()) {
      columns.put(input.name(), column(input, size, seed, linked));
    }
    Map<String, double[]> results = new LinkedHashMap<>(columns);
    Map<String, Double> world = new HashMap<>();
    for (RevenueModel.Estimator estimator : model.estimators()) {
      Set<String> names = estimator.formula().names();
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        for (String name : names) {
          world.put(name, Objects.requireNonNull(columns.get(name))[i]);
        }
        values[i] = estimator.formula().value(n -> world.getOrDefault(n, Double.NaN));
      }
      results.put(estimator.id(), values);
    }
    return new Simulation(model, Draws.ofColumns(results));
  }

  /** Inputs by name and estimators by id, jointly. */
  public Draws draws() {
    return draws;
  }

  /** Median with quantiles; mean and Monte Carlo errors among the diagnostics. */
  public Estimate estimate(String estimatorId, double level) {
    return draws.estimate(estimatorId, estimator(estimatorId).kind(), level);
  }

  private RevenueModel.Estimator estimator(String id) {
    return model.estimators().stream()
        .filter(e -> e.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No estimator is called " + id));
  }

  private static double[] column(Input input, int size, long seed, Optional<Draws> linked) {
    double[] values = new double[size];
    if (input.linkedTo().isPresent()) {
      String column = input.linkedTo().get();
      Draws source =
          linked.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Input '" + input.name() + "' needs draws of '" + column + "', none given"));
      for (int i = 0; i < size; i++) {
        values[i] = source.value(column, i % source.size());
      }
      return values;
    }
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(
            seed * 0x9E3779B97F4A7C15L + input.name().hashCode());
    ContinuousSampler uniform = ContinuousUniformSampler.of(random, 0, 1, true);
    for (int i = 0; i < size; i++) {
      values[i] = input.quantity().quantile(uniform.sample());
    }
    return values;
  }
}
