/**
 * The platform's own choice among the methods, written down as rules. The methods themselves live
 * in their own packages.
 */
@NullMarked
package org.undercount.estimators.auto;

import org.jspecify.annotations.NullMarked;
