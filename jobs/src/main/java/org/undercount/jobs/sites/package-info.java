/**
 * Reported places made from plain tables, and located points and the register as tables again.
 * Deciding countries, distances and matches belongs in the geo module.
 */
@NullMarked
package org.undercount.jobs.sites;

import org.jspecify.annotations.NullMarked;
