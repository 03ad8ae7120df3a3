package org.undercount.estimators.loglinear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.closed.GoldenComparison;
import org.undercount.estimators.closed.RcaptureProfile;
import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;

/** One log-linear model named to Rcapture 1.4.4's closedpCI.t: its fit and profile interval. */
public final class NamedModelsGolden implements GoldenCheck {

  private static final double SIX_DIGITS = 1e-6;

  @Override
  public Outcome check(GoldenEntry entry) {
    OverlapTable table = SharedTables.table(entry.dataset());
    int k = table.lists().size();
    HierarchicalModel model =
        entry.id().contains("[")
            ? SharedTables.model(entry.id().substring(entry.id().indexOf('[')), k)
            : HierarchicalModel.of(k, ModelSpace.pairs(k));
    JsonNode results = entry.result().get("results");
    JsonNode peer = results.get("results").iterator().next();
    ModelFitter fitter = ModelFitter.forModels(table, List.of(model));
    List<String> wrong = new ArrayList<>();
    if (!(fitter.fit(model) instanceof Fit.Converged c)) {
      // The reference prints a number of the order of 1e13 where there is none.
      if (peer.get("abundance").asDouble() < 1e9) {
        wrong.add(entry + ": " + fitter.fit(model).status() + " but the reference has " + peer);
      }
      return new Outcome(1, wrong, List.of());
    }
    same(entry + " abundance", c.population(), peer.get("abundance"), SIX_DIGITS, wrong);
    same(entry + " deviance", c.deviance(), peer.get("deviance"), SIX_DIGITS, wrong);
    same(entry + " df", c.degreesOfFreedom(), peer.get("df"), SIX_DIGITS, wrong);
    same(entry + " AIC", c.aic(), peer.get("AIC"), SIX_DIGITS, wrong);
    same(entry + " BIC", c.bic(), peer.get("BIC"), SIX_DIGITS, wrong);
    List<String> glm = new ArrayList<>();
    same("", c.standardError(), peer.get("stderr"), SIX_DIGITS, glm);
    if (!glm.isEmpty()) { // glm() takes its weights one iteration early
      double theirWay = GlmReference.fit(table, model).stderr();
      same(entry + " stderr", theirWay, peer.get("stderr"), SIX_DIGITS, wrong);
    }
    GoldenComparison interval = new GoldenComparison();
    RcaptureProfile.check(
        entry.toString(),
        unseen -> fitter.profile(model, unseen),
        (double) table.observed(),
        c.population(),
        results.get("CI").iterator().next(),
        interval);
    wrong.addAll(interval.differences());
    return new Outcome(6 + interval.asserted(), wrong, List.of());
  }

  private static void same(
      String what, double ours, JsonNode theirs, double digits, List<String> wrong) {
    double t = theirs.asDouble();
    if (!(Math.abs(ours - t) <= digits * Math.max(1, Math.abs(t)))) {
      wrong.add(what + ": " + ours + " is not " + theirs);
    }
  }
}
