/**
 * Surveys beside the lists: of people who returned, and of households at home, with the file that
 * declares what is estimated from them. People themselves, and what a list knows, do not belong
 * here.
 */
@NullMarked
package org.undercount.datasets.synthetic.surveys;

import org.jspecify.annotations.NullMarked;
