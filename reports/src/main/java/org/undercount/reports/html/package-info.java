/**
 * Well-formed pages by construction: elements, text that is always escaped, and numbers bound to
 * the table cell they come from. Nothing here knows what a page says.
 */
@NullMarked
package org.undercount.reports.html;

import org.jspecify.annotations.NullMarked;
