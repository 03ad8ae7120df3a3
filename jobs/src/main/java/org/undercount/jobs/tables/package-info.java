/**
 * Between files, table schemas and Spark: types, the one codec by which records cross, plain files
 * read and results written. No rule about what a record means lives here.
 */
@NullMarked
package org.undercount.jobs.tables;

import org.jspecify.annotations.NullMarked;
