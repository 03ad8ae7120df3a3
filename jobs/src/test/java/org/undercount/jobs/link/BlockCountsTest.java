package org.undercount.jobs.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BlockCountsTest {

  /** Against a map: keys of two records and more, one of them fresh, each row with its count. */
  @Property(tries = 300)
  void countsWhatAMapCounts(
      @ForAll @Size(max = 400) List<@IntRange(max = 150) Integer> keys,
      @ForAll @IntRange(min = 1, max = 5) int everyFresh) {
    Outbox sent = new Outbox(1, 3);
    Map<Long, Long> counts = new HashMap<>();
    Map<Long, Boolean> fresh = new HashMap<>();
    for (int r = 0; r < keys.size(); r++) {
      long key = BlockKeys.ofAtom("k" + keys.get(r));
      boolean isFresh = r % everyFresh == 0;
      sent.add(0, key, 2L * r + (isFresh ? 1 : 0), 1);
      counts.merge(key, 1L, Long::sum);
      fresh.merge(key, isFresh, Boolean::logicalOr);
    }
    long expected =
        counts.entrySet().stream()
            .filter(e -> e.getValue() >= 2 && fresh.getOrDefault(e.getKey(), false))
            .mapToLong(Map.Entry::getValue)
            .sum();
    long rows = 0;
    for (Iterator<long[]> packs = BlockCounts.counted(sent.packs()); packs.hasNext(); ) {
      long[] pack = packs.next();
      for (int at = 0; at < pack.length; at += 4) {
        assertThat(pack[at + 3]).isEqualTo(counts.get(pack[at]));
        rows++;
      }
    }
    assertThat(rows).isEqualTo(expected);
  }

  @Test
  void everyRowArrivesInItsBoxOnce() {
    Outbox out = new Outbox(3, 2);
    for (long i = 0; i < 50_000; i++) {
      out.add(Outbox.box(-i, 3), -i, i);
    }
    List<Long> arrived = new ArrayList<>();
    out.packs()
        .forEachRemaining(
            pack -> {
              for (int at = 0; at < pack._2().length; at += 2) {
                assertThat(Outbox.box(pack._2()[at], 3)).isEqualTo(pack._1());
                arrived.add(pack._2()[at + 1]);
              }
            });
    assertThat(arrived).hasSize(50_000).doesNotHaveDuplicates();
  }

  @Test
  void refusesRowsThatDoNotFill() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Outbox(2, 5))
        .withMessage("Rows divide 96 longs, got 5");
  }
}
