/** How a Spark session is opened, once for all commands and tests. No data is read here. */
@NullMarked
package org.undercount.jobs.session;

import org.jspecify.annotations.NullMarked;
