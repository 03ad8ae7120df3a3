/**
 * The only home of Spark: one package per stage of the quarterly road, and the command line.
 * Mathematics, parsing rules and rendering live in the other modules.
 */
@NullMarked
package org.undercount.jobs;

import org.jspecify.annotations.NullMarked;
