/**
 * Plain tables and model files for the estimators, and the documents they answer with. Nothing here
 * touches Spark, so that these commands start in a moment.
 */
@NullMarked
package org.undercount.jobs.plain;

import org.jspecify.annotations.NullMarked;
