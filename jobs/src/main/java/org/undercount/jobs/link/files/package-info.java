/**
 * Linkage of plain files for the command line: the configuration, reading the columns, accuracy
 * against a truth column, and writing pairs and clusters. No rule of linkage lives here.
 */
@NullMarked
package org.undercount.jobs.link.files;

import org.jspecify.annotations.NullMarked;
