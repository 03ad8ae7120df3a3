/**
 * Charts as data, drawn to SVG by one small writer: uncertainty is always drawn, text is real text.
 * Nothing here reads a bundle or lays out a page.
 */
@NullMarked
package org.undercount.reports.chart;

import org.jspecify.annotations.NullMarked;
