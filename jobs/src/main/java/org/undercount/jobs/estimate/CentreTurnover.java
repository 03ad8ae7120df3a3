package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.open.Fate;
import org.undercount.estimators.open.HistoryFit;
import org.undercount.estimators.open.HistoryModel;

/**
 * Centres that opened and closed between the quarter before and this one, by country. Sources are
 * the looks of a quarter, within which the set of active centres counts as closed to change;
 * between quarters centres come and go (the robust design of Pollock 1982 with the superpopulation
 * of Schwarz and Arnason 1996). Every source detects with a chance of its own in every quarter, so
 * a quarter in which sources look harder is not taken for one in which centres open.
 */
public final class CentreTurnover {

  /** As in the cards. */
  static final String METHOD = "robust-design";

  /** Sources a quarter needs: one alone cannot tell a closing from a miss. */
  private static final int FEWEST_LOOKS = 2;

  /** What changed. */
  enum Change {
    OPENED("E4o", "scam centres active in the quarter that were not in the quarter before"),
    CLOSED("E4c", "scam centres active in the quarter before that are no longer in this one");

    final String code;
    final String population;

    Change(String code, String population) {
      this.code = code;
      this.population = population;
    }
  }

  private final Quarter quarter;
  private final double level;
  private final int draws;
  private final Seed seed;

  CentreTurnover(Quarter quarter, double level, int draws, Seed seed) {
    this.quarter = quarter;
    this.level = level;
    this.draws = draws;
    this.seed = seed;
  }

  /**
   * What changed in every country, and which sites it concerns.
   *
   * @param joint numbers opened and closed, by country and in total
   * @param sites what became of each site of the countries whose sightings could be fitted
   */
  public record Outcome(Joint joint, List<SiteFate> sites) {
    public Outcome {
      sites = List.copyOf(sites);
    }
  }

  /**
   * What changed.
   *
   * @param sightings sites by country code
   */
  Outcome of(Map<String, SiteHistories> sightings) {
    Map<String, Told> told = new TreeMap<>();
    sightings.forEach((country, histories) -> told.put(country, fitted(histories)));
    Joint all = new Joint(List.of(), Optional.empty());
    for (Change change : Change.values()) {
      all = all.and(joint(change, told));
    }
    List<SiteFate> fates = new ArrayList<>();
    told.forEach(
        (country, of) ->
            of.fit()
                .ifPresent(
                    fit ->
                        fates.addAll(
                            fates(
                                country,
                                Objects.requireNonNull(sightings.get(country)),
                                fit.fates()))));
    return new Outcome(all, fates);
  }

  private List<SiteFate> fates(String country, SiteHistories histories, List<Fate> told) {
    List<SiteFate> fates = new ArrayList<>();
    Iterator<Fate> next = told.iterator();
    for (List<String> sites : histories.seen(histories.upTo(quarter)).values()) {
      Fate fate = next.next();
      for (String site : sites) {
        fates.add(
            new SiteFate(
                site,
                country,
                quarter.toString(),
                last(fate.present()),
                last(fate.entered()),
                last(fate.left())));
      }
    }
    return fates;
  }

  private static double last(List<Double> values) {
    return values.get(values.size() - 1);
  }

  /** What a country's sightings tell: gates passed or failed, and the fit if there is one. */
  private record Told(List<Gate> gates, Optional<HistoryFit> fit) {
    Optional<Estimate> of(Change change) {
      return fit.flatMap(
          f -> {
            List<HistoryFit.Occasion> numbers = change == Change.OPENED ? f.entrants() : f.losses();
            return numbers.isEmpty()
                ? Optional.empty()
                : numbers.get(numbers.size() - 1).estimate();
          });
    }
  }

  private Told fitted(SiteHistories histories) {
    List<Quarter> quarters = histories.upTo(quarter);
    List<Gate> gates = new ArrayList<>();
    gates.add(
        new Gate(
            "quarter-before",
            quarters.size() > 1,
            quarters.size() > 1
                ? "places were reported in " + quarters.size() + " consecutive quarters"
                : "no place was reported in the quarter before: what opened or closed since then"
                    + " cannot be told"));
    if (quarters.size() < 2) {
      return new Told(gates, Optional.empty());
    }
    int fewest = quarters.stream().mapToInt(q -> histories.sources(q).size()).min().orElseThrow();
    gates.add(
        new Gate(
            "two-sources-a-quarter",
            fewest >= FEWEST_LOOKS,
            "the quarter with the fewest has "
                + fewest
                + " sources that reported active centres;"
                + " at least "
                + FEWEST_LOOKS
                + " are needed"));
    if (fewest < FEWEST_LOOKS) {
      return new Told(gates, Optional.empty());
    }
    HistoryFit fit =
        new HistoryModel.RobustDesign(
                Formula.parse("time"), Formula.parse("moment"), Formula.parse("time"))
            .fit(histories.captures(quarters), level, ParameterIntervals.Kind.NONE);
    gates.addAll(fit.gates());
    return new Told(gates, fit.refused() ? Optional.empty() : Optional.of(fit));
  }

  private Joint joint(Change change, Map<String, Told> told) {
    List<EstimateRow> rows = new ArrayList<>();
    Map<String, double[]> columns = new LinkedHashMap<>();
    told.forEach(
        (country, of) -> {
          String key = key(change, country);
          Optional<Estimate> estimate =
              of.of(change)
                  .map(e -> new Estimate(e.value(), e.interval(), METHOD, e.diagnostics()));
          List<Gate> gates = new ArrayList<>(of.gates());
          if (gates.stream().allMatch(Gate::passed)) {
            gates.add(
                new Gate(
                    "change-told",
                    estimate.isPresent(),
                    estimate.isPresent()
                        ? "the sightings tell how many " + change.name().toLowerCase(Locale.ROOT)
                        : "the sightings do not tell how many "
                            + change.name().toLowerCase(Locale.ROOT)));
          }
          estimate.ifPresent(
              e ->
                  columns.put(
                      key,
                      Draws.ofEstimate(key, e, 0, draws, seed.child(key).value())
                          .values(key)
                          .stream()
                          .mapToDouble(Double::doubleValue)
                          .toArray()));
          rows.add(
              new EstimateRow(
                  key,
                  quarter.toString(),
                  new Estimand(
                      "centres",
                      change.population,
                      country,
                      quarter.toString(),
                      Estimand.Kind.FLOW),
                  new Verdict(0, estimate, Optional.empty(), gates, List.of(), Map.of())));
        });
    Optional<Draws> drawn =
        columns.isEmpty() ? Optional.empty() : Optional.of(Draws.ofColumns(columns));
    return new Joint(rows, drawn).withTotal(key(change, "ALL"), level);
  }

  private String key(Change change, String place) {
    return change.code + "." + place + "." + quarter;
  }
}
