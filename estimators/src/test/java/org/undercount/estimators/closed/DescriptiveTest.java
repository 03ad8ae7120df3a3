package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;

class DescriptiveTest {

  @Test
  void countsByListsAndByPlaceOfFirstAndLast() {
    OverlapTable table =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, 5L, 2, 4L, 3, 3L, 6, 2L, 5, 1L));
    Descriptive described = Descriptive.of(table);
    assertThat(described.observed()).isEqualTo(15);
    assertThat(described.rows().stream().map(Descriptive.Row::onExactly))
        .containsExactly(9L, 6L, 0L);
    assertThat(described.rows().stream().map(Descriptive.Row::first)).containsExactly(9L, 6L, 0L);
    assertThat(described.rows().stream().map(Descriptive.Row::last)).containsExactly(5L, 7L, 3L);
    assertThat(described.rows().stream().map(Descriptive.Row::on)).containsExactly(9L, 9L, 3L);
    assertThat(described.rows().get(1).logShare().orElseThrow())
        .isCloseTo(Math.log(2), Offset.offset(1e-12)); // 6 of the (3 over 2) = 3 patterns
    assertThat(described.rows().get(2).logShare()).isEqualTo(OptionalDouble.empty());
    assertThat(described.rows().get(2).logFirst()).isEqualTo(OptionalDouble.empty());
  }

  /** Everybody is first somewhere, last somewhere, and on some number of lists. */
  @Test
  void everyColumnButTheListsThemselvesSumsToTheObserved() {
    Descriptive kosovo = Descriptive.of(KnownTables.table("kosovo"));
    assertThat(kosovo.rows().stream().mapToLong(Descriptive.Row::onExactly).sum()).isEqualTo(4400);
    assertThat(kosovo.rows().stream().mapToLong(Descriptive.Row::first).sum()).isEqualTo(4400);
    assertThat(kosovo.rows().stream().mapToLong(Descriptive.Row::last).sum()).isEqualTo(4400);
  }

  /** With equal chances p/(1 − p) is the ratio of neighbours: the graph is a straight line. */
  @Test
  void theGraphIsStraightWhenAllAreAlike() {
    OverlapTable alike =
        OverlapTable.of(
            List.of("A", "B", "C"),
            Map.of(1, 400L, 2, 400L, 4, 400L, 3, 200L, 5, 200L, 6, 200L, 7, 100L));
    List<Descriptive.Row> rows = Descriptive.of(alike).rows();
    assertThat(rows.get(1).logShare().orElseThrow() - rows.get(0).logShare().orElseThrow())
        .isCloseTo(
            rows.get(2).logShare().orElseThrow() - rows.get(1).logShare().orElseThrow(),
            Offset.offset(1e-12));
  }
}
