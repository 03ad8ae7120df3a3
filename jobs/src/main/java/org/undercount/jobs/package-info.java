/** Root of the jobs module. */
@NullMarked
package org.undercount.jobs;

import org.jspecify.annotations.NullMarked;
