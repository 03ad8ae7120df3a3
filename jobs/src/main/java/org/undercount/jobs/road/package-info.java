/**
 * The stages of the quarterly road in order, each reading tables and calling the package that knows
 * the rule. No rule lives here.
 */
@NullMarked
package org.undercount.jobs.road;

import org.jspecify.annotations.NullMarked;
