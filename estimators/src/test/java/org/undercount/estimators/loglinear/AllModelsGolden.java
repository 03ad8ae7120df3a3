package org.undercount.estimators.loglinear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;

/**
 * The table of all hierarchical models that Rcapture 1.4.4's closedpMS.t prints, row by row. A
 * model without an estimate of its own here is left out with the reason.
 */
public final class AllModelsGolden implements GoldenCheck {

  private static final double SIX_DIGITS = 1e-6;

  @Override
  public Outcome check(GoldenEntry entry) {
    OverlapTable table = SharedTables.table(entry.dataset());
    int k = table.lists().size();
    Map<HierarchicalModel, Fit> fits = new HashMap<>();
    new Candidates.All().ranked(table, Criterion.AIC).forEach(m -> fits.put(m.model(), m.fit()));
    List<String> leftOut = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<SharedTables.Row> rows = SharedTables.rows(entry.dataset());
    int compared = 0;
    for (SharedTables.Row row : rows) {
      Fit fit = fits.get(SharedTables.model(row.model(), k));
      if (fit instanceof Fit.Converged c) {
        compared += 6;
        String difference = difference(table, SharedTables.model(row.model(), k), c, row);
        if (!difference.isEmpty()) {
          wrong.add(row.model() + ": " + difference + " in " + row + " and " + c);
        }
      } else {
        leftOut.add("models of the reference that have no estimate: " + fit.status());
      }
    }
    int models = entry.result().get("results").get("n_models").asInt();
    if (rows.size() != models) {
      wrong.add(entry + ": " + rows.size() + " rows instead of " + models);
    }
    return new Outcome(compared, wrong, leftOut);
  }

  private static String difference(
      OverlapTable table, HierarchicalModel model, Fit.Converged c, SharedTables.Row row) {
    List<String> differences = new ArrayList<>();
    if (!equal(c.population(), row.abundance())) {
      differences.add("abundance");
    }
    if (!equal(c.deviance(), row.deviance())) {
      differences.add("deviance");
    }
    if (c.degreesOfFreedom() != row.df()) {
      differences.add("df");
    }
    if (!equal(c.aic(), row.aic()) || !equal(c.bic(), row.bic())) {
      differences.add("criteria");
    }
    if (!equal(c.standardError(), row.stderr())) {
      // glm() takes its weights one iteration early: repeat exactly that.
      GlmReference glm = GlmReference.fit(table, model);
      if (!equal(glm.stderr(), row.stderr())
          || Math.abs(c.standardError() / glm.stderr() - 1) > 1e-2) {
        differences.add("stderr (glm's way " + glm.stderr() + ")");
      }
    }
    return String.join(", ", differences);
  }

  private static boolean equal(double ours, double theirs) {
    return Math.abs(ours - theirs) <= SIX_DIGITS * Math.max(1, Math.abs(theirs));
  }
}
