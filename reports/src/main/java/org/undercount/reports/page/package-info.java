/**
 * The pages of the briefing: what is said, in which order, and only what the bundle supports.
 * Nothing here computes an estimate or touches a record about a person.
 */
@NullMarked
package org.undercount.reports.page;

import org.jspecify.annotations.NullMarked;
