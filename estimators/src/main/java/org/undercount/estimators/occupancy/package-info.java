/**
 * Sites that are active or not, seen with error by repeated surveys: how many are, and how many
 * open and close between seasons. What a survey looks like in a file is not known here.
 */
@NullMarked
package org.undercount.estimators.occupancy;

import org.jspecify.annotations.NullMarked;
