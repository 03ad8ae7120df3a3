/**
 * Every result that other programs gave for the shared tables, asserted or argued. No estimator and
 * no comparison of numbers: those stand beside what they test.
 */
@NullMarked
package org.undercount.estimators.golden;

import org.jspecify.annotations.NullMarked;
