/**
 * Pages on paper: from a well-formed page to a tagged PDF with embedded fonts. Nothing here decides
 * what is said.
 */
@NullMarked
package org.undercount.reports.pdf;

import org.jspecify.annotations.NullMarked;
