/**
 * Recruitment adverts as campaigns of near-duplicates, and lawful adverts beside them. Which is which is kept out of the files.
 */
@NullMarked
package org.undercount.datasets.synthetic.adverts;

import org.jspecify.annotations.NullMarked;
