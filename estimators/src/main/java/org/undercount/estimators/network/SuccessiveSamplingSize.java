package org.undercount.estimators.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.latentclass.ChainDiagnostics;

/**
 * How many people a networked population has, in people, from the order in which they were
 * recruited: those who know many come first, and the sooner degrees fall, the larger the part of
 * the population that has been sampled. Handcock, Gile and Mar (2014), Electron. J. Stat. 8,
 * 1491–1521, and (2015), Biometrics 71: recruitment as successive sampling by degree, degrees
 * Conway-Maxwell-Poisson, N with a prior; the posterior's median and quantiles by {@link
 * SizeChain}.
 *
 * <p>Assumes that respondents stand in the order in which they were recruited, that whoever is left
 * is next with probability proportional to degree, and that degrees are reported rightly. The order
 * says little where a small part of the population is sampled: the answer is then the prior's, of
 * which a warning tells. Homophily, and recruiters who choose, are not in the model.
 */
public final class SuccessiveSamplingSize {

  /** As in the cards. */
  public static final String METHOD = "ss-pse";

  public static final int LEAST_DRAWS = 400;
  public static final int MOST_DRAWS = 200_000;
  public static final int USUAL_DRAWS = 4000;

  private static final int CHAINS = 4;
  private static final int THIN = 5;
  private static final int LEAST_FORGOTTEN = 1000;
  private static final double MOST_R_HAT = 1.05;
  private static final double LEAST_EFFECTIVE = 100;
  private static final double HARDLY_NARROWER = 0.7;

  private SuccessiveSamplingSize() {}

  /**
   * What is asked.
   *
   * @param prior of the size
   * @param level of the interval
   * @param draws kept of all chains together
   */
  public record Request(SizePrior prior, double level, int draws, long seed) {

    public Request {
      if (!(level > 0 && level < 1)) {
        throw new IllegalArgumentException("Level must lie in (0, 1), got " + level);
      }
      if (draws < LEAST_DRAWS || draws > MOST_DRAWS) {
        throw new IllegalArgumentException(
            "Draws must be " + LEAST_DRAWS + " to " + MOST_DRAWS + ", got " + draws);
      }
    }
  }

  /** The size, or why there is none; respondents in the order in which they were recruited. */
  public static Verdict estimate(RecruitmentSample sample, Request request) {
    int[] degrees = IntStream.range(0, sample.size()).map(sample::degree).toArray();
    return estimate(degrees, request);
  }

  private static Verdict estimate(int[] degrees, Request request) {
    SizePrior prior = request.prior();
    prior.check(degrees.length);
    long different = Arrays.stream(degrees).distinct().count();
    Gate differ =
        new Gate(
            "degrees-differ",
            different > 1,
            "only where degrees differ does their order tell the size, there are "
                + different
                + " different");
    if (!differ.passed()) {
      return new Verdict(
          degrees.length, Optional.empty(), Optional.empty(), List.of(differ), List.of(), Map.of());
    }
    int each = request.draws() / CHAINS;
    double[][] chains = new double[CHAINS][];
    for (int c = 0; c < CHAINS; c++) {
      long start = Math.round(prior.quantile((c + 1.0) / (CHAINS + 1), degrees.length));
      chains[c] =
          new SizeChain(
                  degrees,
                  prior,
                  start,
                  RandomSource.XO_RO_SHI_RO_128_PP.create(request.seed() + 0x9E3779B97F4A7C15L * c))
              .draw(Math.max(LEAST_FORGOTTEN, each), each, THIN);
    }
    ChainDiagnostics chained = ChainDiagnostics.of(chains);
    boolean agree = chained.rHat() < MOST_R_HAT && chained.effectiveSize() >= LEAST_EFFECTIVE;
    Gate mixed =
        new Gate(
            "chains-agree",
            agree,
            String.format(
                Locale.ROOT,
                "%d chains: R-hat %.3f, below %.2f needed; worth %.0f independent draws, %.0f needed",
                CHAINS,
                chained.rHat(),
                MOST_R_HAT,
                chained.effectiveSize(),
                LEAST_EFFECTIVE));
    Draws draws =
        Draws.ofColumns(
            Map.of("N", Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray()));
    Estimate estimate = estimate(draws, request.level());
    Map<String, String> facts = new LinkedHashMap<>(estimate.diagnostics());
    facts.put("rHat", Double.toString(chained.rHat()));
    facts.put("effectiveDraws", Double.toString(chained.effectiveSize()));
    return new Verdict(
        degrees.length,
        agree ? Optional.of(estimate) : Optional.empty(),
        Optional.empty(),
        List.of(differ, mixed),
        warnings(estimate.interval(), request, degrees.length),
        facts);
  }

  private static Estimate estimate(Draws draws, double level) {
    double median = draws.quantile("N", 0.5);
    return new Estimate(
        median,
        draws.interval("N", level, median, 0, "posterior quantiles"),
        METHOD,
        Map.of("posteriorMean", Double.toString(draws.mean("N"))));
  }

  /** Whether the sample told more than the prior did. */
  private static List<String> warnings(Interval interval, Request request, int sampled) {
    double tail = (1 - request.level()) / 2;
    double before =
        Math.log(
            request.prior().quantile(1 - tail, sampled) / request.prior().quantile(tail, sampled));
    double after = Math.log(interval.upper() / interval.lower());
    return after < HARDLY_NARROWER * before
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "the size rests on the prior: the order of recruitment narrowed its interval to"
                    + " %.0f %% of what was held before, on the log scale",
                100 * after / before));
  }
}
