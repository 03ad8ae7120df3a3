package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

class ClosedFormTest {

  private static final OverlapTable TWO_BY_TWO =
      OverlapTable.of(List.of("A", "B"), Map.of(1, 170L, 2, 120L, 3, 30L));

  /** (200+1)(150+1)/(30+1) − 1 = 978.0645…; variance 201·151·170·120/(31²·32). */
  @Test
  void chapmanEqualsTheTextbook() {
    Estimate estimate = new TwoLists(200, 150, 30).chapman(0.95);
    assertThat(estimate.value()).isCloseTo(978.0645161290323, within(1e-9));
    double error = Math.sqrt(201.0 * 151 * 170 * 120 / (31.0 * 31 * 32));
    assertThat(Double.parseDouble(estimate.diagnostics().get("standardError")))
        .isCloseTo(error, within(1e-9));
    assertThat(estimate.interval().kind()).isEqualTo("log-normal");
  }

  /** CARE1 1.1, estN.pair(kosovo), pair EXH and ABA: Petersen, Chapman, its error and interval. */
  @Test
  void pairsOfKosovoEqualTheReference() {
    OverlapTable kosovo = KnownTables.table("kosovo");
    TwoLists pair = new TwoLists(kosovo.onAll(1), kosovo.onAll(2), kosovo.onAll(3));
    assertThat(pair.lincolnPetersen(0.95).value()).isCloseTo(7241.8858560794, within(1e-6));
    Estimate chapman = pair.chapman(0.95);
    assertThat(chapman.value()).isCloseTo(7231.47277227723, within(1e-6));
    assertThat(Double.parseDouble(chapman.diagnostics().get("standardError")))
        .isCloseTo(273.752501832405, within(1e-6));
    assertThat(chapman.interval().lower()).isCloseTo(6728.31293611327, within(0.01));
    assertThat(chapman.interval().upper()).isCloseTo(7803.18077240884, within(0.01));
  }

  @Test
  void lincolnPetersenNeedsAnOverlap() {
    assertThatThrownBy(() -> new TwoLists(20, 15, 0).lincolnPetersen(0.95))
        .hasMessage(
            "Lincoln-Petersen needs an overlap of at least 1, got 0: there is no finite estimate");
  }

  @Test
  void anOverlapLargerThanAListIsRefused() {
    assertThatThrownBy(() -> new TwoLists(10, 4, 5))
        .hasMessage(
            "Overlap must be between 0 and the smaller list: onFirst=10, onSecond=4, onBoth=5");
  }

  /** S = 120, f1 = 60, f2 = 20: 120 + 60²/40 = 210 (Chao 1987). */
  @Test
  void chaoFromCountsEqualsTheTextbook() {
    ChaoBound bound = ChaoBound.ofCounts(List.of(60L, 20L, 40L), false);
    assertThat(bound.value()).isCloseTo(210, within(1e-9));
    double r = 3;
    assertThat(bound.standardError())
        .isCloseTo(Math.sqrt(20 * (r * r * r * r / 4 + r * r * r + r * r / 2)), within(1e-9));
    assertThat(ChaoBound.ofCounts(List.of(60L, 20L, 40L), true).value())
        .isCloseTo(120 + 60.0 * 59 / 42, within(1e-9));
  }

  @Test
  void chaoWithoutPairsNeedsTheCorrection() {
    assertThatThrownBy(() -> ChaoBound.ofCounts(List.of(60L, 0L), false))
        .hasMessage("Chao's bound needs f2 > 0, got 0: use the corrected form");
  }

  /** With two lists the bound for lists is the Petersen estimate itself, not twice its f₀. */
  @Test
  void theBoundForTwoListsIsPetersens() {
    assertThat(ChaoBound.ofLists(TWO_BY_TWO).value())
        .isCloseTo(TwoLists.of(TWO_BY_TWO).lincolnPetersen(0.95).value(), within(1e-9));
  }

  @Test
  void aSmallOverlapIsRefusedWithTheNumbersAndTheBound() {
    OverlapTable sparse = OverlapTable.of(List.of("A", "B"), Map.of(1, 40L, 2, 30L, 3, 6L));
    Verdict verdict = ClosedForm.chapman(sparse, 0.95);
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal().orElseThrow())
        .isEqualTo(
            "at least 7 units on two or more lists are needed, there are 6 of 76; by pair: A*B 6");
    assertThat(verdict.lowerBound()).isPresent();
  }

  @Test
  void twoListEstimatorsTakeTwoLists() {
    assertThatThrownBy(() -> TwoLists.of(KnownTables.table("kosovo")))
        .hasMessage("Two-list estimators take exactly two lists, got [EXH, ABA, OSCE, HRW]");
  }

  @Property
  void neverBelowTheObserved(
      @ForAll @LongRange(min = 0, max = 100_000) long firstOnly,
      @ForAll @LongRange(min = 0, max = 100_000) long secondOnly,
      @ForAll @LongRange(min = 0, max = 100_000) long both) {
    if (firstOnly + both == 0 || secondOnly + both == 0) {
      return;
    }
    TwoLists lists = new TwoLists(firstOnly + both, secondOnly + both, both);
    Estimate estimate = lists.chapman(0.95);
    assertThat(estimate.interval().lower()).isGreaterThanOrEqualTo((double) lists.observed());
    assertThat(estimate.value())
        .isEqualTo(new TwoLists(secondOnly + both, firstOnly + both, both).chapman(0.95).value());
  }

  /** The delta-method variance of the list form is Chao's own when lists are all alike in size. */
  @Property(tries = 200)
  void theBoundIsNotBelowTheObserved(
      @ForAll @LongRange(min = 0, max = 1000) long a,
      @ForAll @LongRange(min = 0, max = 1000) long b,
      @ForAll @LongRange(min = 0, max = 1000) long c,
      @ForAll @LongRange(min = 1, max = 1000) long everywhere) {
    OverlapTable table =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, a, 2, b, 4, c, 7, everywhere));
    ChaoBound bound = ChaoBound.ofLists(table);
    assertThat(bound.value()).isGreaterThanOrEqualTo((double) table.observed());
    assertThat(bound.bound(0.95).lowerLimit()).isGreaterThanOrEqualTo((double) table.observed());
  }
}
