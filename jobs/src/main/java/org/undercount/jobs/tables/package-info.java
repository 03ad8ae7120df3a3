/**
 * Between table schemas and Spark: types and the one codec by which records cross. No rule about
 * what a record means lives here.
 */
@NullMarked
package org.undercount.jobs.tables;

import org.jspecify.annotations.NullMarked;
