/**
 * Log-linear models fitted to several strata at once, for lists that see only some of them. Nothing
 * here reads files or knows what a stratum is.
 */
@NullMarked
package org.undercount.estimators.joint;

import org.jspecify.annotations.NullMarked;
