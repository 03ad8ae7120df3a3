/**
 * Site reports of many sources resolved to a register of sites, each with the country stated beside
 * the country computed. Reading files and records about people do not belong here.
 */
@NullMarked
package org.undercount.geo.register;

import org.jspecify.annotations.NullMarked;
