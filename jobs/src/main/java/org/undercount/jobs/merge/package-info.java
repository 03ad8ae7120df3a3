/**
 * From linked reports to counts: one row per person by stated rules, then overlaps of lists, flows
 * and profiles. Nothing about a person leaves this package but counts.
 */
@NullMarked
package org.undercount.jobs.merge;

import org.jspecify.annotations.NullMarked;
