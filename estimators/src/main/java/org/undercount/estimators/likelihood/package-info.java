/**
 * What the models of histories and of site visits share: formulas, designs, links, hidden chains
 * and the maximum of a likelihood with what it says of identifiability. No model lives here.
 */
@NullMarked
package org.undercount.estimators.likelihood;

import org.jspecify.annotations.NullMarked;
