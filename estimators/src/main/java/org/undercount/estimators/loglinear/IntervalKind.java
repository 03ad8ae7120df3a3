package org.undercount.estimators.loglinear;

/** How the interval of a log-linear estimate is made. */
public enum IntervalKind {
  /** Multinomial profile likelihood (Cormack 1992). */
  PROFILE,
  /** Normal on the logarithm of the number on no list. */
  WALD,
  /** Parametric bootstrap with the choice of model repeated (Buckland and Garthwaite 1991). */
  BOOTSTRAP
}
