/**
 * The flow map of the briefing, drawn by geo from disclosed counts. Nothing here decides what may
 * be shown: only cells of the bundle that are printed reach a map.
 */
@NullMarked
package org.undercount.reports.map;

import org.jspecify.annotations.NullMarked;
