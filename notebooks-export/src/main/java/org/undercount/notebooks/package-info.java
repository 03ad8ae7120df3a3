/** Root of the notebooks-export module. */
@NullMarked
package org.undercount.notebooks;

import org.jspecify.annotations.NullMarked;
