/**
 * Versioned tables on disk: write-once part folders named by numbered manifests. What is in a part,
 * and Spark, do not belong here.
 */
@NullMarked
package org.undercount.datasets.store;

import org.jspecify.annotations.NullMarked;
