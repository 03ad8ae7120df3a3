package org.undercount.estimators.sparse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;

/** One table's results beside those of SparseMSE. */
final class SparseComparison {

  private static final double SIX_DIGITS = 1e-6;

  /** glm() takes its weights one iteration early, which shows in the fifth digit of its errors. */
  private static final double FOUR_DIGITS = 1e-4;

  private static final double Z = 1.959963984540054;

  private final OverlapTable table;
  private final PairModels models;
  private final int lists;
  private final double[] counts;
  private final List<String> wrong = new ArrayList<>();
  private final List<String> notCovered = new ArrayList<>();
  private int asserted;

  SparseComparison(OverlapTable table) {
    this.table = table;
    models = new PairModels(table);
    lists = table.lists().size();
    counts = new Resampling(table).observedCounts();
  }

  int asserted() {
    return asserted;
  }

  List<String> wrong() {
    return wrong;
  }

  /** One reason per number left aside. */
  List<String> notCovered() {
    return notCovered;
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
      interactions.addAll(models.allPairs());
    }
    String status = models.fit(interactions).status();
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
    List<Integer> pairs = models.allPairs();
    for (int subset = 0; subset < 1 << pairs.size(); subset++) {
      List<Integer> chosen = new ArrayList<>();
      List<Integer> row = new ArrayList<>();
      for (int p = 0; p < pairs.size(); p++) {
        row.add(subset >> p & 1);
        if ((subset >> p & 1) != 0) {
          chosen.add(pairs.get(p));
        }
      }
      Fit fit = models.fit(chosen);
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
        close(id, selection.population(), result.get("results").get("estimate").get("point est."));
      }
    } else if (settings.get("method").asText().equals("fixed")) {
      pairs.addAll(models.allPairs());
    }
    if (result.has("error")) {
      same(id, models.fit(pairs).status(), "not-identifiable");
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
    Fit.Converged fit = (Fit.Converged) models.fit(pairs);
    if (theirs.has("deviance")) {
      close(id + " deviance", fit.deviance(), theirs.get("deviance"));
      close(id + " AIC", fit.aic(), theirs.get("aic"));
      same(
          id + " df",
          models.cellsOutside(pairs) - 1 - lists - finite.size(),
          theirs.get("df").asInt());
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
    double[] mean = models.means(pairs);
    mean[0] = models.fit(pairs) instanceof Fit.Converged c ? c.population() - table.observed() : 0;
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
      double[] mean = models.means(others);
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

  private void skip(String reason) {
    notCovered.add(reason);
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
