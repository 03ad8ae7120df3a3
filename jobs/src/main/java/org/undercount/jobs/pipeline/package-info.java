/**
 * The one way through: stages in order, skipped when nothing they depend on changed, resumed after
 * a stop. What a stage computes lives in its own package.
 */
@NullMarked
package org.undercount.jobs.pipeline;

import org.jspecify.annotations.NullMarked;
