package org.undercount.jobs.link.model;

import java.io.Serializable;

/**
 * A weight of pairs in bits that adds up: what holds before looking, what each field's level adds,
 * and what the rarity of equal values adds. A pair's probability of being a match is {@link
 * LinkModel#probability} of it.
 */
public interface PairWeight extends Serializable {

  /** Bits of a pair all of whose fields are missing. */
  double baseBits();

  /** Bits that a level of a field adds; 0 for missing. */
  double levelBits(int field, int level);

  /**
   * Bits that rarity adds.
   *
   * @param pattern the pair's levels
   * @param rarityBits Σ −log₂ frequency over fields of equal values whose frequency matters
   */
  double rarityBits(long pattern, double rarityBits);

  /** The most that {@link #rarityBits} can be for pairs of at most so much rarity. */
  double mostRarityBits(double rarityBits);

  /** Number of fields. */
  int size();

  /** The weight of a pair. */
  default double bits(long pattern, double rarityBits) {
    double bits = baseBits() + rarityBits(pattern, rarityBits);
    for (int f = 0; f < size(); f++) {
      bits += levelBits(f, Pattern.level(pattern, f));
    }
    return bits;
  }
}
