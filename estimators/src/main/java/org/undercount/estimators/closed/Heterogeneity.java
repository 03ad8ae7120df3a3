package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * Lists of equal size and people who differ (model Mh), as Poisson regressions on the patterns: log
 * μ = γ + β k + h(k), k the number of lists a pattern is on, N̂ = n + e^γ. The shape h says how
 * people differ: {@link #POISSON} 2ᵏ − 1, {@link #DARROCH} k²/2 (normal on the logit), {@link
 * #CHAO} one free non-negative slope from the third list on, which gives a lower bound. Rivest and
 * Baillargeon (2007), Biometrics 63; Baillargeon and Rivest (2007), J. Stat. Softw. 19(5). Lists of
 * clearly unequal size break all three.
 */
public enum Heterogeneity {
  CHAO("mh-chao"),
  POISSON("mh-poisson"),
  DARROCH("mh-darroch");

  private final String word;

  Heterogeneity(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** The verdict with a log-normal interval. */
  public Verdict estimate(OverlapTable table, double level) {
    List<Gate> gates =
        new ArrayList<>(List.of(Gates.threeLists(table), Gates.enoughOverlap(table)));
    Fit fit = fit(table);
    gates.add(
        new Gate(
            "mle-exists",
            fit instanceof Fit.Converged,
            fit instanceof Fit.Converged
                ? "the maximum-likelihood estimate exists"
                : "the maximum-likelihood estimate of "
                    + word
                    + " does not exist for these counts"));
    Optional<Estimate> estimate = Optional.empty();
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    warnings.add("this model takes all lists as equally large; loglinear does not");
    if (fit instanceof Fit.Converged c) {
      facts.put("standardError", Double.toString(c.standardError()));
      facts.put("deviance", Double.toString(c.deviance()));
      facts.put("df", Integer.toString(c.degreesOfFreedom()));
      facts.put("aic", Double.toString(c.aic()));
      facts.put("bic", Double.toString(c.bic()));
      if (gates.stream().allMatch(Gate::passed)) {
        estimate =
            Optional.of(
                new Estimate(
                    c.population(),
                    LogNormal.interval(table.observed(), c.population(), c.standardError(), level),
                    word,
                    Map.of()));
      }
    }
    if (this == CHAO) {
      warnings.add("this is a lower bound, not an estimate");
    }
    return new Verdict(
        table.observed(),
        estimate,
        Optional.of(ChaoBound.ofLists(table).bound(level)),
        gates,
        warnings,
        facts);
  }

  /** The fit alone; Chao's slopes that come out negative are dropped one after another. */
  public Fit fit(OverlapTable table) {
    int k = table.lists().size();
    List<Integer> slopes = new ArrayList<>();
    for (int from = 3; from <= k && this == CHAO; from++) {
      slopes.add(from);
    }
    while (true) {
      Optional<DensePoisson> fit = regress(table, slopes);
      if (fit.isEmpty()) {
        return new Fit.NoMle("the regression of " + word + " has no maximum at finite values");
      }
      int worst = -1;
      for (int i = 0; i < slopes.size(); i++) {
        if (fit.get().coefficient(1 + i) < 0
            && (worst < 0 || fit.get().coefficient(1 + i) < fit.get().coefficient(1 + worst))) {
          worst = i;
        }
      }
      if (worst < 0) {
        return summary(table, fit.get(), columns(slopes));
      }
      slopes.remove(worst);
    }
  }

  private int columns(List<Integer> slopes) {
    return this == CHAO ? slopes.size() + 2 : 3;
  }

  private Optional<DensePoisson> regress(OverlapTable table, List<Integer> slopes) {
    List<Integer> cells = cells(table);
    double[][] design = new double[cells.size()][columns(slopes)];
    double[] counts = new double[cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      int captures = Integer.bitCount(cells.get(i));
      counts[i] = table.count(cells.get(i));
      design[i][0] = captures;
      for (int s = 0; s < slopes.size(); s++) {
        design[i][1 + s] = Math.max(0, captures - slopes.get(s) + 1);
      }
      if (this != CHAO) {
        design[i][1] = this == POISSON ? (1L << captures) - 1 : captures * captures / 2.0;
      }
      design[i][design[i].length - 1] = 1;
    }
    return DensePoisson.fit(design, counts);
  }

  private Fit summary(OverlapTable table, DensePoisson fit, int parameters) {
    List<Integer> cells = cells(table);
    double deviance = 0;
    double logLikelihood = 0;
    for (int i = 0; i < cells.size(); i++) {
      double y = table.count(cells.get(i));
      double mean = fit.mean(i);
      deviance += 2 * ((y > 0 ? y * Math.log(y / mean) : 0) - (y - mean));
      logLikelihood += (y > 0 ? y * Math.log(mean) : 0) - mean - LogGamma.value(y + 1);
    }
    double unseen = Math.exp(fit.intercept);
    if (!Double.isFinite(unseen)) {
      return new Fit.NoMle("the number on no list grows beyond all bounds");
    }
    double n = (double) table.observed();
    return new Fit.Converged(
        n + unseen,
        Math.sqrt(unseen + unseen * unseen * fit.interceptVariance),
        deviance,
        cells.size() - parameters,
        -2 * logLikelihood + 2 * parameters,
        -2 * logLikelihood + Math.log(n) * parameters,
        List.of());
  }

  private static List<Integer> cells(OverlapTable table) {
    List<Integer> cells = new ArrayList<>();
    for (int c = 1; c < 1 << table.lists().size(); c++) {
      if (!table.impossible().contains(c)) {
        cells.add(c);
      }
    }
    return cells;
  }
}
