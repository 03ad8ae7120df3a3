/**
 * The command line: arguments in, one document or a table out, exit status by contract. The only
 * place that reads the clock, the environment or an unseeded random source; no rule about data
 * lives here.
 */
@NullMarked
package org.undercount.jobs.cli;

import org.jspecify.annotations.NullMarked;
