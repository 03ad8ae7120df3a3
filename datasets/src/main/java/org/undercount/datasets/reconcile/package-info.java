/**
 * Whether the totals a source declares agree with one another and with its rows. Nothing is
 * corrected here.
 */
@NullMarked
package org.undercount.datasets.reconcile;

import org.jspecify.annotations.NullMarked;
