package org.undercount.estimators.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.MaximumLikelihood;
import org.undercount.estimators.loglinear.SharedTables;

/**
 * Every result of SparseMSE 2.0.1 is asserted, or counted as not covered with the reason. The
 * counts are asserted too, so that none can slip away.
 */
@Tag("acceptance")
class SparseAcceptanceTest {

  private static final double SIX_DIGITS = 1e-6;

  /** glm() takes its weights one iteration early, which shows in the fifth digit of its errors. */
  private static final double FOUR_DIGITS = 1e-4;

  private static final double Z = 1.959963984540054;

  @ParameterizedTest
  @CsvSource({
    "artificial_3,19",
    "congenital,26",
    "hav,19",
    "hiv,22",
    "kosovo,22",
    "ned,30",
    "ned_5,26",
    "ukdat,30",
    "ukdat_4,22",
    "ukdat_5,26"
  })
  void everyResultEqualsTheReference(String name, int results) throws IOException {
    Comparison comparison = new Comparison(SharedTables.table(name));
    int seen = 0;
    for (JsonNode result :
        new ObjectMapper()
            .readTree(SharedTables.folder(name).resolve("golden.json").toFile())
            .get("results")) {
      if (result.get("peer").asText().equals("SparseMSE")) {
        comparison.compare(result);
        seen++;
      }
    }
    System.out.println(
        name + ": " + comparison.asserted + " asserted, not covered: " + comparison.notCovered);
    assertThat(comparison.wrong).isEmpty();
    assertThat(seen).isEqualTo(results);
  }

  /** One table's results beside the reference's. */
  private static final class Comparison {
    private final OverlapTable table;
    private final int lists;
    private final double[] counts;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> notCovered = new TreeMap<>();
    private int asserted;

    Comparison(OverlapTable table) {
      this.table = table;
      lists = table.lists().size();
      counts = new Resampling(table).observedCounts();
    }

    void compare(JsonNode result) {
      String id = result.get("id").asText();
      switch (result.get("function").asText()) {
        case "checkident" -> existence(id, result);
        case "checkallmodels" -> allModels(id, result.get("results").get("value"));
        case "estimatepopulation.0" -> point(id, result);
        case "estimatepopulation" -> bootstrap(id, result.get("results"));
        default -> throw new IllegalStateException("Unknown function in " + id);
      }
    }

    private void existence(String id, JsonNode result) {
      JsonNode pairs = result.get("settings").get("mX");
      List<Integer> interactions = new ArrayList<>();
      if (pairs.isArray()) {
        interactions.add(1 << pairs.get(0).asInt() - 1 | 1 << pairs.get(1).asInt() - 1);
      } else if (!pairs.isNull()) {
        interactions.addAll(allPairs());
      }
      String status = fit(interactions).status();
      String expected =
          switch (result.get("results").get("ierr").asInt()) {
            case 0 -> "ok";
            case 1 -> "mle-does-not-exist";
            default -> "not-identifiable"; // 3: both, ours names the graver
          };
      same(id, status, expected);
    }

    /** The reference lists the models without an estimate, one 0 or 1 per pair. */
    private void allModels(String id, JsonNode listed) {
      Set<List<Integer>> theirs = new HashSet<>();
      listed.forEach(
          row ->
              theirs.add(
                  StreamSupport.stream(row.spliterator(), false).map(JsonNode::asInt).toList()));
      Set<List<Integer>> ours = new HashSet<>();
      List<Integer> pairs = allPairs();
      for (int subset = 0; subset < 1 << pairs.size(); subset++) {
        List<Integer> chosen = new ArrayList<>();
        List<Integer> row = new ArrayList<>();
        for (int p = 0; p < pairs.size(); p++) {
          row.add(subset >> p & 1);
          if ((subset >> p & 1) != 0) {
            chosen.add(pairs.get(p));
          }
        }
        Fit fit = fit(chosen);
        if (fit instanceof Fit.NoMle) {
          ours.add(row);
        } else if (!(fit instanceof Fit.Converged)) {
          skip("models not identifiable, which checkallmodels does not list");
        }
      }
      same(id, ours, theirs);
    }

