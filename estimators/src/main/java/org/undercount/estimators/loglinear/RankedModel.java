package org.undercount.estimators.loglinear;

import org.undercount.estimators.Fit;

/**
 * One candidate with its fit.
 *
 * @param weight exp(−Δ/2) of the criterion, normalised over the candidates that converged; 0 for
 *     the others; in a Bayesian average the posterior probability
 */
public record RankedModel(HierarchicalModel model, Fit fit, double weight) {}
