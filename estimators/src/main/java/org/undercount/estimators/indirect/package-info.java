/**
 * People counted without lists of them: service multiplier, entries less exits, floor area. Tables
 * are read elsewhere.
 */
@NullMarked
package org.undercount.estimators.indirect;

import org.jspecify.annotations.NullMarked;
