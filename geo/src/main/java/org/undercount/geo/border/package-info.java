/**
 * Which country a point is in, right to the river, and how far the next country is. Reported
 * places, their names and what is drawn of them do not belong here.
 */
@NullMarked
package org.undercount.geo.border;

import org.jspecify.annotations.NullMarked;
