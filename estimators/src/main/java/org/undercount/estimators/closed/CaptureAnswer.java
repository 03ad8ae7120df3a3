package org.undercount.estimators.closed;

/** What is made of a closed-population model's fit. */
public enum CaptureAnswer {
  /** The maximum with a log-normal interval. */
  LOG_NORMAL,
  /** The maximum with the interval of its profile likelihood, see {@link ProfileLikelihood}. */
  PROFILE,
  /** The estimate without the bias of small counts, see {@link BiasCorrected}. */
  BIAS_CORRECTED
}
