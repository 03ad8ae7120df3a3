package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.KnownUnits;
import org.undercount.estimators.Mixture;
import org.undercount.estimators.Verdict;

/**
 * Sizes of the populations the lists look at, one per country, and their total: people who passed
 * through centres in the quarter (E2), or centres active in it (E4).
 *
 * <p>Units captured in a bulk event are known, not estimated: they are taken out of the table and
 * added to the estimate, its interval, its draws and its lower bound as the same number.
 */
final class Populations {

  /** What is counted, in the words of the requirements. */
  enum Kind {
    E2("people", "people held in scam centres at any time in the quarter", Estimand.Kind.FLOW),
    E4("centres", "scam centres active in the quarter", Estimand.Kind.FLOW);

    final String unit;
    final String population;
    final Estimand.Kind time;

    Kind(String unit, String population, Estimand.Kind time) {
      this.unit = unit;
      this.population = population;
      this.time = time;
    }
  }

  private final Kind kind;
  private final Quarter quarter;
  private final double level;
  private final int draws;
  private final Seed seed;
  private final Strata strata;

  Populations(Kind kind, Quarter quarter, double level, int draws, Seed seed, Strata strata) {
    this.kind = kind;
    this.quarter = quarter;
    this.level = level;
    this.draws = draws;
    this.seed = seed;
    this.strata = strata;
  }

  /** Estimates every country, and the total of those that passed their gates. */
  Joint of(Map<CountryCode, ListCounts> counts) {
    return of(counts, List.of());
  }

  /**
   * The same, with the doubt of the linkage carried into the estimates.
   *
   * @param counts under the best linkage
   * @param linkages under each of several plausible linkages; none, or at least two
   */
  Joint of(Map<CountryCode, ListCounts> counts, List<Map<CountryCode, ListCounts>> linkages) {
    List<EstimateRow> rows = new ArrayList<>();
    Optional<Draws> drawn = Optional.empty();
    Verdicts verdicts =
        verdicts(
            Stream.concat(
                counts.values().stream(),
                counts.keySet().stream().flatMap(c -> linkages.stream().map(at(c)))));
    for (Map.Entry<CountryCode, ListCounts> entry : new TreeMap<>(counts).entrySet()) {
      CountryCode country = entry.getKey();
      String key = key(country.alpha2());
      Country one =
          country(key, entry.getValue(), linkages.stream().map(at(country)).toList(), verdicts);
      rows.add(new EstimateRow(key, quarter.toString(), estimand(country.alpha2()), one.verdict()));
      if (one.draws().isPresent()) {
        Draws mine = one.draws().get();
        drawn = Optional.of(drawn.isPresent() ? drawn.get().and(mine) : mine);
      }
    }
    return new Joint(rows, drawn).withTotal(key("ALL"), level);
  }

  /** One country's verdict, and its draws if an estimate stands. */
  private record Country(Verdict verdict, Optional<Draws> draws) {}

  /** Verdicts by what the lists saw; plausible linkages often see the same. */
  private record Verdicts(Map<ListCounts, Verdict> byCounts) {
    Verdict on(ListCounts counts) {
      return new KnownUnits(counts.known()).addedTo(Objects.requireNonNull(byCounts.get(counts)));
    }
  }

  private Verdicts verdicts(Stream<ListCounts> all) {
    List<Stratum> distinct = all.distinct().map(c -> new Stratum(c, level)).toList();
    List<Verdict> verdicts = strata.verdicts(distinct);
    Map<ListCounts, Verdict> byCounts = new HashMap<>();
    for (int i = 0; i < distinct.size(); i++) {
      byCounts.put(distinct.get(i).counts(), verdicts.get(i));
    }
    return new Verdicts(byCounts);
  }

  private Country country(
      String key, ListCounts counts, List<ListCounts> linkages, Verdicts verdicts) {
    Verdict best = verdicts.on(counts);
    long mySeed = seed.child(key).value();
    if (best.estimate().isEmpty()) {
      return new Country(best, Optional.empty());
    }
    if (linkages.isEmpty()) {
      Estimate alone = best.estimate().get();
      return new Country(
          best, Optional.of(Draws.ofEstimate(key, alone, best.observed(), draws, mySeed)));
    }
    Mixture mixture = Mixture.of(linkages.stream().map(verdicts::on).toList());
    if (!mixture.gate().passed()) {
      return new Country(refused(best, mixture.gate()), Optional.empty());
    }
    Draws mixed = mixture.draws(key, best, draws, mySeed);
    return new Country(mixture.verdict(best, key, mixed, level), Optional.of(mixed));
  }

  /** What a linkage saw in the country; nobody, if it puts everybody elsewhere. */
  private static Function<Map<CountryCode, ListCounts>, ListCounts> at(CountryCode country) {
    return linkage -> linkage.getOrDefault(country, new ListCounts(List.of(), Map.of(), 0));
  }

  private static Verdict refused(Verdict verdict, Gate gate) {
    List<Gate> gates = new ArrayList<>(verdict.gates());
    gates.add(gate);
    return new Verdict(
        verdict.observed(),
        Optional.empty(),
        verdict.lowerBound(),
        gates,
        verdict.warnings(),
        verdict.diagnostics());
  }

  private String key(String place) {
    return kind.name() + "." + place + "." + quarter;
  }

  private Estimand estimand(String place) {
    return new Estimand(kind.unit, kind.population, place, quarter.toString(), kind.time);
  }
}
