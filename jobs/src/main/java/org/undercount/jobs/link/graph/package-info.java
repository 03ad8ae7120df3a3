/**
 * Connected components of graphs too large for one machine, shared by people, adverts and whoever
 * needs families. Knows nodes and edges only, not what they stand for.
 */
@NullMarked
package org.undercount.jobs.link.graph;

import org.jspecify.annotations.NullMarked;
