package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.stay.StillHeld;

/**
 * E1, people held on the quarter's last day, from E2, people held at any time in it: the flow
 * without those freed in bulk, times the share still held. Row i of the draws takes the flow's row
 * i, so that both stay joint.
 */
final class Stocks {

  /** Replicates of the share; draws beyond them begin anew. */
  private static final int REPLICATES = 500;

  private final Quarter quarter;
  private final double level;
  private final Seed seed;

  Stocks(Quarter quarter, double level, Seed seed) {
    this.quarter = quarter;
    this.level = level;
    this.seed = seed;
  }

  /**
   * The stock of every country that has a flow, and their total.
   *
   * @param flows E2 by country
   * @param followed known stays by country code
   * @param freedInBulk people by country code, in the flow and known to have left
   */
  Joint of(Joint flows, Map<String, StillHeld.Sample> followed, Map<String, Long> freedInBulk) {
    List<EstimateRow> rows = new ArrayList<>();
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (EstimateRow flow : flows.rows()) {
      String country = flow.estimand().place();
      if (country.contains(",")) {
        continue; // a total: the stocks have their own
      }
      String key = key(country);
      double freed = freedInBulk.getOrDefault(country, 0L);
      Optional<StillHeld> share =
          Optional.ofNullable(followed.get(country))
              .filter(people -> !people.dated().isEmpty())
              .map(people -> StillHeld.of(people, REPLICATES, seed.child(key).value()));
      List<Gate> gates = gates(flow.verdict(), share);
      Optional<Estimate> estimate = Optional.empty();
      if (gates.stream().allMatch(Gate::passed)) {
        double[] drawn = drawn(flows.draws().orElseThrow(), flow.key(), freed, share.orElseThrow());
        columns.put(key, drawn);
        estimate = Optional.of(estimate(key, flow.verdict(), freed, share.orElseThrow(), drawn));
      }
      rows.add(row(key, country, gates, estimate, flow.verdict().warnings()));
    }
    Optional<Draws> draws =
        columns.isEmpty() ? Optional.empty() : Optional.of(Draws.ofColumns(columns));
    return new Joint(rows, draws).withTotal(key("ALL"), level);
  }

  private static List<Gate> gates(Verdict flow, Optional<StillHeld> share) {
    List<Gate> gates = new ArrayList<>();
    gates.add(
        new Gate(
            "flow-estimated",
            flow.estimate().isPresent(),
            flow.estimate().isPresent()
                ? "people held at any time in the quarter are estimated"
                : "people held at any time in the quarter could not be estimated"));
    gates.add(
        share
            .map(StillHeld::endsSeen)
            .orElse(new Gate("ends-seen", false, "nobody's days of arrival and record are known")));
    return gates;
  }

  private static double[] drawn(Draws flows, String key, double freed, StillHeld share) {
    double[] drawn = new double[flows.size()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = Math.max(0, flows.value(key, i) - freed) * share.replicate(i);
    }
    return drawn;
  }

  private Estimate estimate(
      String key, Verdict flow, double freed, StillHeld share, double[] drawn) {
    double value = (flow.estimate().orElseThrow().value() - freed) * share.share();
    return new Estimate(
        value,
        Draws.ofColumns(Map.of(key, drawn))
            .interval(key, level, value, 0, "quantiles of joint draws of flow and share"),
        StillHeld.METHOD,
        share.facts());
  }

  private EstimateRow row(
      String key,
      String country,
      List<Gate> gates,
      Optional<Estimate> estimate,
      List<String> warnings) {
    return new EstimateRow(
        key,
        quarter.toString(),
        estimand(country, quarter),
        new Verdict(0, estimate, Optional.empty(), gates, warnings, Map.of()));
  }

  /** What is counted. */
  static Estimand estimand(String place, Quarter quarter) {
    return new Estimand(
        "people",
        "people held in scam centres on the quarter's last day",
        place,
        quarter.lastDay().toString(),
        Estimand.Kind.STOCK);
  }

  private String key(String place) {
    return "E1." + place + "." + quarter;
  }
}
