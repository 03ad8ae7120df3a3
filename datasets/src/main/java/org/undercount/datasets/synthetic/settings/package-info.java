/**
 * What every part of the synthetic region shares: its settings, its seeded draws, and the additive counts its truth is made of. Nothing about people or places lives here.
 */
@NullMarked
package org.undercount.datasets.synthetic.settings;

import org.jspecify.annotations.NullMarked;
