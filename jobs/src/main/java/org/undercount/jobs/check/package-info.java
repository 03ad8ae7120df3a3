/**
 * Whether what a source delivered may be used: completeness, conformity, plausibility, duplicates,
 * volume, declared totals. Nothing is corrected or left out here.
 */
@NullMarked
package org.undercount.jobs.check;

import org.jspecify.annotations.NullMarked;
