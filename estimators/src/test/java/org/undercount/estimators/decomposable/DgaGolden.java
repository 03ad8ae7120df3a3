package org.undercount.estimators.decomposable;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;
import org.undercount.estimators.loglinear.SharedTables;

/**
 * Every number that dga 2.0.2 prints for the shared tables: moments, mode, quantiles, weights of
 * graphs, means given a graph, mass at the grid's edge. Once by the sum over the grid it used and,
 * where that is every number, once more by the rule for sums.
 */
public final class DgaGolden implements GoldenCheck {

  private static final double SIX_DIGITS = 1e-6;
  private static final List<String> QUANTILES =
      List.of("2.5%", "5%", "10%", "25%", "50%", "75%", "90%", "95%", "97.5%");

  @Override
  public Outcome check(GoldenEntry entry) {
    OverlapTable table = SharedTables.table(entry.dataset());
    DecomposableGraphs graphs = DecomposableGraphs.on(table.lists().size());
    Map<Set<Integer>, Integer> byCliques = new HashMap<>();
    for (int g = 0; g < graphs.size(); g++) {
      byCliques.put(new TreeSet<>(graphs.cliques(g)), g);
    }
    List<String> wrong = new ArrayList<>();
    int compared = compare(table, graphs, byCliques, entry.result(), wrong);
    return new Outcome(compared, wrong, List.of());
  }

  private static int compare(
      OverlapTable table,
      DecomposableGraphs graphs,
      Map<Set<Integer>, Integer> byCliques,
      JsonNode golden,
      List<String> wrong) {
    JsonNode settings = golden.get("settings");
    JsonNode n = golden.get("results").get("N");
    CliqueLikelihoods likelihoods = new CliqueLikelihoods(table, settings.get("delta").asDouble());
    long most = settings.get("Nmissing").get("to").asLong();
    int length = settings.get("Nmissing").get("length").asInt();
    double[] grid =
        LongStream.range(0, length)
            .mapToDouble(i -> Math.rint(1 + (double) i * (double) (most - 1) / (length - 1)))
            .toArray();
    GridSum sum = new GridSum(graphs, likelihoods, grid);
    Map<String, Double> ours = new LinkedHashMap<>();
    Map<String, Double> theirs = new LinkedHashMap<>();
    numbers(ours, sum.mean(), sum.standardDeviation());
    ours.put("mode", sum.mode());
    ours.put("edge", sum.atEdge());
    QUANTILES.forEach(q -> ours.put(q, sum.quantile(probability(q))));
    numbers(theirs, n.get("mean").asDouble(), n.get("sd").asDouble());
    theirs.put("mode", n.get("mode").asDouble());
    theirs.put("edge", golden.get("results").get("prob_at_grid_edge").asDouble());
    QUANTILES.forEach(q -> theirs.put(q, n.get(q).asDouble()));
    for (JsonNode model : golden.get("results").get("top_models")) {
      Set<Integer> cliques = cliques(model.get("graph").get("C"));
      int g = byCliques.getOrDefault(cliques, -1);
      ours.put("weight " + cliques, sum.weight(g));
      ours.put("mean " + cliques, sum.mean(g));
      theirs.put("weight " + cliques, model.get("prob").asDouble());
      theirs.put("mean " + cliques, model.get("N_cond_mean").asDouble());
    }
    differences(golden.get("id").asText() + " grid", ours, theirs, wrong);
    int compared = theirs.size();
    if (length == most) {
      Map<String, Double> fast = new LinkedHashMap<>();
      GraphPosterior posterior = new GraphPosterior(graphs, likelihoods, most);
      MissingPosterior missing = posterior.missing();
      double observed = (double) table.observed();
      numbers(fast, observed + missing.mean(), missing.standardDeviation());
      QUANTILES.forEach(q -> fast.put(q, observed + (double) missing.quantile(probability(q))));
      for (JsonNode model : golden.get("results").get("top_models")) {
        Set<Integer> cliques = cliques(model.get("graph").get("C"));
        int g = byCliques.getOrDefault(cliques, -1);
        fast.put("weight " + cliques, posterior.weight(g));
        fast.put("mean " + cliques, observed + posterior.given(g).mean());
      }
      double edge = missing.above(most - Math.round((double) most / 100));
      if (theirs.getOrDefault("edge", 0.0) > 1e-6) { // below, less than the rule's tolerance
        fast.put("edge", edge);
      }
      theirs.keySet().retainAll(fast.keySet());
      differences(golden.get("id").asText() + " rule", fast, theirs, wrong);
      compared += theirs.size();
    }
    return compared;
  }

  private static void numbers(Map<String, Double> into, double mean, double sd) {
    into.put("mean", mean);
    into.put("sd", sd);
  }

  private static void differences(
      String where, Map<String, Double> ours, Map<String, Double> theirs, List<String> wrong) {
    assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
    theirs.forEach(
        (what, value) -> {
          double own = ours.getOrDefault(what, Double.NaN);
          if (!(Math.abs(own - value) <= SIX_DIGITS * Math.abs(value))) {
            wrong.add(where + " " + what + ": " + own + " for " + value);
          }
        });
  }

  private static double probability(String quantile) {
    return Double.parseDouble(quantile.substring(0, quantile.length() - 1)) / 100;
  }

  /** {@code [[[1,3]],[[2,3]]]} or {@code {"ID":[[1,2,3]]}} as masks. */
  private static Set<Integer> cliques(JsonNode cliques) {
    Set<Integer> masks = new TreeSet<>();
    for (JsonNode clique : cliques) {
      int mask = 0;
      for (JsonNode list : clique.get(0)) {
        mask |= 1 << (list.asInt() - 1);
      }
      masks.add(mask);
    }
    return masks;
  }
}
