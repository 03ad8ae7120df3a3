/**
 * The small values every table is keyed by: quarters, countries, sources, pseudonyms, money, seeds.
 * Nothing here reads files or knows a table.
 */
@NullMarked
package org.undercount.datasets.key;

import org.jspecify.annotations.NullMarked;
