/**
 * From a row of text to a record: dates, ages, countries, codes and numbers as a contract says they
 * are written. Values that cannot be read become issues, which never carry the value.
 */
@NullMarked
package org.undercount.datasets.parse;

import org.jspecify.annotations.NullMarked;
