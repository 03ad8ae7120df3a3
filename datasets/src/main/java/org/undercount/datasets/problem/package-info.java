/**
 * What is wrong with a user's input, said once for all commands: where, and what was expected.
 * Broken promises between classes do not belong here; they are thrown as plain exceptions.
 */
@NullMarked
package org.undercount.datasets.problem;

import org.jspecify.annotations.NullMarked;
