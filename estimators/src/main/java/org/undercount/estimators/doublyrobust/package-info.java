/**
 * Population size from two lists that are independent given what is known of each person (Das,
 * Kennedy and Jewell 2023, JASA). Nothing that works on counts alone belongs here, and nothing that
 * reads files.
 */
@NullMarked
package org.undercount.estimators.doublyrobust;

import org.jspecify.annotations.NullMarked;
