/**
 * Money from counts and takings: inputs as distributions with units, expressions, one joint Monte
 * Carlo, sensitivity. Model files are read elsewhere.
 */
@NullMarked
package org.undercount.estimators.revenue;

import org.jspecify.annotations.NullMarked;
