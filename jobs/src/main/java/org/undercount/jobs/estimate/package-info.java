/**
 * From counts to estimates: victims by destination, active centres, revenue, routes, each with
 * joint draws. The mathematics is in the estimators module; here tables become its inputs and its
 * verdicts become rows.
 */
@NullMarked
package org.undercount.jobs.estimate;

import org.jspecify.annotations.NullMarked;
