/**
 * Takes delivered files into the sealed store: landing, interpretation on the executors,
 * quarantine, reconciliation. How a value is read is decided in datasets.
 */
@NullMarked
package org.undercount.jobs.ingest;

import org.jspecify.annotations.NullMarked;
