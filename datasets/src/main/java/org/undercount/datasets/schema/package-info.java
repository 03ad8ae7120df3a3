/**
 * What a table is: its columns, their types, units and sensitivity, written once. Spark types,
 * codebooks and checks derive from it; no Spark here.
 */
@NullMarked
package org.undercount.datasets.schema;

import org.jspecify.annotations.NullMarked;
