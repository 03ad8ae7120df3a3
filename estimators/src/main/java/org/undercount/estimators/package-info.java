/**
 * What every estimator takes and gives: tables of counts in, estimates with their intervals, gates
 * and draws out. No method of estimation and no reading of files lives here.
 */
@NullMarked
package org.undercount.estimators;

import org.jspecify.annotations.NullMarked;
