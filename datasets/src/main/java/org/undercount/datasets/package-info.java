/** Root of the datasets module. */
@NullMarked
package org.undercount.datasets;

import org.jspecify.annotations.NullMarked;
