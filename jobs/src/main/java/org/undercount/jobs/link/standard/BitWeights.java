package org.undercount.jobs.link.standard;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How alike two coded filters are, given how often each bit is set among all: sharing a bit that
 * most filters have says little, so a bit counts 1 − p, p being the share of filters that have it,
 * and what two strangers would share is taken off. Once some matches are known, bits that one
 * record of a match often has without the other, because the fields they stand for are seldom
 * written alike, are made to count less.
 */
public final class BitWeights implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int CHARACTERS = 1 << CodedFilter.BITS_PER_CHARACTER;

  /** How far the filter with fewer bits sets the most there is to share, the rest their mean. */
  private static final double BY_THE_LESSER = 0.75;

  /** How steeply a bit counts less, the less often both records of a match have it: r¹². */
  private static final double STEEPNESS = 12;

  @SuppressWarnings("serial") // an immutable list of numbers
  private final List<Double> shares;

  /** Σ of weights over the bits of each character at each place. */
  private final double[][] weight;

  /** Σ of weights × p, what a filter of the usual size shares of them by chance. */
  private final double[][] chance;

  private final double usual;

  /**
   * @param shares p of each bit
   * @param kept what its 1 − p is multiplied with
   */
  private BitWeights(List<Double> shares, double[] kept) {
    int places = shares.size() / CodedFilter.BITS_PER_CHARACTER;
    this.shares = List.copyOf(shares);
    this.weight = new double[places][CHARACTERS];
    this.chance = new double[places][CHARACTERS];
    double sum = 0;
    for (int place = 0; place < places; place++) {
      for (int bit = 0; bit < CodedFilter.BITS_PER_CHARACTER; bit++) {
        int at = place * CodedFilter.BITS_PER_CHARACTER + bit;
        double share = shares.get(at);
        double counts = (1 - share) * kept[at];
        sum += counts * share;
        for (int c = 0; c < CHARACTERS; c++) {
          if ((c & (1 << bit)) != 0) {
            weight[place][c] += counts;
            chance[place][c] += counts * share;
          }
        }
      }
    }
    this.usual = sum;
  }

  /**
   * Weights of the bits of filters.
   *
   * @param setIn per bit the number of filters that have it
   * @param filters how many there are
   */
  public static BitWeights of(List<Long> setIn, long filters) {
    double[] kept = new double[setIn.size()];
    Arrays.fill(kept, 1);
    return new BitWeights(
        setIn.stream().map(set -> set / Math.max(1.0, (double) filters)).toList(), kept);
  }

  /**
   * The same, given what is seen of pairs that surely match. With r the share of a bit's carriers
   * whose partner has it too (of both records' carriers taken together, 2·both/(both + either)), a
   * bit counts (1 − p)·r¹².
   *
   * @param both per bit the pairs in which both records have it
   * @param either per bit the pairs in which at least one has it
   */
  public BitWeights keeping(long[] both, long[] either) {
    if (both.length != shares.size() || either.length != shares.size()) {
      throw new IllegalArgumentException(
          "Expected one count per bit: bits="
              + shares.size()
              + ", both="
              + both.length
              + ", either="
              + either.length);
    }
    double[] kept = new double[both.length];
    for (int bit = 0; bit < kept.length; bit++) {
      double shared = both[bit] + 1.0;
      kept[bit] = Math.pow(2 * shared / (shared + either[bit] + 2.0), STEEPNESS);
    }
    return new BitWeights(shares, kept);
  }

  /** Number of bits. */
  public int size() {
    return shares.size();
  }

  /**
   * How much more two filters share than two strangers would, as a share of the most they could: 0
   * for strangers, 1 for equal filters, symmetric. Where one record has fewer fields filled it
   * falls less than Dice's coefficient does. Filters of another length than those the weights were
   * made for, or than each other, share nothing.
   */
  public double overlap(String a, String b) {
    if (a.length() != b.length() || a.length() != weight.length) {
      return 0;
    }
    if (a.equals(b)) {
      return 1;
    }
    double ofA = 0;
    double ofB = 0;
    double shared = 0;
    double chanceOfA = 0;
    double chanceOfB = 0;
    for (int place = 0; place < weight.length; place++) {
      char x = a.charAt(place);
      char y = b.charAt(place);
      ofA += weight[place][x];
      ofB += weight[place][y];
      shared += weight[place][x & y];
      chanceOfA += chance[place][x];
      chanceOfB += chance[place][y];
    }
    double lesser = Math.min(ofA, ofB);
    double fill = Math.max(ofA, ofB) / usual;
    double byChance = (ofA <= ofB ? chanceOfA : chanceOfB) * fill;
    double most =
        BY_THE_LESSER * lesser + (1 - BY_THE_LESSER) * (ofA + ofB) / 2 - Math.min(byChance, lesser);
    return most <= 0 ? 0 : Math.max(0, Math.min(1, (shared - byChance) / most));
  }
}
