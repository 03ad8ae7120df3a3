/**
 * Reported places read from plain files, and located points and the register written to them.
 * Deciding countries, distances and matches belongs in the geo module.
 */
@NullMarked
package org.undercount.jobs.sites;

import org.jspecify.annotations.NullMarked;
