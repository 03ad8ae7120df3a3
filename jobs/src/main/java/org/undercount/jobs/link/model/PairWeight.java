package org.undercount.jobs.link.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.standard.FieldKind;

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

  /** What the fields hold, in pattern order. */
  List<FieldKind> kinds();

  /**
   * Weights as they may be instead, as far as it is known how surely they were learnt; else these
   * again and again.
   */
  default List<PairWeight> sampled(int draws, Seed seed) {
    return Collections.nCopies(draws, this);
  }

  /** The weight of a pair. */
  default double bits(long pattern, double rarityBits) {
    return fieldBits(pattern) + rarityBits(pattern, rarityBits);
  }

  /** The weight of a pair without what rarity adds. */
  default double fieldBits(long pattern) {
    List<FieldKind> kinds = kinds();
    double bits = baseBits();
    for (int f = 0; f < kinds.size(); f++) {
      if (counts(pattern, f, kinds)) {
        bits += levelBits(f, Pattern.level(pattern, f));
      }
    }
    return bits;
  }

  /**
   * False for a coded filter where both records have a name in plain text: the filter stands for
   * the names, so it says nothing new. What filters are worth is learnt from such pairs
   * nevertheless.
   */
  static boolean counts(long pattern, int field, List<FieldKind> kinds) {
    if (kinds.get(field) != FieldKind.CLK) {
      return true;
    }
    for (int f = 0; f < kinds.size(); f++) {
      if (kinds.get(f).isName() && Pattern.level(pattern, f) != Agreement.MISSING) {
        return false;
      }
    }
    return true;
  }
}
