package org.undercount.estimators.loglinear;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;

/**
 * Fits log-linear models to one table by Poisson maximum likelihood on the observable cells
 * (Fienberg 1972; Cormack 1989): N̂ = n + exp(intercept), with standard error √(e^β₀ + e^{2β₀} Var
 * β₀).
 *
 * <p>An interaction whose overlap is empty has its maximum at −∞: its cells are fitted as 0 and
 * leave the regression (Chan, Silverman and Vincent 2021). What is left must have an estimate
 * (Fienberg and Rinaldo 2012) and only one. Two certificates make the linear programme rare:
 * positive fitted values with X'μ = X'y prove existence, and a step that lowers only empty cells
 * proves the opposite.
 *
 * <p>AIC, BIC and degrees of freedom count every parameter that touches a possible cell, those at
 * −∞ included, as Rcapture does.
 */
final class ModelFitter {

  private static final double CLEARLY_POSITIVE = 1e-7;

  private final OverlapTable table;
  private final int cells;
  private final double[] counts;
  private final boolean[] possible;
  private final boolean[] reachable; // some possible cell contains the mask
  private final boolean[] empty; // reachable, but every cell containing the mask counts 0
  private final long observed;
  private final double logFactorials;
  private final PoissonKernel kernel;

  private final boolean[] active;
  private final int[] kept;
  private int size;
  private final List<String> atMinusInfinity = new ArrayList<>();

  ModelFitter(OverlapTable table, int mostTerms) {
    this.table = table;
    int k = table.lists().size();
    cells = 1 << k;
    counts = new double[cells];
    possible = new boolean[cells];
    reachable = new boolean[cells];
    empty = new boolean[cells];
    observed = table.observed();
    double sum = 0;
    for (int c = 1; c < cells; c++) {
      counts[c] = table.count(c);
      possible[c] = !table.impossible().contains(c);
      sum += LogGamma.value(counts[c] + 1);
    }
    logFactorials = sum;
    for (int m = 1; m < cells; m++) {
      for (int c = m; c < cells; c = c + 1 | m) {
        reachable[m] |= possible[c];
        empty[m] |= counts[c] > 0;
      }
      empty[m] = reachable[m] && !empty[m];
    }
    active = new boolean[cells];
    kept = new int[mostTerms];
    kernel = new PoissonKernel(k, mostTerms);
  }

  /** A fitter with room for every model in the list. */
  static ModelFitter forModels(OverlapTable table, List<HierarchicalModel> models) {
    return new ModelFitter(
        table, models.stream().mapToInt(HierarchicalModel::parameters).max().orElse(1));
  }

  Fit fit(HierarchicalModel model) {
    int parameters = reduce(model);
    if (size > activeCells()) {
      return notIdentifiable(model);
    }
    PoissonKernel.Ending ending = kernel.fit(counts, active, kept, size);
    if (ending == PoissonKernel.Ending.CONVERGED && smallestMean() > CLEARLY_POSITIVE) {
      return converged(parameters);
    }
    if (!Existence.identifiable(active, kept, size)) {
      return notIdentifiable(model);
    }
    if (recedes() || !Existence.exists(counts, active, kept, size)) {
      return new Fit.NoMle(
          "the maximum-likelihood estimate of "
              + model.formula(table.lists())
              + " does not exist: with these empty overlaps the likelihood keeps rising as some"
              + " fitted counts go to 0");
    }
    return ending == PoissonKernel.Ending.CONVERGED
        ? converged(parameters)
        : new Fit.NotConverged(
            "the fit of " + model.formula(table.lists()) + " did not settle", kernel.iterations);
  }

  /**
   * Multinomial log-likelihood at a given number of units on no list, maximised over all other
   * parameters (Cormack 1992): ln N! − ln (N − n)! + Σ y ln(μ/N), up to a constant. NaN when the
   * fit fails.
   */
  double profile(HierarchicalModel model, double unseen) {
    reduce(model);
    counts[0] = unseen;
    active[0] = true;
    PoissonKernel.Ending ending = kernel.fit(counts, active, kept, size);
    counts[0] = 0;
    if (ending != PoissonKernel.Ending.CONVERGED) {
      return Double.NaN;
    }
    double total = observed + unseen;
    double sum = unseen > 0 ? unseen * Math.log(kernel.mean[0] / total) : 0;
    for (int c = 1; c < cells; c++) {
      if (counts[c] > 0) {
        sum += counts[c] * Math.log(kernel.mean[c] / total);
      }
    }
    return sum + LogGamma.value(total + 1) - LogGamma.value(unseen + 1);
  }

  OverlapTable table() {
    return table;
  }

  /** Sets the active cells and kept terms; returns the parameters that count. */
  private int reduce(HierarchicalModel model) {
    System.arraycopy(possible, 0, active, 0, cells);
    active[0] = false;
    atMinusInfinity.clear();
    size = 0;
    int parameters = 0;
    for (int term : model.terms()) {
      if (term != 0 && !reachable[term]) {
        continue;
      }
      parameters++;
      if (term != 0 && empty[term]) {
        for (int c = term; c < cells; c = c + 1 | term) {
          active[c] = false;
        }
        atMinusInfinity.add(table.named(term));
      } else {
        kept[size++] = term;
      }
    }
    return parameters;
  }

  private Fit converged(int parameters) {
    double deviance = 0;
    double logLikelihood = -logFactorials;
    int possibleCells = 0;
    for (int c = 1; c < cells; c++) {
      possibleCells += possible[c] ? 1 : 0;
      double mean = kernel.mean[c];
      if (counts[c] > 0) {
        deviance += 2 * (counts[c] * Math.log(counts[c] / mean) - (counts[c] - mean));
        logLikelihood += counts[c] * Math.log(mean) - mean;
      } else {
        deviance += 2 * mean;
        logLikelihood -= mean;
      }
    }
    double unseen = Math.exp(kernel.intercept);
    if (!Double.isFinite(observed + unseen)) {
      return new Fit.NotConverged(
          "the number on no list grew beyond all bounds", kernel.iterations);
    }
    double error = Math.sqrt(unseen + unseen * unseen * kernel.interceptVariance);
    return new Fit.Converged(
        observed + unseen,
        error,
        deviance,
        possibleCells - parameters,
        -2 * logLikelihood + 2 * parameters,
        -2 * logLikelihood + Math.log((double) observed) * parameters,
        atMinusInfinity);
  }

  private Fit notIdentifiable(HierarchicalModel model) {
    return new Fit.NotIdentifiable(
        "the parameters of "
            + model.formula(table.lists())
            + " cannot be told apart: the cells left after removing empty overlaps are too few");
  }

  private double smallestMean() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int c = 1; c < cells; c++) {
      if (active[c]) {
        smallest = Math.min(smallest, kernel.mean[c]);
      }
    }
    return smallest;
  }

  /** Whether the last step is a direction of recession: 0 on counted cells, downwards elsewhere. */
  private boolean recedes() {
    boolean falls = false;
    for (int c = 1; c < cells; c++) {
      if (active[c]) {
        double change = kernel.lastStepAtCell[c];
        if (counts[c] > 0 ? Math.abs(change) > 1e-6 : change > 1e-6) {
          return false;
        }
        falls |= change < -0.5;
      }
    }
    return falls;
  }

  private int activeCells() {
    int number = 0;
    for (boolean a : active) {
      number += a ? 1 : 0;
    }
    return number;
  }
}
