package org.undercount.jobs.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.link.BlockKeys.Common;

class BlockKeysTest {

  @Test
  void aSetsKeyDoesNotDependOnItsRecord() {
    assertThat(BlockKeys.of(List.of(5L, 7L, 11L), 0b101))
        .isEqualTo(BlockKeys.of(List.of(11L, 3L, 5L), 0b101));
  }

  @Test
  void extendsOnlySetsWhosePartsWereAllTooCommon() {
    List<Long> atoms = List.of(1L, 2L, 3L);
    List<Integer> pieces = List.of(0, 1, 2);
    List<Common> pairs = List.of(new Common(0b011, 900), new Common(0b101, 900));
    assertThat(BlockKeys.extended(pairs, atoms, pieces)).isEmpty();
    List<Common> all = new ArrayList<>(pairs);
    all.add(new Common(0b110, 900));
    assertThat(BlockKeys.extended(all, atoms, pieces)).containsExactly(0b111L);
  }

  @Test
  void neverJoinsTwoAtomsOfOnePiece() {
    List<Common> singles = List.of(new Common(0b01, 900), new Common(0b10, 900));
    assertThat(BlockKeys.extended(singles, List.of(1L, 2L), List.of(0, 0))).isEmpty();
  }

  @Test
  void noRecordCarriesMoreThanItsShare() {
    List<Common> singles = new ArrayList<>();
    List<Long> atoms = new ArrayList<>();
    List<Integer> pieces = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      singles.add(new Common(1L << i, 1000 + i));
      atoms.add((long) i);
      pieces.add(i);
    }
    assertThat(BlockKeys.extended(singles, atoms, pieces))
        .hasSize(BlockKeys.MOST_SETS)
        .startsWith(0b11L);
  }
}
