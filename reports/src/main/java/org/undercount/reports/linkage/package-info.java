/** The page that explains a linkage to those who must believe it. */
@NullMarked
package org.undercount.reports.linkage;

import org.jspecify.annotations.NullMarked;
