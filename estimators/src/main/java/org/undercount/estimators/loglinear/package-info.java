/**
 * Hierarchical log-linear models of overlap tables: model spaces, Poisson fits, existence of the
 * maximum-likelihood estimate, selection and intervals. Other families of estimators do not belong
 * here.
 */
@NullMarked
package org.undercount.estimators.loglinear;

import org.jspecify.annotations.NullMarked;
