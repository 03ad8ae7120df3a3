package org.undercount.estimators.loglinear;

import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;

/**
 * What the best model minimises. With k parameters and n observed units: AIC = −2 log L + 2k; AICc
 * = AIC + 2k(k + 1)/(n − k − 1) (Hurvich and Tsai 1989, Biometrika 76); BIC = −2 log L + k log n.
 *
 * <p>n is the number of distinct observed units, not of cells: given n the counts are a multinomial
 * sample of n units, so units are what is sampled (Burnham and Anderson 2002, section 2.4, ask for
 * AICc where n/k is below about 40), and BIC takes the same n. AICc has no value where n ≤ k + 1:
 * such a model is not chosen and weighs nothing.
 */
public enum Criterion {
  AIC {
    @Override
    public double of(Fit.Converged fit, int cells, long observed) {
      return fit.aic();
    }
  },
  AICC {
    @Override
    public double of(Fit.Converged fit, int cells, long observed) {
      int parameters = cells - fit.degreesOfFreedom();
      long spare = observed - parameters - 1;
      return spare > 0
          ? fit.aic() + 2.0 * parameters * (parameters + 1) / spare
          : Double.POSITIVE_INFINITY;
    }
  },
  BIC {
    @Override
    public double of(Fit.Converged fit, int cells, long observed) {
      return fit.bic();
    }
  };

  /** The criterion of a model fitted to this table; infinite where it has no value. */
  double of(Fit.Converged fit, OverlapTable table) {
    int cells = (1 << table.lists().size()) - 1 - table.impossible().size();
    return of(fit, cells, table.observed());
  }

  /** The same from the number of cells that can occur and of units observed. */
  public abstract double of(Fit.Converged fit, int cells, long observed);
}
