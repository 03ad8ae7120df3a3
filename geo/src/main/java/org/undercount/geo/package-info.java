/** Root of the geo module. */
@NullMarked
package org.undercount.geo;

import org.jspecify.annotations.NullMarked;
