package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

class BehaviourTest {

  /** Rcapture 1.4.4, closedp.t: abundance, deviance, df, AIC. */
  @ParameterizedTest
  @CsvSource({
    "MB,5189.66517094221,744.22730084623,12,851.651305563763",
    "MBH,5075.44867076686,739.997905721887,11,849.42191043942"
  })
  void equalsTheReferenceToSixDigits(
      Behaviour model, double population, double deviance, int df, double aic) {
    Fit.Converged fit = (Fit.Converged) model.fit(KnownTables.table("kosovo"));
    assertThat(fit.population()).isCloseTo(population, Percentage.withPercentage(1e-6));
    assertThat(fit.deviance()).isCloseTo(deviance, Percentage.withPercentage(1e-6));
    assertThat(fit.degreesOfFreedom()).isEqualTo(df);
    assertThat(fit.aic()).isCloseTo(aic, Percentage.withPercentage(1e-6));
  }

  /** The regression's delta method with every factor in place; Rcapture leaves one out. */
  @Test
  void theErrorOfMbhIsThatOfTheRegression() {
    OverlapTable kosovo = KnownTables.table("kosovo");
    Fit.Converged fit = (Fit.Converged) Behaviour.MBH.fit(kosovo);
    assertThat(fit.standardError())
        .isCloseTo(RemovalReference.stderrOfTheRightSlope(kosovo), Percentage.withPercentage(1e-4));
    // Rcapture 1.4.4, closedp.t
    assertThat(RemovalReference.stderrOfRcapture(kosovo)).isCloseTo(86.0526, within(1e-3));
  }

  /** Two occasions have N = u₁²/(u₁ − u₂). Seber and Le Cren (1967), J. Anim. Ecol. 36. */
  @Property(tries = 200)
  void twoOccasionsAreTheTextbook(
      @ForAll @LongRange(min = 20, max = 10_000) long first,
      @ForAll @LongRange(min = 1, max = 19) long second) {
    OverlapTable table = OverlapTable.of(List.of("A", "B"), Map.of(1, first - 1, 3, 1L, 2, second));
    Fit.Converged fit = (Fit.Converged) Behaviour.MB.fit(table);
    double u1 = first;
    double u2 = second;
    assertThat(fit.population()).isCloseTo(u1 * u1 / (u1 - u2), Percentage.withPercentage(1e-7));
    double variance = u1 * u1 * u2 * u2 * (u1 + u2) / Math.pow(u1 - u2, 4);
    assertThat(fit.standardError()).isCloseTo(Math.sqrt(variance), Percentage.withPercentage(1e-5));
  }

  /** Whom a list sees again says nothing of N. */
  @Test
  void sightingsAgainDoNotMoveThePopulation() {
    OverlapTable often =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, 10L, 7, 90L, 2, 10L, 6, 40L, 4, 30L));
    OverlapTable seldom =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, 95L, 7, 5L, 2, 48L, 6, 2L, 4, 30L));
    Fit.Converged a = (Fit.Converged) Behaviour.MB.fit(often);
    Fit.Converged b = (Fit.Converged) Behaviour.MB.fit(seldom);
    assertThat(a.population()).isCloseTo(b.population(), within(1e-9));
    assertThat(a.standardError()).isCloseTo(b.standardError(), within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(Behaviour.class)
  void firstSightingsThatDoNotDwindleAreRefused(Behaviour model) {
    OverlapTable growing =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, 20L, 2, 30L, 4, 40L, 7, 10L));
    Verdict verdict = model.estimate(growing, 0.95);
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal().orElseThrow())
        .isEqualTo(
            "the maximum-likelihood estimate of "
                + model.word()
                + " does not exist for these counts: first sightings do not dwindle from list to"
                + " list, so they show no end: by list [30, 30, 40]");
    assertThat(verdict.lowerBound().orElseThrow().value()).isEqualTo(100);
  }

  @Test
  void nobodyNewAfterTheFirstListIsRefused() {
    OverlapTable full = OverlapTable.of(List.of("A", "B"), Map.of(1, 20L, 3, 30L));
    assertThat(Behaviour.MB.fit(full))
        .isEqualTo(new Fit.NoMle("nobody is seen first after the first of the 2 lists"));
  }

  @Test
  void patternsThatCannotOccurAreRefused() {
    OverlapTable table =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, 30L, 2, 20L, 4, 10L, 3, 5L))
            .withImpossible(List.of(7));
    assertThat(Behaviour.MB.fit(table))
        .isEqualTo(new Fit.NotIdentifiable("patterns that cannot occur have no place in mb"));
  }

  @Test
  void anUnknownWordIsNamed() {
    assertThatThrownBy(() -> Behaviour.of("mx")).hasMessage("No removal model is called mx");
  }

  @Property(tries = 300)
  void neverBelowTheObserved(
      @ForAll @Size(7) List<@LongRange(min = 0, max = 60) Long> counts,
      @ForAll @IntRange(min = 0, max = 1) int which) {
    TreeMap<Integer, Long> cells = new TreeMap<>();
    for (int p = 1; p < 8; p++) {
      cells.put(p, counts.get(p - 1));
    }
    List<String> lists = List.of("A", "B", "C");
    if (!OverlapTable.problems(lists, cells, Set.of()).isEmpty()) {
      return;
    }
    OverlapTable table = OverlapTable.of(lists, cells);
    Verdict verdict = Behaviour.values()[which].estimate(table, 0.95);
    verdict
        .estimate()
        .ifPresent(
            e ->
                assertThat(e.interval().lower()).isGreaterThanOrEqualTo((double) table.observed()));
  }
}
