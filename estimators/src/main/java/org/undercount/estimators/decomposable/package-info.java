/**
 * Bayesian averages over decomposable graphs: the graphs, the marginal likelihood of each, and the
 * posterior of the population's size. Models fitted by maximum likelihood live next door.
 */
@NullMarked
package org.undercount.estimators.decomposable;

import org.jspecify.annotations.NullMarked;
