/** Root of the estimators module. */
@NullMarked
package org.undercount.estimators;

import org.jspecify.annotations.NullMarked;
