/**
 * Who is the same person: standardise, block, compare, weigh and cluster as Spark operations over
 * the pure rules below it. Names and document numbers come in and only pseudonyms, probabilities
 * and small diagnostics go out; no file is read or written here.
 */
@NullMarked
package org.undercount.jobs.link;

import org.jspecify.annotations.NullMarked;
