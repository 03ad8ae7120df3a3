package org.undercount.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Verdict;
import org.undercount.jobs.SparkTest;

class SparkStrataTest {

  private static final List<String> LISTS = List.of("a", "b", "c", "d");

  @Test
  void saysWhatOneProcessSays() {
    List<Stratum> strata = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 12; i++) {
      Map<String, Long> counts = new TreeMap<>();
      for (int cell = 1; cell < 16; cell++) {
        String digits = Integer.toBinaryString(16 + cell).substring(1);
        counts.put(digits, (long) random.nextInt(Integer.bitCount(cell) == 1 ? 300 : 60));
      }
      strata.add(new Stratum(new ListCounts(LISTS, counts, 0), 0.95));
    }
    strata.add(new Stratum(new ListCounts(LISTS, Map.of("1000", 5L, "0100", 7L), 0), 0.95));
    strata.add(new Stratum(new ListCounts(List.of(), Map.of(), 9), 0.95));
    List<Verdict> alone = Strata.here().verdicts(strata);
    assertThat(alone).anyMatch(v -> v.estimate().isPresent());
    assertThat(alone).anyMatch(v -> v.estimate().isEmpty());
    assertThat(new SparkStrata(SparkTest.spark()).verdicts(strata)).isEqualTo(alone);
  }

  @Test
  void estimatesNothingOfNothing() {
    assertThat(new SparkStrata(SparkTest.spark()).verdicts(List.of())).isEmpty();
  }
}
