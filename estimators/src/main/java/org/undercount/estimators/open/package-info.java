/**
 * Open populations from capture histories: Cormack-Jolly-Seber, POPAN, Pradel, the robust design,
 * multistate, Jolly and Seber's closed forms and tests of fit. What a history looks like in a file
 * is not known here.
 */
@NullMarked
package org.undercount.estimators.open;

import org.jspecify.annotations.NullMarked;
