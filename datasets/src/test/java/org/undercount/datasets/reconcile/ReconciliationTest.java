package org.undercount.datasets.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.CountryCode;

class ReconciliationTest {

  @Test
  void thePublishedListOf7141SumsTo7158AndMisstatesPakistan() throws IOException {
    assertThat(Reconciliation.within(published()))
        .extracting(Mismatch::message)
        .containsExactly(
            "Pakistan: 78 declared, but men and women are 64 + 4",
            "total: 7,141 declared, but the lines sum to 7,158",
            "men: 6,716 declared, but the lines sum to 6,714");
  }

  @Test
  void aTableThatAddsUpHasNoMismatch() {
    assertThat(
            Reconciliation.within(
                List.of(line("Kenya", 3, 2, 1), line("Uganda", 2, 2, 0), line("ALL", 5, 4, 1))))
        .isEmpty();
  }

  @Test
  void declaredNumbersAreComparedWithTheRowsDelivered() {
    assertThat(
            Reconciliation.withRows(
                List.of(
                    line("Kenya", 3, 2, 1), line("other Africa", 9, 9, 0), line("ALL", 12, 11, 1)),
                Map.of(CountryCode.of("KE"), 4L, CountryCode.UNKNOWN, 8L)))
        .extracting(Mismatch::message)
        .containsExactly("Kenya: 3 declared, but 4 rows were delivered");
  }

  private static DeclaredCount line(String category, long total, long men, long women) {
    return new DeclaredCount(
        category, OptionalLong.of(total), OptionalLong.of(men), OptionalLong.of(women));
  }

  private static List<DeclaredCount> published() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ReconciliationTest.class.getResourceAsStream("bgf-february-2025.csv"),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(l -> !l.startsWith("#") && !l.startsWith("category"))
          .map(l -> l.split(",", -1))
          .map(p -> new DeclaredCount(p[0], number(p[1]), number(p[2]), number(p[3])))
          .toList();
    }
  }

  private static OptionalLong number(String text) {
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }
}
