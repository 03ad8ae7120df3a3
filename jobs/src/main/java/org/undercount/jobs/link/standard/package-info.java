/**
 * One spelling for each name, date, number and code, so that two sources can be compared, and the
 * atoms records are blocked on. Pure functions of text; no Spark, no weights.
 */
@NullMarked
package org.undercount.jobs.link.standard;

import org.jspecify.annotations.NullMarked;
