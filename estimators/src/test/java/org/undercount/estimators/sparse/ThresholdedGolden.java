package org.undercount.estimators.sparse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.RankedModel;
import org.undercount.estimators.loglinear.SharedTables;

/**
 * MultipleSystemsEstimation 1.2.0 (Silverman, Chan and Vincent 2024): existence, a named model, the
 * stepwise choice with its bootstrap, and the best models by BIC.
 */
public final class ThresholdedGolden implements GoldenCheck {

  private static final double SIX_DIGITS = 1e-6;
  private static final String BIC_REPLICATES =
      "BCa quantiles of a choice by BIC among the best models are not offered";

  @Override
  public Outcome check(GoldenEntry entry) {
    return new Comparison(entry).outcome();
  }

  private static final class Comparison {

    private final GoldenEntry entry;
    private final OverlapTable table;
    private final int lists;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private int compared;

    Comparison(GoldenEntry entry) {
      this.entry = entry;
      table = SharedTables.table(entry.dataset());
      lists = table.lists().size();
    }

    Outcome outcome() {
      JsonNode settings = entry.result().get("settings");
      JsonNode results = entry.result().path("results");
      switch (entry.function()) {
        case "check_extended_MLE" ->
            same(
                "code",
                fit(settings.get("model")).status(),
                switch (results.get("code").asInt()) {
                  case 0 -> "ok";
                  case 1 -> "mle-does-not-exist";
                  default -> "not-identifiable"; // 3: both, ours names the graver
                });
        case "estimate_population_fixed" -> fixed(fit(settings.get("model")), results);
        case "estimate_population_stepwise" ->
            stepwise(settings.get("pthresh").asDouble(), results);
        case "estimate_population_bic" -> bic(settings.get("maxorder"), results);
        default -> throw new IllegalStateException("Unknown function in " + entry);
      }
      return new Outcome(compared, wrong, leftOut);
    }

    private Fit fit(JsonNode model) {
      return new Candidates.One(SharedTables.model(model.asText(), lists))
          .ranked(table, Criterion.BIC)
          .get(0)
          .fit();
    }

    private void fixed(Fit fit, JsonNode results) {
      if (entry.failed()) {
        same("refusal", fit instanceof Fit.Converged, false);
      } else {
        close("estimate", ((Fit.Converged) fit).population(), results.get("popest"));
      }
    }

    private void stepwise(double threshold, JsonNode results) {
      Selection selection =
          new StepwiseSelection(table, threshold).select(new Resampling(table).observedCounts());
      close("estimate", selection.population(), results.get("popest"));
      if (results.has("model")) {
        HierarchicalModel model = selection.model(lists, Set.of());
        same("model", model, SharedTables.model(results.get("model").asText(), lists));
        Fit.Converged fit =
            (Fit.Converged) new Candidates.One(model).ranked(table, Criterion.BIC).get(0).fit();
        close("deviance", fit.deviance(), results.get("deviance"));
      }
      if (results.has("bootreps")) {
        bootstrap(results);
      }
    }

    private void bootstrap(JsonNode results) {
      BootstrapReference ours = BootstrapReference.of(table);
      close("acceleration", ours.acceleration(), results.get("ahat"));
      JsonNode replicates = results.get("bootreps");
      for (Map.Entry<String, JsonNode> field : replicates.properties()) {
        if (field.getKey().endsWith("%")) {
          double q = Double.parseDouble(field.getKey().replace("%", "")) / 100;
          sampled("quantile " + q, q, field.getValue(), ours::quantile);
        }
      }
      for (Map.Entry<String, JsonNode> field : results.get("BCaquantiles").properties()) {
        double q = Double.parseDouble(field.getKey());
        sampled("BCa " + q, q, field.getValue(), ours::bca);
      }
      if (ours.withoutEstimate() > 0) {
        leftOut.add("mean of replicates of which some have no estimate");
        leftOut.add("sd of replicates of which some have no estimate");
      } else {
        sampled("mean", ours.mean(replicates.get("mean").asDouble()));
        sampled("sd", ours.standardDeviation(replicates.get("sd").asDouble()));
      }
    }

    private void bic(JsonNode order, JsonNode results) {
      int most = order.isInt() ? order.asInt() : lists == 3 ? 2 : 3;
      List<RankedModel> ours =
          new Candidates.All()
              .ranked(table, Criterion.BIC).stream()
                  .filter(m -> m.fit() instanceof Fit.Converged)
                  .filter(m -> order(m.model()) <= most)
                  .toList();
      Fit.Converged best = (Fit.Converged) ours.get(0).fit();
      close("estimate", best.population(), results.get("popest"));
      close("BIC", best.bic(), results.get("BIC"));
      same("model", ours.get(0).model(), SharedTables.model(results.get("model").asText(), lists));
      if (results.has("n_models")) {
        same("models", ours.size(), results.get("n_models").asInt());
        int place = 0;
        for (Map.Entry<String, JsonNode> field : results.get("top10").properties()) {
          RankedModel m = ours.get(place++);
          Fit.Converged fit = (Fit.Converged) m.fit();
          same(place + ". model", m.model(), SharedTables.model(field.getKey(), lists));
          close(place + ". estimate", fit.population(), field.getValue().get("abundance"));
          close(place + ". BIC", fit.bic(), field.getValue().get("BIC"));
          same(place + ". order", order(m.model()), field.getValue().get("modelsorder").asInt());
        }
      }
      for (String quantiles : List.of("BCaquantiles_first", "BCaquantiles_last")) {
        results.path(quantiles).forEach(q -> leftOut.add(BIC_REPLICATES));
      }
    }

    private int order(HierarchicalModel model) {
      return model.generators().stream().mapToInt(Integer::bitCount).max().orElseThrow();
    }

    private void same(String what, Object ours, Object theirs) {
      compared++;
      if (!ours.equals(theirs)) {
        wrong.add(entry + " " + what + ": " + ours + " instead of " + theirs);
      }
    }

    private void close(String what, double ours, JsonNode theirs) {
      compared++;
      double t = theirs.asDouble();
      if (!(Math.abs(ours - t) <= SIX_DIGITS * Math.max(1, Math.abs(t)))) {
        wrong.add(entry + " " + what + ": " + ours + " instead of " + t);
      }
    }

    private void sampled(
        String what,
        double q,
        JsonNode theirs,
        BiFunction<Double, Double, BootstrapReference.Distance> distance) {
      sampled(what, distance.apply(q, theirs.asDouble()));
    }

    private void sampled(String what, BootstrapReference.Distance distance) {
      compared++;
      if (!(distance.inErrors() <= 3)) {
        wrong.add(entry + " " + what + ": " + distance);
      }
    }
  }
}
