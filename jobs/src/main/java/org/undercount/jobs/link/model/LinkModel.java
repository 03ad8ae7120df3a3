package org.undercount.jobs.link.model;

import java.io.Serializable;
import java.util.List;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * A fitted Fellegi–Sunter model. The weight of a pair in bits is log₂ λ/(1−λ) + Σ log₂ m/u over the
 * fields that are present in both records, the probability 2^w/(1+2^w). Fields are taken as
 * independent given match status; where they are not (kin, shared addresses) weights are
 * over-confident. Fellegi and Sunter (1969).
 *
 * @param prior λ, the share of matches among all pairs that may match, before looking
 * @param fields one entry per compared field
 * @param iterations EM iterations used
 * @param converged false if EM stopped at its limit
 */
public record LinkModel(double prior, List<FieldModel> fields, int iterations, boolean converged)
    implements PairWeight {

  static final double MOST_RARITY_BITS = 10;

  /**
   * One field's probabilities by level; index 0 (missing) is unused.
   *
   * @param field which
   * @param m probability of the level among matches, given both present
   * @param u probability of the level among non-matches, given both present
   */
  public record FieldModel(Field field, List<Double> m, List<Double> u) implements Serializable {

    public FieldModel {
      m = List.copyOf(m);
      u = List.copyOf(u);
      if (m.size() != u.size() || m.size() != Agreement.levels(field.kind())) {
        throw new IllegalArgumentException(
            "A field's m and u have one value per level: levels="
                + Agreement.levels(field.kind())
                + ", m="
                + m.size()
                + ", u="
                + u.size());
      }
    }

    /** log₂ m/u of a level; 0 for missing. */
    public double bits(int level) {
      return level == Agreement.MISSING ? 0 : log2(m.get(level) / u.get(level));
    }
  }

  public LinkModel {
    if (!(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("The prior must lie in (0, 1), got " + prior);
    }
    fields = List.copyOf(fields);
  }

  @Override
  public double baseBits() {
    return log2(prior / (1 - prior));
  }

  @Override
  public double levelBits(int field, int level) {
    return fields.get(field).bits(level);
  }

  @Override
  public List<FieldKind> kinds() {
    return fields.stream().map(f -> f.field().kind()).toList();
  }

  /**
   * What knowing the values adds to a pattern's weight: in each field whose values are equal and
   * whose frequency matters, u is replaced by the frequency of that value; in all within {@value
   * #MOST_RARITY_BITS} bits either way.
   *
   * @param pattern the pair's levels
   * @param rarityBits Σ −log₂ frequency over those fields
   */
  @Override
  public double rarityBits(long pattern, double rarityBits) {
    double bits = rarityBits;
    boolean any = false;
    for (int f = 0; f < fields.size(); f++) {
      FieldModel model = fields.get(f);
      int level = Pattern.level(pattern, f);
      FieldKind kind = model.field().kind();
      if (kind.frequencyMatters() && level == Agreement.equalLevel(kind)) {
        bits += log2(model.u().get(level));
        any = true;
      }
    }
    return any ? Math.max(-MOST_RARITY_BITS, Math.min(MOST_RARITY_BITS, bits)) : 0;
  }

  @Override
  public double mostRarityBits(double rarityBits) {
    return MOST_RARITY_BITS;
  }

  /** The probability of a weight in bits. */
  public static double probability(double bits) {
    return 1 / (1 + Math.pow(2, -bits));
  }

  static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
