/**
 * Keyed hashes that stand in for names and contacts. Keys are passed in and never printed; nothing
 * here reads or writes a file.
 */
@NullMarked
package org.undercount.jobs.link.secret;

import org.jspecify.annotations.NullMarked;
