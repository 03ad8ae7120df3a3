/**
 * Closed populations estimated from counts in closed form or by capture-recapture regressions, and
 * the gates every estimate passes. Hierarchical log-linear models live next door.
 */
@NullMarked
package org.undercount.estimators.closed;

import org.jspecify.annotations.NullMarked;
