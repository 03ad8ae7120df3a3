/**
 * What a reported place is made of: a position, how precisely it is known, its cell and its name in
 * any script. Borders, and deciding which reports mean the same site, do not belong here.
 */
@NullMarked
package org.undercount.geo.place;

import org.jspecify.annotations.NullMarked;
