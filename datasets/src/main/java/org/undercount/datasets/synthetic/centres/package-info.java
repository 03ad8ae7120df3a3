/**
 * Where invented centres stand, who runs them, when they open, close and move, and which towns are raided. Nobody is held here; that is the business of people.
 */
@NullMarked
package org.undercount.datasets.synthetic.centres;

import org.jspecify.annotations.NullMarked;
