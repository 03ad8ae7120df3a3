/** Root of the reports module. */
@NullMarked
package org.undercount.reports;

import org.jspecify.annotations.NullMarked;
