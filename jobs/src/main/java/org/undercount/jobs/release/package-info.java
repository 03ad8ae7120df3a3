/**
 * From exact tables to what may be published: disclosure control once, intervals rounded outward,
 * the release's tables and manifest. Drawing pages does not belong here.
 */
@NullMarked
package org.undercount.jobs.release;

import org.jspecify.annotations.NullMarked;
