/**
 * From a file as delivered to its rows as text: every format, compression and encoding a source may
 * use, one row at a time. What a value means is decided elsewhere.
 */
@NullMarked
package org.undercount.datasets.read;

import org.jspecify.annotations.NullMarked;
