package org.undercount.jobs.link.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BitWeightsTest {

  private static final int BITS = 70;

  @Test
  void sharingARareBitSaysMoreThanSharingACommonOne() {
    List<Long> setIn = new ArrayList<>(Collections.nCopies(BITS, 50L));
    setIn.set(0, 1L);
    setIn.set(1, 99L);
    BitWeights weights = BitWeights.of(setIn, 100);
    String rare = filter(0, 10, 11, 12);
    String common = filter(1, 10, 11, 12);
    assertThat(weights.overlap(rare, filter(0, 20, 21, 22)))
        .isGreaterThan(weights.overlap(common, filter(1, 20, 21, 22)));
  }

  /** By hand: all p = 0.1, so every bit counts 0.9 and 0.09 by chance, 6.3 bits in all usually. */
  @Test
  void overlapIsTheShareOfWhatCouldBeSharedBeyondChance() {
    BitWeights weights = BitWeights.of(Collections.nCopies(BITS, 10L), 100);
    double usual = BITS * 0.9 * 0.1;
    double chance = (4 * 0.09) * (8 * 0.9 / usual);
    double most = 0.75 * 4 * 0.9 + 0.25 * 6 * 0.9;
    double expected = (2 * 0.9 - chance) / (most - chance);
    assertThat(weights.overlap(filter(0, 1, 2, 3), filter(0, 1, 14, 15, 16, 17, 18, 19)))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void bitsThatMatchesDoNotKeepCountLess() {
    BitWeights before = BitWeights.of(Collections.nCopies(BITS, 30L), 100);
    long[] both = new long[BITS];
    long[] either = new long[BITS];
    for (int bit = 0; bit < BITS; bit++) {
      either[bit] = 1000;
      both[bit] = bit < 35 ? 990 : 500;
    }
    BitWeights after = before.keeping(both, either);
    String left = filter(0, 1, 2, 3, 40, 41, 42, 43);
    String unsure = filter(10, 11, 12, 13, 40, 41, 42, 43);
    String sure = filter(0, 1, 2, 3, 50, 51, 52, 53);
    assertThat(before.overlap(left, unsure)).isCloseTo(before.overlap(left, sure), within(1e-12));
    assertThat(after.overlap(left, sure)).isGreaterThan(0.8);
    assertThat(after.overlap(left, unsure)).isLessThan(0.1);
  }

  @Property(tries = 200)
  void overlapIsSymmetricBetweenNoughtAndOneAndOneForEqualFilters(
      @ForAll @IntRange(min = 0, max = BITS - 1) int a,
      @ForAll @IntRange(min = 0, max = BITS - 1) int b,
      @ForAll @IntRange(min = 0, max = BITS - 1) int c) {
    BitWeights weights = BitWeights.of(Collections.nCopies(BITS, 20L), 100);
    String one = filter(a, b, 3);
    String other = filter(b, c);
    assertThat(weights.overlap(one, other))
        .isEqualTo(weights.overlap(other, one))
        .isBetween(0.0, 1.0);
    assertThat(weights.overlap(one, one)).isEqualTo(1);
  }

  @Test
  void filtersOfAnotherLengthShareNothing() {
    BitWeights weights = BitWeights.of(Collections.nCopies(BITS, 20L), 100);
    BitSet set = new BitSet();
    set.set(0);
    assertThat(weights.overlap(filter(0), CodedFilter.packed(set, 2 * BITS))).isZero();
  }

  @Test
  void refusesCountsOfAnotherNumberOfBits() {
    BitWeights weights = BitWeights.of(Collections.nCopies(BITS, 20L), 100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights.keeping(new long[BITS], new long[3]))
        .withMessage("Expected one count per bit: bits=70, both=70, either=3");
  }

  private static String filter(int... bits) {
    BitSet set = new BitSet();
    for (int bit : bits) {
      set.set(bit);
    }
    return CodedFilter.packed(set, BITS);
  }
}
