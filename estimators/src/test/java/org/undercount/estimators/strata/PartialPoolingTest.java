package org.undercount.estimators.strata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.strata.PartialPooling.Pooled;
import org.undercount.estimators.strata.PartialPooling.Stratum;

class PartialPoolingTest {

  private static final int DRAWS = 20_000;

  @Test
  void aStratumOfFewMovesToTheOthersAndOneOfManyStays() {
    Pooled pooled =
        PartialPooling.of(
            List.of(
                stratum("a", 1000, 2000, 1900, 2110),
                stratum("b", 1000, 2100, 1990, 2220),
                stratum("c", 1000, 1900, 1800, 2010),
                stratum("d", 20, 120, 40, 520)),
            0.95,
            DRAWS,
            1);
    assertThat(value(pooled, 0)).isCloseTo(2000, within(15.0));
    assertThat(value(pooled, 3)).as("20 seen, as many unseen as elsewhere").isBetween(38.0, 48.0);
    Verdict small = pooled.verdicts().get(3);
    assertThat(small.estimate().orElseThrow().interval().upper()).isLessThan(200);
    assertThat(small.diagnostics()).containsEntry("alone", "120 (40 to 520)");
    assertThat(small.estimate().orElseThrow().interval().kind())
        .isEqualTo("made up, partially pooled over 4 strata");
  }

  @Test
  void aRefusedStratumBorrowsAndSaysSo() {
    Pooled pooled =
        PartialPooling.of(
            List.of(
                stratum("a", 1000, 2000, 1900, 2110),
                stratum("b", 1000, 2100, 1990, 2220),
                stratum("c", 1000, 1900, 1800, 2010),
                new Stratum("d", refused(30), 30)),
            0.95,
            DRAWS,
            1);
    Verdict borrowed = pooled.verdicts().get(3);
    assertThat(borrowed.warnings())
        .containsExactly(
            "borrowed: the 30 seen here give no estimate of their own (too little overlap); the"
                + " share unseen is that of a further stratum like the 3 others");
    assertThat(borrowed.gates())
        .containsExactly(
            new Gate(
                "strata-to-borrow-from",
                true,
                "at least 3 strata must have an estimate of their own, 3 have"));
    Estimate estimate = borrowed.estimate().orElseThrow();
    assertThat(estimate.method()).isEqualTo("borrowed");
    assertThat(estimate.value()).isCloseTo(60, within(4.0));
    assertThat(estimate.interval().lower()).isGreaterThanOrEqualTo(30);
    // at least the spread of 30 seen of 60, even where strata are alike
    assertThat(estimate.interval().upper()).isGreaterThan(75);
    assertThat(pooled.draws().orElseThrow().names()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void unitsKnownOtherwiseHaveNobodyUnseenBesideThem() {
    Verdict with = stratum("d", 1020, 1040, 1025, 1100).verdict();
    Pooled pooled =
        PartialPooling.of(
            List.of(
                stratum("a", 1000, 2000, 1900, 2110),
                stratum("b", 1000, 2000, 1890, 2120),
                stratum("c", 1000, 2000, 1900, 2110),
                new Stratum("d", with, 20)),
            0.95,
            DRAWS,
            1);
    assertThat(value(pooled, 3)).as("1,000 known, 20 seen of 40").isCloseTo(1040, within(2.0));
  }

  @Test
  void aStratumWithNobodyStaysRefused() {
    Pooled pooled =
        PartialPooling.of(
            List.of(
                stratum("a", 1000, 2000, 1900, 2110),
                stratum("b", 1000, 2000, 1900, 2110),
                stratum("c", 1000, 2000, 1900, 2110),
                new Stratum("d", refused(0), 0)),
            0.95,
            DRAWS,
            1);
    assertThat(pooled.verdicts().get(3)).isEqualTo(refused(0));
  }

  @Test
  void twoStrataAreNotPooled() {
    List<Stratum> strata =
        List.of(
            stratum("a", 10, 20, 15, 30),
            stratum("b", 10, 30, 20, 40),
            new Stratum("c", refused(5), 5));
    Pooled pooled = PartialPooling.of(strata, 0.95, DRAWS, 1);
    assertThat(pooled.draws()).isEmpty();
    assertThat(pooled.verdicts()).isEqualTo(strata.stream().map(Stratum::verdict).toList());
  }

  private static double value(Pooled pooled, int stratum) {
    return pooled.verdicts().get(stratum).estimate().orElseThrow().value();
  }

  private static Stratum stratum(
      String name, long observed, double value, double lower, double upper) {
    return new Stratum(
        name,
        new Verdict(
            observed,
            Optional.of(
                new Estimate(
                    value, new Interval(lower, upper, 0.95, "made up"), "made up", Map.of())),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of()),
        observed);
  }

  private static Verdict refused(long observed) {
    return new Verdict(
        observed,
        Optional.empty(),
        Optional.empty(),
        List.of(new Gate("enough-overlap", false, "too little overlap")),
        List.of(),
        Map.of());
  }
}
