package org.undercount.estimators.loglinear;

import org.undercount.estimators.Fit;

/** What the best model minimises. */
public enum Criterion {
  AIC,
  BIC;

  double of(Fit.Converged fit) {
    return this == AIC ? fit.aic() : fit.bic();
  }
}
