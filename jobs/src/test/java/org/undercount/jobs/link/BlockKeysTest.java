package org.undercount.jobs.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlockKeysTest {

  @Test
  void aSetsKeyDoesNotDependOnItsRecord() {
    assertThat(BlockKeys.of(new long[] {5, 7, 11}, 0b101))
        .isEqualTo(BlockKeys.of(new long[] {11, 3, 5}, 0b101));
  }

  @Test
  void extendsOnlySetsWhosePartsWereAllTooCommon() {
    long[] atoms = {1, 2, 3};
    int[] pieces = {0, 1, 2};
    long[] two = {0b011, 0b101};
    assertThat(BlockKeys.extended(two, new long[] {900, 900}, atoms, pieces)).isEmpty();
    long[] three = {0b011, 0b101, 0b110};
    assertThat(BlockKeys.extended(three, new long[] {900, 900, 900}, atoms, pieces))
        .containsExactly(0b111L);
  }

  @Test
  void neverJoinsTwoAtomsOfOnePiece() {
    long[] singles = {0b01, 0b10};
    assertThat(
            BlockKeys.extended(singles, new long[] {900, 900}, new long[] {1, 2}, new int[] {0, 0}))
        .isEmpty();
  }

  @Test
  void noRecordCarriesMoreThanItsShare() {
    long[] singles = LongStream.range(0, 40).map(i -> 1L << i).toArray();
    long[] records = LongStream.range(1000, 1040).toArray();
    long[] atoms = LongStream.range(0, 40).toArray();
    int[] pieces = IntStream.range(0, 40).toArray();
    assertThat(BlockKeys.extended(singles, records, atoms, pieces))
        .hasSize(BlockKeys.MOST_SETS)
        .startsWith(0b11L);
  }
}
