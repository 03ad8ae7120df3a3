/**
 * The release bundle: its tables, manifest and hashes, written once and read back without Spark.
 * Everything a reader of Undercount sees is made from here; no record about a person enters.
 */
@NullMarked
package org.undercount.datasets.release;

import org.jspecify.annotations.NullMarked;
