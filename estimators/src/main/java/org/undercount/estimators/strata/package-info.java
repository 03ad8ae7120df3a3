/**
 * Populations divided into strata: units whose stratum is not known, and small strata that borrow
 * strength from the others.
 */
@NullMarked
package org.undercount.estimators.strata;

import org.jspecify.annotations.NullMarked;
