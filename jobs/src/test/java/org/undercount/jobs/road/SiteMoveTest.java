package org.undercount.jobs.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Quarter;
import org.undercount.jobs.estimate.SiteFate;

class SiteMoveTest {

  private static final Quarter QUARTER = new Quarter(2023, 2);

  /**
   * Ten sites close in Cambodia and ten open in Myanmar, four days apart each; of six pairs the
   * operators are the same, thirty other operators run one site each elsewhere.
   */
  @Test
  void theSameOperatorIsWhereASiteWent() {
    List<SiteFate> fates = new ArrayList<>();
    List<SiteEvidence> evidence = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String other = i < 6 ? "o" + i : "p" + i;
      add(fates, evidence, new SiteFate("c" + i, "KH", "2023Q2", 0.1, 0, 0.9), "o" + i, 4 * i);
      add(fates, evidence, new SiteFate("n" + i, "MM", "2023Q2", 1, 0.9, 0), other, 38 + 4 * i);
    }
    for (int i = 0; i < 30; i++) {
      add(fates, evidence, new SiteFate("s" + i, "LA", "2023Q2", 1, 0, 0), "q" + i, -30);
    }
    List<SiteMove> moves = SiteMove.of(fates, evidence, QUARTER);
    for (int i = 0; i < 6; i++) {
      String from = "c" + i;
      String to = "n" + i;
      assertThat(moves)
          .filteredOn(m -> m.fromId().equals(from) && m.toId().equals(to))
          .singleElement()
          .satisfies(m -> assertThat(m.probability()).isGreaterThan(0.5))
          .satisfies(m -> assertThat(m.fromCountry() + m.toCountry()).isEqualTo("KHMM"));
    }
    Map<String, Double> sums =
        moves.stream()
            .collect(
                Collectors.groupingBy(
                    SiteMove::toId, Collectors.summingDouble(SiteMove::probability)));
    assertThat(sums.values()).allSatisfy(s -> assertThat(s).isBetween(0.0, 0.9 + 1e-9));
  }

  @Test
  void noSitesNoMoves() {
    assertThat(SiteMove.of(List.of(), List.of(), QUARTER)).isEmpty();
  }

  @Test
  void aSiteOfWhichOnlyPartsWereReportedHasNoDateAndNoMove() {
    List<SiteFate> fates = List.of(new SiteFate("a", "KH", "2023Q2", 1, 0, 0));
    assertThat(SiteMove.of(fates, List.of(), QUARTER)).isEmpty();
  }

  private static void add(
      List<SiteFate> fates, List<SiteEvidence> evidence, SiteFate fate, String operator, int day) {
    fates.add(fate);
    evidence.add(
        new SiteEvidence(
            fate.siteId(),
            new SiteEvidence.Report("ngo", "2023Q1", LocalDate.of(2023, 3, 1).plusDays(day)),
            "compound",
            "active",
            "site",
            operator));
  }
}
