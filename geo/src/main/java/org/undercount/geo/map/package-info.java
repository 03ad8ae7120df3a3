/**
 * Maps drawn as SVG from plain values: outlines, flows, labels, legend and their text alternative.
 * Nothing here computes a statistic or decides a country.
 */
@NullMarked
package org.undercount.geo.map;

import org.jspecify.annotations.NullMarked;
