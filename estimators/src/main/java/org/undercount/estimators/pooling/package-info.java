/**
 * Several estimates of one number brought together: families of evidence, between-method variance,
 * or the envelope where they contradict. What each method does inside itself lives elsewhere.
 */
@NullMarked
package org.undercount.estimators.pooling;

import org.jspecify.annotations.NullMarked;
