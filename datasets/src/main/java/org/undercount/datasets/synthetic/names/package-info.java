/**
 * Invented names in many scripts, and the ways in which clerks write one name differently. No list of real names is copied here.
 */
@NullMarked
package org.undercount.datasets.synthetic.names;

import org.jspecify.annotations.NullMarked;
