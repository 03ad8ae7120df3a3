/**
 * Multiple-systems estimation of sparse tables: two-list interactions chosen step by step, with the
 * choice repeated in every bootstrap replicate. Fitting and existence belong to the log-linear
 * package.
 */
@NullMarked
package org.undercount.estimators.sparse;

import org.jspecify.annotations.NullMarked;
