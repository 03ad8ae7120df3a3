/**
 * Writes the synthetic world's parts in parallel when it is large. What is in a part is in
 * datasets.synthetic.
 */
@NullMarked
package org.undercount.jobs.synthetic;

import org.jspecify.annotations.NullMarked;
