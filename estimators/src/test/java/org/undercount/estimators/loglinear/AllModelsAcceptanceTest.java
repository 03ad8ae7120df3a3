package org.undercount.estimators.loglinear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;

/**
 * Every row of every table of all hierarchical models that Rcapture 1.4.4 prints is asserted, or
 * counted as not covered with the reason. The counts are asserted too, so that none can slip away.
 */
@Tag("acceptance")
class AllModelsAcceptanceTest {

  private static final double SIX_DIGITS = 1e-6;

  @ParameterizedTest
  @CsvSource({
    "artificial_3,8,3,1",
    "hav,8,0,0",
    "hiv,113,1,1",
    "kosovo,113,0,0",
    "ukdat_4,113,2,0",
    "ukdat_5,6893,338,36",
    "ned_5,6893,253,72",
    "congenital,6893,318,0",
    "ukdat,32768,0,0",
    "ned,32768,0,0"
  })
  void everyRowEqualsTheReference(String name, int rows, int noMle, int notIdentifiable) {
    OverlapTable table = SharedTables.table(name);
    int k = table.lists().size();
    Map<HierarchicalModel, Fit> fits = new HashMap<>();
    new Candidates.All().ranked(table, Criterion.AIC).forEach(m -> fits.put(m.model(), m.fit()));
    Map<String, Integer> notCovered = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    int asserted = 0;
    for (SharedTables.Row row : SharedTables.rows(name)) {
      HierarchicalModel model = SharedTables.model(row.model(), k);
      Fit fit = fits.get(model);
      if (fit instanceof Fit.Converged c) {
        asserted++;
        String difference = difference(table, model, c, row);
        if (!difference.isEmpty()) {
          wrong.add(row.model() + ": " + difference + " in " + row + " and " + c);
        }
      } else {
        notCovered.merge(fit.status(), 1, Integer::sum);
      }
    }
    System.out.printf("%s: %d rows asserted, not covered %s%n", name, asserted, notCovered);
    assertThat(wrong).isEmpty();
    assertThat(asserted).isEqualTo(rows - noMle - notIdentifiable);
    assertThat(notCovered.getOrDefault("mle-does-not-exist", 0)).isEqualTo(noMle);
    assertThat(notCovered.getOrDefault("not-identifiable", 0)).isEqualTo(notIdentifiable);
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
