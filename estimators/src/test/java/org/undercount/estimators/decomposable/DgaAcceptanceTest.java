package org.undercount.estimators.decomposable;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.OverlapTable;

/**
 * Every number that dga 2.0.2 prints for the shared tables: moments, mode, quantiles, weights of
 * graphs, means given a graph, mass at the grid's edge. Once by the sum over the grid it used and,
 * where that is every number, once more by the rule for sums.
 */
@Tag("acceptance")
class DgaAcceptanceTest {

  private static final double SIX_DIGITS = 1e-6;
  private static final List<String> QUANTILES =
      List.of("2.5%", "5%", "10%", "25%", "50%", "75%", "90%", "95%", "97.5%");

  @ParameterizedTest
  @CsvSource({
    "artificial_3,4",
    "hav,4",
    "hiv,4",
    "kosovo,4",
    "ukdat_4,4",
    "ukdat_5,4",
    "ned_5,4",
    "congenital,5"
  })
  void everyResultEqualsTheReference(String name, int results) {
    OverlapTable table = table(name);
    DecomposableGraphs graphs = DecomposableGraphs.on(table.lists().size());
    Map<Set<Integer>, Integer> byCliques = new HashMap<>();
    for (int g = 0; g < graphs.size(); g++) {
      byCliques.put(new TreeSet<>(graphs.cliques(g)), g);
    }
    List<String> wrong = new ArrayList<>();
    int asserted = 0;
    for (JsonNode golden : json(name).get("results")) {
      if (golden.get("peer").asText().equals("dga")) {
        asserted++;
        compare(table, graphs, byCliques, golden, wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asserted).isEqualTo(results);
  }

  private static void compare(
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
    }
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

  private static OverlapTable table(String name) {
    try {
      List<String> lines =
          Files.readAllLines(folder(name).resolve("data.csv"), StandardCharsets.UTF_8);
      List<String> header = List.of(lines.get(0).split(",", -1));
      Map<String, Long> counts = new LinkedHashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        int comma = line.lastIndexOf(',');
        counts.merge(
            line.substring(0, comma).replace(",", ""),
            Long.parseLong(line.substring(comma + 1)),
            Long::sum);
      }
      return OverlapTable.ofPatterns(header.subList(0, header.size() - 1), counts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(folder(name).resolve("golden.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String name) {
    return Path.of(System.getProperty("undercount.shared"), "data", "mse", name);
  }
}
