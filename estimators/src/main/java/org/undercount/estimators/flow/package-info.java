/**
 * From a population's size and the routes of its seen members to the sizes of all flows. Counts in,
 * intervals out; how routes are recorded does not belong here.
 */
@NullMarked
package org.undercount.estimators.flow;

import org.jspecify.annotations.NullMarked;
