package org.undercount.estimators.network;

import org.apache.commons.rng.UniformRandomProvider;

/** A way to draw samples like the one at hand. */
sealed interface ShareBootstrap permits ChainBootstrap, SuccessiveBootstrap {

  Tally replicate(UniformRandomProvider random);
}
