package org.undercount.estimators.indirect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.revenue.Quantity;

/**
 * The entry–exit residual, in people: R = (departures − returns) × (1 − s), s the share who stay
 * away for a known other reason. A joint Monte Carlo draws s with one random number for all
 * origins, so that they err together, and which administration is right for each origin apart. The
 * interval reaches from the lowest administration's lower quantile to the highest one's upper
 * quantile: administrations that contradict each other are both inside.
 *
 * <p>Assumes that counts cover all ways there and back and that the window is long against a visit.
 * Without s the residual is an upper envelope for people held, never an estimate of them; returns
 * that nobody counted make it too high, departures by a third country too low.
 */
public final class EntryExitResidual {

  /** As on the command line and in the cards. */
  public static final String METHOD = "residual";

  /** The column of all origins together. */
  public static final String TOTAL = "total";

  private static final double FAR_APART = 1.25;

  private EntryExitResidual() {}

  /**
   * The answer.
   *
   * @param total all origins together
   * @param origins by name, in the order given
   * @param envelope nobody has another reason, the highest administration is right
   * @param draws one column per origin and {@value #TOTAL}
   */
  public record Result(
      Verdict total, Map<String, Estimate> origins, double envelope, Draws draws) {}

  /** Of at least one origin; names must differ. */
  public static Result of(List<Origin> origins, int size, double level, long seed) {
    if (origins.isEmpty()
        || origins.stream().map(Origin::name).distinct().count() < origins.size()
        || origins.stream().anyMatch(o -> o.name().equals(TOTAL))) {
      throw new IllegalArgumentException(
          "Origins must be at least one, of distinct names other than " + TOTAL);
    }
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    double[] u = random.doubles(size).toArray();
    Map<Optional<Quantity>, double[]> keptBy = new HashMap<>();
    Map<String, double[]> middle = new LinkedHashMap<>();
    Map<String, double[]> low = new LinkedHashMap<>();
    Map<String, double[]> high = new LinkedHashMap<>();
    for (Origin origin : origins) {
      double[] kept = keptBy.computeIfAbsent(origin.otherReasons(), q -> kept(q, u));
      double least = origin.least();
      double range = origin.most() - least;
      middle.put(origin.name(), scaled(kept, () -> least + range * random.nextDouble()));
      low.put(origin.name(), scaled(kept, () -> least));
      high.put(origin.name(), scaled(kept, () -> least + range));
    }
    Draws draws = Draws.ofColumns(middle).withSum(TOTAL);
    Draws lowest = Draws.ofColumns(low).withSum(TOTAL);
    Draws highest = Draws.ofColumns(high).withSum(TOTAL);
    Map<String, Estimate> each = new LinkedHashMap<>();
    for (Origin origin : origins) {
      each.put(origin.name(), estimate(origin.name(), draws, lowest, highest, level));
    }
    double envelope = origins.stream().mapToDouble(Origin::most).sum();
    return new Result(
        verdict(origins, estimate(TOTAL, draws, lowest, highest, level), envelope),
        each,
        envelope,
        draws);
  }

  private interface Residual {
    double next();
  }

  private static double[] scaled(double[] kept, Residual residual) {
    double[] column = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      column[i] = residual.next() * kept[i];
    }
    return column;
  }

  private static double[] kept(Optional<Quantity> otherReasons, double[] u) {
    double[] kept = new double[u.length];
    Optional<Tabulated> share = otherReasons.map(Tabulated::of);
    for (int i = 0; i < u.length; i++) {
      double with = u[i];
      kept[i] = 1 - share.map(s -> s.quantile(with)).orElse(0.0);
    }
    return kept;
  }

  private static Estimate estimate(
      String column, Draws draws, Draws lowest, Draws highest, double level) {
    double lower = lowest.quantile(column, 0.5 - level / 2);
    double upper = highest.quantile(column, 0.5 + level / 2);
    double value = draws.quantile(column, 0.5);
    return new Estimate(
        value,
        new Interval(
            Math.min(lower, value),
            Math.max(upper, value),
            level,
            "Monte Carlo quantiles, envelope of the administrations"),
        METHOD,
        Map.of("monteCarloErrorOfMedian", Double.toString(draws.quantileError(column, 0.5))));
  }

  private static Verdict verdict(List<Origin> origins, Estimate estimate, double envelope) {
    List<String> warnings = new ArrayList<>();
    List<String> unexplained =
        origins.stream().filter(o -> o.otherReasons().isEmpty()).map(Origin::name).toList();
    if (!unexplained.isEmpty()) {
      warnings.add(
          "no other reason to stay away is stated for "
              + String.join(", ", unexplained)
              + ": this is an upper envelope of people held, not an estimate of them");
    }
    for (Origin origin : origins) {
      double ratio = ratio(origin);
      if (ratio > FAR_APART) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "administrations count travellers from %s %.1f times apart; the interval holds them"
                    + " all",
                origin.name(),
                ratio));
      }
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("upperEnvelope", Double.toString(envelope));
    facts.putAll(estimate.diagnostics());
    return new Verdict(
        0,
        Optional.of(estimate),
        Optional.empty(),
        List.of(
            new Gate(
                "returns-within-departures", true, "no administration counts more back than out")),
        warnings,
        facts);
  }

  private static double ratio(Origin origin) {
    double least =
        origin.accounts().stream().mapToDouble(a -> (double) a.out()).min().orElseThrow();
    double most = origin.accounts().stream().mapToDouble(a -> (double) a.out()).max().orElseThrow();
    return least > 0 ? most / least : 1;
  }
}
