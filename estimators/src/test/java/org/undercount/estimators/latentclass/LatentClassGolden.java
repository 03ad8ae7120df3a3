package org.undercount.estimators.latentclass;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;
import org.undercount.estimators.loglinear.SharedTables;

/**
 * LCMCR 0.4.14 with the same prior: the mean of each of its chains and of all within 3 Monte Carlo
 * standard errors, and of its pooled quantiles the share of our draws below them.
 */
public final class LatentClassGolden implements GoldenCheck {

  private static final int CHAINS = 4;
  private static final double MOST_ERRORS = 3;

  private final Map<String, double[][]> chains = new HashMap<>(); // by data set
  private final Map<String, Theirs> peers = new HashMap<>(); // by data set

  /**
   * How many independent draws the reference's sample is worth: all chains together as it says, and
   * one chain; where its chains' means lie further apart than that would have them, these decide
   * (of hav they are 529, 542, 555 and 542, twice as far apart as 698 draws each have means).
   */
  private record Theirs(double pooled, double perChain) {}

  @Override
  public Outcome check(GoldenEntry entry) {
    JsonNode theirs = entry.result().get("results");
    double[][] draws = chains.computeIfAbsent(entry.dataset(), LatentClassGolden::sampled);
    double[] all = Arrays.stream(draws).flatMapToDouble(Arrays::stream).sorted().toArray();
    double ours = Arrays.stream(all).average().orElseThrow();
    double variance = Arrays.stream(all).map(x -> (x - ours) * (x - ours)).average().orElseThrow();
    double size = ChainDiagnostics.of(draws).effectiveSize();
    List<String> wrong = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    boolean pooled = entry.id().equals("pooled");
    Theirs sizes = peers.computeIfAbsent(entry.dataset(), LatentClassGolden::theirs);
    double theirSize = pooled ? sizes.pooled() : sizes.perChain();
    double error =
        Math.hypot(theirs.get("sd").asDouble() / Math.sqrt(theirSize), Math.sqrt(variance / size));
    double away = Math.abs(ours - theirs.get("mean").asDouble()) / error;
    if (!(away <= MOST_ERRORS)) {
      wrong.add(entry + " mean: " + ours + ", " + away + " errors from " + theirs.get("mean"));
    }
    int compared = 1;
    if (!pooled) {
      leftOut.add("quantiles and deviation of one chain: the pooled ones are compared");
      return new Outcome(compared, wrong, leftOut);
    }
    for (Map.Entry<String, JsonNode> field : theirs.properties()) {
      if (field.getKey().endsWith("%")) {
        double p = Double.parseDouble(field.getKey().replace("%", "")) / 100;
        double cut = field.getValue().asDouble();
        double below = (double) Arrays.stream(all).filter(x -> x <= cut).count() / all.length;
        double errors = Math.abs(below - p) / Math.sqrt(p * (1 - p) * (1 / size + 1 / theirSize));
        compared++;
        if (!(errors <= MOST_ERRORS)) {
          wrong.add(entry + " " + field.getKey() + ": " + below + " of our draws are below");
        }
      }
    }
    return new Outcome(compared, wrong, leftOut);
  }

  private static double[][] sampled(String dataset) {
    double[][] draws = new double[CHAINS][60_000];
    for (int c = 0; c < draws.length; c++) {
      LatentClassChain chain = new LatentClassChain(SharedTables.table(dataset), 1, c);
      if (!chain.run(new double[10_000]) || !chain.run(draws[c])) {
        throw new IllegalStateException("A chain of " + dataset + " ended before its last draw");
      }
    }
    return draws;
  }

  private static Theirs theirs(String dataset) {
    List<JsonNode> entries =
        SharedTables.results(dataset).stream()
            .filter(r -> r.get("peer").asText().equals("LCMCR"))
            .toList();
    JsonNode pooled =
        entries.stream()
            .filter(r -> r.get("id").asText().equals("pooled"))
            .findFirst()
            .orElseThrow()
            .get("results");
    double[] means =
        entries.stream()
            .filter(r -> r.get("id").asText().startsWith("chain"))
            .mapToDouble(r -> r.get("results").get("mean").asDouble())
            .toArray();
    double size = pooled.get("ESS").asDouble();
    double sd = pooled.get("sd").asDouble();
    return new Theirs(size, Math.min(size / CHAINS, sd * sd / StatUtils.variance(means)));
  }
}
