/**
 * Dirichlet-process mixtures of latent classes: Bayesian population size where people differ in how
 * visible they are to each list (Manrique-Vallier 2016).
 */
@NullMarked
package org.undercount.estimators.latentclass;

import org.jspecify.annotations.NullMarked;
