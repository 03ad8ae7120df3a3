/**
 * Records about people, places, adverts and money as the sources reported them, with their table
 * schemas. Only datasets and jobs may see this package: privacy is a build failure.
 */
@NullMarked
package org.undercount.datasets.microdata;

import org.jspecify.annotations.NullMarked;
