/**
 * What may leave: cells that are too small are withheld, and so are the cells that would give them
 * away; an attacker's linear programme proves it. Nothing here knows a person or writes a file.
 */
@NullMarked
package org.undercount.datasets.disclosure;

import org.jspecify.annotations.NullMarked;
