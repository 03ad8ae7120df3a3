package org.undercount.estimators.loglinear;

import org.undercount.estimators.Fit;

/**
 * One candidate with its fit.
 *
 * @param weight exp(−Δ/2) of the criterion, normalised over the candidates that converged; 0 for
 *     the others
 */
public record RankedModel(HierarchicalModel model, Fit fit, double weight) {}
