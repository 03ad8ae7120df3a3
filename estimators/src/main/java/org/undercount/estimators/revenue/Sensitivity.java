package org.undercount.estimators.revenue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which input to learn more about: Sobol indices and the tornado of one estimator.
 *
 * @param input its name
 * @param first Sobol first-order index
 * @param firstError Monte Carlo standard error of it
 * @param total Sobol total index
 * @param totalError Monte Carlo standard error of it
 * @param low the result with this input at its 5 % quantile, the others at their medians
 * @param high the result with this input at its 95 % quantile
 */
public record Sensitivity(
    String input,
    double first,
    double firstError,
    double total,
    double totalError,
    double low,
    double high) {

  static final int SIZE = 8192;

  /** Most influential first, by total index and then by width; constants are left out. */
  public static List<Sensitivity> of(
      RevenueModel model, RevenueModel.Estimator estimator, long seed) {
    List<Input> free = new ArrayList<>();
    Map<String, Double> medians = new HashMap<>();
    for (Input input : model.inputs()) {
      if (estimator.formula().names().contains(input.name())) {
        medians.put(input.name(), input.quantity().quantile(0.5));
        if (!(input.quantity() instanceof Quantity.Constant)) {
          free.add(input);
        }
      }
    }
    Map<String, Double> world = new HashMap<>(medians);
    List<Sobol.Index> indices =
        Sobol.indices(
            free.size(),
            SIZE,
            seed,
            point -> {
              for (int i = 0; i < point.length; i++) {
                world.put(free.get(i).name(), free.get(i).quantity().quantile(point[i]));
              }
              return value(estimator, world);
            });
    List<Sensitivity> all = new ArrayList<>();
    for (int i = 0; i < free.size(); i++) {
      Sobol.Index index = indices.get(i);
      all.add(
          new Sensitivity(
              free.get(i).name(),
              index.first(),
              index.firstError(),
              index.total(),
              index.totalError(),
              at(estimator, medians, free.get(i), 0.05),
              at(estimator, medians, free.get(i), 0.95)));
    }
    all.sort(
        Comparator.comparingDouble((Sensitivity s) -> -s.total())
            .thenComparingDouble(s -> -Math.abs(s.high() - s.low()))
            .thenComparing(Sensitivity::input));
    return List.copyOf(all);
  }

  private static double at(
      RevenueModel.Estimator estimator, Map<String, Double> medians, Input input, double p) {
    Map<String, Double> world = new HashMap<>(medians);
    world.put(input.name(), input.quantity().quantile(p));
    return value(estimator, world);
  }

  private static double value(RevenueModel.Estimator estimator, Map<String, Double> world) {
    return estimator.formula().value(n -> world.getOrDefault(n, Double.NaN));
  }
}
