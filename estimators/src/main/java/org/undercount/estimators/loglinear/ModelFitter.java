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
 * leave the regression (Chan, Silverman and Vincent 2021). What is left must have an estimate and
 * only one, see {@link MaximumLikelihood}.
 *
 * <p>AIC, BIC and degrees of freedom count every parameter that touches a possible cell, those at
 * −∞ included, as Rcapture does.
 */
final class ModelFitter {

  private final OverlapTable table;
  private final int cells;
  private final double[] counts;
  private final boolean[] possible;
  private final boolean[] reachable; // some possible cell contains the mask
  private final boolean[] empty; // reachable, but every cell containing the mask counts 0
  private final long observed;
  private final double logFactorials;
  private final MaximumLikelihood likelihood;
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
    likelihood = new MaximumLikelihood(k, mostTerms);
    kernel = likelihood.kernel();
  }

  /** A fitter with room for every model in the list. */
  static ModelFitter forModels(OverlapTable table, List<HierarchicalModel> models) {
    return new ModelFitter(
        table, models.stream().mapToInt(HierarchicalModel::parameters).max().orElse(1));
  }

  Fit fit(HierarchicalModel model) {
    int parameters = reduce(model);
    return switch (likelihood.fit(counts, active, kept, size)) {
      case FOUND -> converged(parameters);
      case NOT_IDENTIFIABLE ->
          new Fit.NotIdentifiable(
              "the parameters of "
                  + model.formula(table.lists())
                  + " cannot be told apart: the cells left after removing empty overlaps are too"
                  + " few");
      case DOES_NOT_EXIST ->
          new Fit.NoMle(
              "the maximum-likelihood estimate of "
                  + model.formula(table.lists())
                  + " does not exist: with these empty overlaps the likelihood keeps rising as some"
                  + " fitted counts go to 0");
      case NOT_REACHED ->
          new Fit.NotConverged(
              "the fit of " + model.formula(table.lists()) + " did not settle", kernel.iterations);
    };
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

  /** Fitted count of a cell in the last fit that converged. */
  double fittedMean(int cell) {
    return kernel.mean[cell];
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
}
