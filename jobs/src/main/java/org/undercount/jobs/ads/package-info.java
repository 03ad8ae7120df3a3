/**
 * What an advert says: its language, its contacts as keyed hashes, published red flags with the
 * words that raised them, and its family of near-duplicates. Contacts in clear never leave this
 * package; no risk is scored here.
 */
@NullMarked
package org.undercount.jobs.ads;

import org.jspecify.annotations.NullMarked;
