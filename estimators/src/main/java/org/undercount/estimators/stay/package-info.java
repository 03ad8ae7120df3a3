/**
 * How long people are held: survival of stays still going on, and what follows for stocks and for
 * sales from one centre to the next. Sizes of populations live elsewhere.
 */
@NullMarked
package org.undercount.estimators.stay;

import org.jspecify.annotations.NullMarked;
