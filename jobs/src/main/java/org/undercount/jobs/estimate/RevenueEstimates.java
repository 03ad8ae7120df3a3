package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.revenue.Input;
import org.undercount.estimators.revenue.RevenueModel;
import org.undercount.estimators.revenue.Simulation;

/**
 * E5: takings of centres in a quarter, headcount × take (R1 of the methods), simulated jointly with
 * the headcounts: draw i of the money uses draw i of the people, so that money inherits their
 * doubt. A country whose headcount was refused gets no money either.
 */
public final class RevenueEstimates {

  private RevenueEstimates() {}

  /**
   * Simulates the model.
   *
   * @param model estimators named by country code; inputs linked to {@code E2.KH} and the like
   * @param headcounts joint draws of headcounts, named {@code E2.KH}; empty if all were refused
   */
  public static Joint of(
      RevenueModel model,
      Optional<Draws> headcounts,
      Quarter quarter,
      double level,
      int draws,
      Seed seed) {
    Set<String> known = new HashSet<>(headcounts.map(Draws::names).orElse(List.of()));
    Map<String, Input> inputs =
        model.inputs().stream().collect(Collectors.toMap(Input::name, i -> i));
    List<RevenueModel.Estimator> possible = new ArrayList<>();
    List<EstimateRow> rows = new ArrayList<>();
    for (RevenueModel.Estimator estimator : model.estimators()) {
      List<String> missing =
          estimator.formula().names().stream()
              .flatMap(n -> Optional.ofNullable(inputs.get(n)).stream())
              .flatMap(i -> i.linkedTo().stream())
              .filter(l -> !known.contains(l))
              .sorted()
              .toList();
      if (missing.isEmpty()) {
        possible.add(estimator);
      } else {
        rows.add(refused(model, estimator, quarter, missing));
      }
    }
    if (possible.isEmpty()) {
      return new Joint(rows, Optional.empty());
    }
    RevenueModel estimable =
        new RevenueModel(
            model.name(),
            model.unit(),
            model.currency(),
            model.inputs().stream()
                .filter(i -> i.linkedTo().isEmpty() || known.contains(i.linkedTo().get()))
                .toList(),
            possible);
    Simulation simulation =
        Simulation.run(estimable, draws, seed.child("E5." + quarter).value(), headcounts);
    Map<String, List<Double>> columns = new LinkedHashMap<>();
    for (RevenueModel.Estimator estimator : possible) {
      String key = key(estimator.id(), quarter);
      columns.put(key, simulation.draws().values(estimator.id()));
      rows.add(
          row(
              key,
              quarter,
              estimand(model, estimator.id(), quarter, estimator),
              named(simulation.estimate(estimator.id(), level))));
    }
    Draws drawn = Draws.of(columns);
    if (possible.size() > 1) {
      drawn = drawn.withSum(key("ALL", quarter));
      rows.add(0, total(model, possible, drawn, quarter, level));
    }
    return new Joint(rows, Optional.of(drawn));
  }

  private static EstimateRow total(
      RevenueModel model,
      List<RevenueModel.Estimator> parts,
      Draws drawn,
      Quarter quarter,
      double level) {
    String key = key("ALL", quarter);
    double median = drawn.quantile(key, 0.5);
    String places =
        parts.stream().map(RevenueModel.Estimator::id).collect(Collectors.joining(", "));
    Estimate estimate =
        new Estimate(
            median,
            drawn.interval(key, level, median, 0, "Monte Carlo quantiles"),
            "headcount-take",
            Map.of(
                "sum over",
                places,
                "Monte Carlo error of the median",
                Double.toString(drawn.quantileError(key, 0.5))));
    return row(key, quarter, estimand(model, places, quarter, parts.get(0)), estimate);
  }

  private static Estimate named(Estimate estimate) {
    return new Estimate(
        estimate.value(), estimate.interval(), "headcount-take", estimate.diagnostics());
  }

  private static EstimateRow row(
      String key, Quarter quarter, Estimand estimand, Estimate estimate) {
    return new EstimateRow(
        key,
        quarter.toString(),
        estimand,
        new Verdict(
            0,
            Optional.of(estimate),
            Optional.empty(),
            List.of(new Gate("headcount-estimated", true, "the headcount has an estimate")),
            List.of(),
            new TreeMap<>()));
  }

  private static EstimateRow refused(
      RevenueModel model, RevenueModel.Estimator estimator, Quarter quarter, List<String> missing) {
    return new EstimateRow(
        key(estimator.id(), quarter),
        quarter.toString(),
        estimand(model, estimator.id(), quarter, estimator),
        new Verdict(
            0,
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Gate(
                    "headcount-estimated",
                    false,
                    "money needs the headcount "
                        + String.join(", ", missing)
                        + ", whose estimate was refused")),
            List.of(),
            new TreeMap<>()));
  }

  private static Estimand estimand(
      RevenueModel model, String place, Quarter quarter, RevenueModel.Estimator estimator) {
    return new Estimand(
        model.currency(),
        estimator.estimand().population(),
        place,
        quarter.toString(),
        Estimand.Kind.FLOW);
  }

  private static String key(String place, Quarter quarter) {
    return "E5." + place + "." + quarter;
  }
}
