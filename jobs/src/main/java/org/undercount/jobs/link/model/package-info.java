/**
 * The mathematics of linkage: graded comparisons, the Fellegi–Sunter model and its estimation by
 * EM, and the splitting of chained clusters. Pure functions of standardised values and counts; no
 * Spark, no reading of raw text.
 */
@NullMarked
package org.undercount.jobs.link.model;

import org.jspecify.annotations.NullMarked;
