package org.undercount.estimators.latentclass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Quantile;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.ChaoBound;
import org.undercount.estimators.closed.Gates;

/**
 * Population size by a Dirichlet-process mixture of latent classes (Manrique-Vallier 2016,
 * Biometrics 72): people differ in how visible they are, lists are independent given the class. The
 * point is the posterior median, the interval has equal tails.
 *
 * <p>Several chains start from different places. They run, three times as long each time, until
 * rank-normalised split R-hat and effective size say that they agree, and are thinned to the draws
 * asked for. Chains that do not agree are a refusal: the posterior has separate modes (a small
 * class nobody sees, or none), and which one a chain reports is luck.
 */
public final class LatentClass {

  public static final String METHOD = "latent-class";

  private static final int CHAINS = 4;
  private static final int SHORTEST = 30_000;
  private static final int LONGEST = 270_000;
  private static final int WARM_UP_SHARE = 3; // the first third is left out
  private static final double GOOD_RHAT = 1.01; // Vehtari et al. 2021
  private static final double GOOD_SIZE = 1_000;
  private static final double MOST_RHAT = 1.05;
  private static final double LEAST_SIZE = 100L * CHAINS; // Vehtari et al. 2021
  private static final int MOST_KEPT_FOR_DIAGNOSTICS = 5_000;

  private LatentClass() {}

  /**
   * What to sample.
   *
   * @param draws kept of all chains together
   * @param seed of all chains
   */
  public record Request(int draws, double level, long seed) {

    public static final int DEFAULT_DRAWS = 8_000;
    public static final int LEAST_DRAWS = 100;

    /** All that four chains of the longest length have after warm-up. */
    public static final int MOST_DRAWS = CHAINS * (LONGEST - LONGEST / WARM_UP_SHARE);

    public Request {
      if (draws < LEAST_DRAWS || draws > MOST_DRAWS) {
        throw new IllegalArgumentException(
            "Draws must be " + LEAST_DRAWS + " to " + MOST_DRAWS + ", got " + draws);
      }
    }
  }

  public static Verdict estimate(OverlapTable table, Request request) {
    List<Gate> gates =
        new ArrayList<>(List.of(Gates.threeLists(table), Gates.enoughOverlap(table)));
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    Optional<Estimate> estimate = Optional.empty();
    if (gates.stream().allMatch(Gate::passed)) {
      Sampled sampled = sample(table, request);
      gates.add(bounded(sampled));
      if (!sampled.kept().isEmpty()) {
        gates.add(converged(sampled));
      }
      describe(sampled, facts);
      if (gates.stream().allMatch(Gate::passed)) {
        estimate = Optional.of(summary(sampled, request));
        warnings.add(
            "people on no list are told from those seen only by the mixture's shape: a class that"
                + " nobody sees leaves no trace in the data");
      }
    }
    return new Verdict(
        table.observed(),
        estimate,
        Optional.of(ChaoBound.ofLists(table).bound(request.level())),
        gates,
        warnings,
        facts);
  }

  /**
   * @param kept draws of N after warm-up, by chain; empty when a chain ran beyond all bounds
   */
  private record Sampled(List<double[]> kept, int iterations, ChainDiagnostics diagnostics) {}

  private static Sampled sample(OverlapTable table, Request request) {
    LatentClassChain[] chains = new LatentClassChain[CHAINS];
    for (int c = 0; c < CHAINS; c++) {
      chains[c] = new LatentClassChain(table, request.seed(), c);
    }
    double[][] draws = new double[CHAINS][0];
    for (int length = SHORTEST; ; length *= WARM_UP_SHARE) {
      boolean[] bounded = new boolean[CHAINS];
      int more = length;
      IntStream.range(0, CHAINS)
          .parallel()
          .forEach(
              c -> {
                double[] next = new double[more - draws[c].length];
                bounded[c] = chains[c].run(next);
                int before = draws[c].length;
                draws[c] = Arrays.copyOf(draws[c], more);
                System.arraycopy(next, 0, draws[c], before, next.length);
              });
      for (boolean b : bounded) {
        if (!b) {
          return new Sampled(List.of(), length, new ChainDiagnostics(Double.NaN, 0));
        }
      }
      int warmUp = length / WARM_UP_SHARE;
      double[][] kept = new double[CHAINS][];
      for (int c = 0; c < CHAINS; c++) {
        kept[c] = Arrays.copyOfRange(draws[c], warmUp, length);
      }
      ChainDiagnostics diagnostics = ChainDiagnostics.of(thinned(kept, MOST_KEPT_FOR_DIAGNOSTICS));
      boolean good = diagnostics.rHat() <= GOOD_RHAT && diagnostics.effectiveSize() >= GOOD_SIZE;
      if (good || length >= LONGEST) {
        return new Sampled(List.of(kept), length, diagnostics);
      }
    }
  }

  private static double[][] thinned(double[][] chains, int most) {
    int step = Math.max(1, chains[0].length / most);
    double[][] thin = new double[chains.length][chains[0].length / step];
    for (int c = 0; c < chains.length; c++) {
      for (int i = 0; i < thin[c].length; i++) {
        thin[c][i] = chains[c][(i + 1) * step - 1];
      }
    }
    return thin;
  }

  private static Gate bounded(Sampled sampled) {
    boolean bounded = !sampled.kept().isEmpty();
    return new Gate(
        "bounded-above",
        bounded,
        bounded
            ? "the posterior must stay within bounds, every chain did"
            : "the posterior must stay within bounds: a chain found room for 100,000 times the"
                + " people seen");
  }

  private static Gate converged(Sampled sampled) {
    ChainDiagnostics d = sampled.diagnostics();
    boolean passed = d.rHat() <= MOST_RHAT && d.effectiveSize() >= LEAST_SIZE;
    return new Gate(
        "chains-agree",
        passed,
        String.format(
            Locale.ROOT,
            "chains from different starts must agree: split R-hat at most %.2f and at least %.0f"
                + " effective draws, they have %.3f and %.0f after %,d scans",
            MOST_RHAT,
            LEAST_SIZE,
            d.rHat(),
            d.effectiveSize(),
            sampled.iterations()));
  }

  private static void describe(Sampled sampled, Map<String, String> facts) {
    facts.put("chains", Integer.toString(CHAINS));
    facts.put("scansPerChain", Integer.toString(sampled.iterations()));
    facts.put("classes", Integer.toString(LatentClassChain.CLASSES));
    if (!sampled.kept().isEmpty()) {
      double[] all = pooled(sampled.kept().toArray(double[][]::new));
      double mean = Arrays.stream(all).average().orElseThrow();
      double squares = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum();
      facts.put("rHat", Double.toString(sampled.diagnostics().rHat()));
      facts.put("effectiveDraws", Double.toString(sampled.diagnostics().effectiveSize()));
      facts.put("posteriorMean", Double.toString(mean));
      facts.put("posteriorDeviation", Double.toString(Math.sqrt(squares / (all.length - 1))));
    }
  }

  private static Estimate summary(Sampled sampled, Request request) {
    double[] kept =
        pooled(
            thinned(
                sampled.kept().toArray(double[][]::new), Math.max(1, request.draws() / CHAINS)));
    Arrays.sort(kept);
    double tail = (1 - request.level()) / 2;
    return new Estimate(
        Quantile.ofSorted(kept, 0.5),
        new Interval(
            Quantile.ofSorted(kept, tail),
            Quantile.ofSorted(kept, 1 - tail),
            request.level(),
            "credible, equal tails"),
        METHOD,
        Map.of());
  }

  private static double[] pooled(double[][] chains) {
    return Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
  }
}
