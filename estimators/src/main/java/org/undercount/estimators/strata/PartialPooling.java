package org.undercount.estimators.strata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;

/**
 * Strata that borrow strength: the log odds of being on no list, log(f₀/n), differ between strata
 * as draws from one normal distribution ({@link HierarchicalNormal}), so that a stratum with few
 * units moves towards the others and one with many hardly moves. A stratum without an estimate of
 * its own is given the odds of a further draw, and says so.
 *
 * <p>The spread between strata has a half-Cauchy prior of scale {@value #SCALE}: odds that differ
 * by a factor of e are common, a factor of 100 is rare (Gelman 2006).
 */
public final class PartialPooling {

  /** Strata with an estimate of their own below which nothing is pooled. */
  public static final int LEAST_STRATA = 3;

  private static final double SCALE = 1;
  private static final double LEAST_ERROR = 1e-3;
  private static final double LEAST_SHARE = 0.1; // of the doubt that is about the odds
  private static final double LARGEST_MEAN = 1e9; // the sampler's counts are int

  private PartialPooling() {}

  /**
   * One stratum.
   *
   * @param name distinct
   * @param verdict alone
   * @param sampled the units seen that stand for those unseen; the rest of the observed are known
   *     otherwise and have no unseen beside them
   */
  public record Stratum(String name, Verdict verdict, long sampled) {

    private boolean estimable() {
      return verdict.estimate().isPresent();
    }
  }

  /**
   * The strata after pooling.
   *
   * @param verdicts in the order of the strata
   * @param draws joint draws of the strata's sizes, one column per stratum with an estimate; empty
   *     where nothing was pooled
   */
  public record Pooled(List<Verdict> verdicts, Optional<Draws> draws) {}

  /**
   * Pools.
   *
   * @param level of the intervals
   * @param size draws behind every number
   */
  public static Pooled of(List<Stratum> strata, double level, int size, long seed) {
    List<Stratum> own = strata.stream().filter(Stratum::estimable).toList();
    if (own.size() < LEAST_STRATA) {
      return new Pooled(strata.stream().map(Stratum::verdict).toList(), Optional.empty());
    }
    List<Stratum> borrowers =
        strata.stream().filter(s -> !s.estimable() && s.sampled() > 0).toList();
    Draws draws = draws(own, borrowers, size, seed);
    List<Verdict> verdicts = new ArrayList<>();
    for (Stratum stratum : strata) {
      verdicts.add(
          stratum.estimable()
              ? pooled(stratum, draws, level, own.size())
              : stratum.sampled() > 0
                  ? borrowed(stratum, draws, level, own.size())
                  : stratum.verdict());
    }
    return new Pooled(List.copyOf(verdicts), Optional.of(draws));
  }

  private static Draws draws(List<Stratum> own, List<Stratum> borrowers, int size, long seed) {
    double[] effects = new double[own.size()];
    double[] errors = new double[own.size()];
    for (int j = 0; j < effects.length; j++) {
      Verdict verdict = own.get(j).verdict();
      CombinedReplicates.Replicate unseen =
          CombinedReplicates.Replicate.of(verdict.estimate().orElseThrow(), verdict.observed());
      effects[j] = unseen.meanLog() - Math.log((double) own.get(j).sampled());
      errors[j] = error(unseen.varianceLog(), (double) own.get(j).sampled(), effects[j]);
    }
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    double[][] odds =
        new HierarchicalNormal(effects, errors, new HierarchicalNormal.Prior.HalfCauchy(SCALE))
            .draws(size, borrowers.size(), random);
    Map<String, double[]> columns = new LinkedHashMap<>();
    List<Stratum> all = Stream.concat(own.stream(), borrowers.stream()).toList();
    for (int j = 0; j < all.size(); j++) {
      Stratum stratum = all.get(j);
      double[] column = new double[size];
      for (int i = 0; i < size; i++) {
        column[i] =
            (double) stratum.verdict().observed()
                + unseen(stratum.sampled(), Math.exp(odds[i][j]), random);
      }
      columns.put(stratum.name(), column);
    }
    return Draws.ofColumns(columns);
  }

  /**
   * Standard error of the log odds alone. The doubt about f₀ has two parts: about the odds o, and,
   * were these known, of a negative binomial number with variance n·o·(1 + o); the second is not
   * shared with other strata and comes back when f₀ is drawn.
   */
  private static double error(double varianceLog, double sampled, double logOdds) {
    double odds = Math.exp(logOdds);
    double known = (1 + odds) / (sampled * odds);
    return Math.max(
        Math.sqrt(Math.max(varianceLog - known, LEAST_SHARE * varianceLog)), LEAST_ERROR);
  }

  /** Units unseen beside n seen where the odds are known: negative binomial. */
  private static double unseen(long sampled, double odds, UniformRandomProvider random) {
    double mean =
        odds * AhrensDieterMarsagliaTsangGammaSampler.of(random, (double) sampled, 1).sample();
    return mean < Double.MIN_NORMAL
        ? 0
        : mean > LARGEST_MEAN ? mean : (double) PoissonSampler.of(random, mean).sample();
  }

  private static Verdict pooled(Stratum stratum, Draws draws, double level, int others) {
    Verdict v = stratum.verdict();
    Estimate alone = v.estimate().orElseThrow();
    Map<String, String> facts = new LinkedHashMap<>(v.diagnostics());
    facts.put("alone", alone.inWords());
    Estimate estimate =
        estimate(
            stratum,
            draws,
            level,
            alone.method(),
            alone.interval().kind() + ", partially pooled over " + others + " strata");
    return new Verdict(
        v.observed(), Optional.of(estimate), v.lowerBound(), v.gates(), v.warnings(), facts);
  }

  private static Verdict borrowed(Stratum stratum, Draws draws, double level, int others) {
    Verdict v = stratum.verdict();
    List<Gate> gates = new ArrayList<>(v.gates().stream().filter(Gate::passed).toList());
    gates.add(
        new Gate(
            "strata-to-borrow-from",
            true,
            "at least "
                + LEAST_STRATA
                + " strata must have an estimate of their own, "
                + others
                + " have"));
    String warning =
        String.format(
            Locale.ROOT,
            "borrowed: the %,d seen here give no estimate of their own (%s); the share unseen is"
                + " that of a further stratum like the %d others",
            stratum.sampled(),
            v.refusal().orElseThrow(),
            others);
    Estimate estimate =
        estimate(stratum, draws, level, "borrowed", "borrowed from " + others + " strata");
    return new Verdict(
            v.observed(),
            Optional.of(estimate),
            v.lowerBound(),
            gates,
            v.warnings(),
            v.diagnostics())
        .warned(warning);
  }

  private static Estimate estimate(
      Stratum stratum, Draws draws, double level, String method, String kind) {
    double value = draws.quantile(stratum.name(), 0.5);
    return new Estimate(
        value,
        draws.interval(stratum.name(), level, value, (double) stratum.verdict().observed(), kind),
        method,
        Map.of());
  }
}