    private void point(String id, JsonNode result) {
      JsonNode settings = result.get("settings");
      List<Integer> pairs = new ArrayList<>();
      if (settings.get("method").asText().equals("stepwise")) {
        double threshold = settings.get("pthresh").asDouble();
        Selection selection = new StepwiseSelection(table, threshold).select(counts);
        selection.steps().forEach(s -> pairs.add(s.pair()));
        if (result.has("results")) {
          close(
              id, selection.population(), result.get("results").get("estimate").get("point est."));
        }
      } else if (settings.get("method").asText().equals("fixed")) {
        pairs.addAll(allPairs());
      }
      if (result.has("error")) {
        same(id, fit(pairs).status(), "not-identifiable");
        return;
      }
      boolean ordered = settings.path("pthresh").asDouble() < 1 && !id.endsWith("allpairs");
      model(id, result.get("results"), pairs, ordered);
    }

    private void model(String id, JsonNode results, List<Integer> pairs, boolean ordered) {
      JsonNode theirs = results.has("fit") ? results.get("fit") : results;
      List<String> finite = new ArrayList<>();
      Set<String> empty = new HashSet<>();
      for (int pair : pairs) {
        String pairName = table.named(pair).replace('*', ':');
        if (table.onAll(pair) > 0) {
          finite.add(pairName);
        } else {
          empty.add(pairName);
        }
      }
      List<String> entered = new ArrayList<>();
      if (theirs.has("terms")) {
        theirs.get("terms").forEach(t -> entered.add(t.asText()));
      } else {
        theirs.get("coefficients").fieldNames().forEachRemaining(entered::add);
        coefficients(id, pairs, theirs.get("coefficients"));
      }
      entered.removeIf(t -> !t.contains(":"));
      same(
          id + " terms",
          ordered ? finite : new HashSet<>(finite),
          ordered ? entered : new HashSet<>(entered));
      Set<String> theirEmpty = new HashSet<>();
      theirs.get("emptyoverlaps").fieldNames().forEachRemaining(theirEmpty::add);
      same(id + " empty overlaps", empty, theirEmpty);
      Fit.Converged fit = (Fit.Converged) fit(pairs);
      if (theirs.has("deviance")) {
        close(id + " deviance", fit.deviance(), theirs.get("deviance"));
        close(id + " AIC", fit.aic(), theirs.get("aic"));
        same(id + " df", cellsOutside(pairs) - 1 - lists - finite.size(), theirs.get("df").asInt());
        if (!theirs.get("poisspempty").isNull()) {
          emptyTails(id, pairs, theirs.get("emptyoverlaps"), theirs.get("poisspempty"));
        }
      }
      if (results.has("estimate")) {
        JsonNode estimate = results.get("estimate");
        close(id, fit.population(), estimate.get("point est."));
        double unseen = fit.population() - table.observed();
        double logError = Math.sqrt(fit.standardError() * fit.standardError() - unseen) / unseen;
        double n = table.observed();
        within(
            id + " lower", n + unseen * Math.exp(-Z * logError), estimate.get("2.5%"), FOUR_DIGITS);
        within(
            id + " upper", n + unseen * Math.exp(Z * logError), estimate.get("97.5%"), FOUR_DIGITS);
      }
    }

    private void coefficients(String id, List<Integer> pairs, JsonNode theirs) {
      double[] mean = means(pairs);
      mean[0] = fit(pairs) instanceof Fit.Converged c ? c.population() - table.observed() : 0;
      close(id + " intercept", Math.log(mean[0]), theirs.get("(Intercept)"));
      for (int i = 0; i < lists; i++) {
        String listName = table.lists().get(i);
        close(id + " " + listName, Math.log(mean[1 << i] / mean[0]), theirs.get(listName));
      }
      for (int pair : pairs) {
        if (table.onAll(pair) > 0) {
          int one = Integer.lowestOneBit(pair);
          double ratio = mean[pair] * mean[0] / (mean[one] * mean[pair ^ one]);
          String pairName = table.named(pair).replace('*', ':');
          close(id + " " + pairName, Math.log(ratio), theirs.get(pairName));
        }
      }
    }

    /** The chance of an empty overlap under the model without that pair. */
    private void emptyTails(String id, List<Integer> pairs, JsonNode overlaps, JsonNode theirs) {
      int i = 0;
      for (JsonNode overlap : overlaps) {
        int pair = 1 << overlap.get(0).asInt() - 1 | 1 << overlap.get(1).asInt() - 1;
        List<Integer> others = new ArrayList<>(pairs);
        others.remove((Object) pair);
        double[] mean = means(others);
        double expected = 0;
        for (int c = 0; c < mean.length; c++) {
          expected += (c & pair) == pair ? mean[c] : 0;
        }
        close(
            id + " empty " + table.named(pair),
            Math.exp(-expected),
            theirs.isArray() ? theirs.get(i++) : theirs);
      }
    }

