/** Populations of known size and how each method does on them: bias, error, coverage, refusals. */
@NullMarked
package org.undercount.estimators.simulation;

import org.jspecify.annotations.NullMarked;
