/**
 * What three sources report about places, with stated precision and faults. The places themselves are in centres.
 */
@NullMarked
package org.undercount.datasets.synthetic.sites;

import org.jspecify.annotations.NullMarked;
