/**
 * People recruited, held, sold and released, and what four agencies write down of them. Places come from centres; nothing here decides how files are packed.
 */
@NullMarked
package org.undercount.datasets.synthetic.people;

import org.jspecify.annotations.NullMarked;
