/**
 * A synthetic region whose truth is known, written as the messy files agencies would deliver. No real person, place of crime or number is in it, and no stage of the pipeline reads its truth.
 */
@NullMarked
package org.undercount.datasets.synthetic;

import org.jspecify.annotations.NullMarked;
