/**
 * Losses as victims report them, and transfers between invented addresses. What the centres take is counted with the people, not here.
 */
@NullMarked
package org.undercount.datasets.synthetic.money;

import org.jspecify.annotations.NullMarked;