    /** Fitted counts by pattern. */
    private double[] means(List<Integer> pairs) {
      boolean[] active = new boolean[1 << lists];
      List<Integer> terms = new ArrayList<>();
      for (int c = 1; c < active.length; c++) {
        int cell = c;
        active[c] = pairs.stream().noneMatch(p -> (cell & p) == p && table.onAll(p) == 0);
      }
      for (int i = 0; i < lists; i++) {
        terms.add(1 << i);
      }
      pairs.stream().filter(p -> table.onAll(p) > 0).forEach(terms::add);
      terms.add(0);
      int[] masks = terms.stream().mapToInt(Integer::intValue).toArray();
      MaximumLikelihood likelihood = new MaximumLikelihood(lists, masks.length);
      assertThat(likelihood.fit(counts, active, masks, masks.length))
          .isEqualTo(MaximumLikelihood.Outcome.FOUND);
      double[] mean = new double[active.length];
      for (int c = 1; c < mean.length; c++) {
        mean[c] = likelihood.mean(c);
      }
      return mean;
    }

    private int cellsOutside(List<Integer> pairs) {
      int cells = 0;
      for (int c = 1; c < 1 << lists; c++) {
        int cell = c;
        cells += pairs.stream().anyMatch(p -> (cell & p) == p && table.onAll(p) == 0) ? 0 : 1;
      }
      return cells;
    }

    private void bootstrap(String id, JsonNode results) {
      BootstrapReference ours = BootstrapReference.of(table);
      close(id, ours.estimate(), results.get("popest"));
      close(id + " acceleration", ours.acceleration(), results.get("ahat"));
      List<Integer> pairs = new ArrayList<>();
      ours.steps().forEach(s -> pairs.add(s.pair()));
      model(id, results, pairs, true);
      JsonNode replicates = results.get("bootreps");
      replicates
          .fields()
          .forEachRemaining(
              field -> {
                if (field.getKey().endsWith("%")) {
                  double q = Double.parseDouble(field.getKey().replace("%", "")) / 100;
                  sampled(id + " quantile " + q, ours.quantile(q, field.getValue().asDouble()));
                }
              });
      results
          .get("BCaquantiles")
          .fields()
          .forEachRemaining(
              field -> {
                double q = Double.parseDouble(field.getKey());
                sampled(id + " BCa " + q, ours.bca(q, field.getValue().asDouble()));
              });
      if (ours.withoutEstimate() > 0) {
        skip("mean and sd of replicates of which some have no estimate");
        skip("mean and sd of replicates of which some have no estimate");
      } else {
        sampled(id + " mean", ours.mean(replicates.get("mean").asDouble()));
        sampled(id + " sd", ours.standardDeviation(replicates.get("sd").asDouble()));
      }
    }

    private Fit fit(List<Integer> pairs) {
      HierarchicalModel model = HierarchicalModel.of(lists, pairs);
      return new Candidates.One(model).ranked(table, Criterion.AIC).get(0).fit();
    }

    private List<Integer> allPairs() {
      List<Integer> pairs = new ArrayList<>();
      for (int i = 0; i < lists; i++) {
        for (int j = i + 1; j < lists; j++) {
          pairs.add(1 << i | 1 << j);
        }
      }
      return pairs;
    }

    private void skip(String reason) {
      notCovered.merge(reason, 1, Integer::sum);
    }

    private void same(String what, Object ours, Object theirs) {
      asserted++;
      if (!ours.equals(theirs)) {
        wrong.add(what + ": " + ours + " instead of " + theirs);
      }
    }

    private void close(String what, double ours, JsonNode theirs) {
      within(what, ours, theirs, SIX_DIGITS);
    }

    private void within(String what, double ours, JsonNode theirs, double digits) {
      asserted++;
      double t = theirs.asDouble();
      if (!(Math.abs(ours - t) <= digits * Math.max(1, Math.abs(t)))) {
        wrong.add(what + ": " + ours + " instead of " + theirs);
      }
    }

    private void sampled(String what, BootstrapReference.Distance distance) {
      asserted++;
      if (!(distance.inErrors() <= 3)) {
        wrong.add(what + ": " + distance);
      }
    }
  }
}
