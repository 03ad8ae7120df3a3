package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
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
import org.undercount.estimators.Fit;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.SimulatedTables;
import org.undercount.estimators.Verdict;

class CaptureModelTest {

  /** Rcapture 1.4.4, closedp.t(table, dfreq = TRUE, neg = TRUE): abundance, deviance, df, AIC. */
  @ParameterizedTest
  @CsvSource({
    "uk2013_five_lists,MH_CHAO,14962.7541371254,1457.44114158946,28,1550.68838876282",
    "uk2013_five_lists,MH_POISSON,15131.3932238284,1459.12046298507,28,1552.36771015843",
    "uk2013_five_lists,MH_DARROCH,14299.9488111582,1459.12395149818,28,1552.37119867154",
    "uk2013_six_lists,MH_CHAO,13677.0637006657,1979.73446160129,60,2097.3996012034",
    "uk2013_six_lists,MH_POISSON,13750.5576764201,1980.46819130803,60,2098.13333091014",
    "kosovo,M0,7608.36764386632,1104.00196556671,13,1209.42597028424",
    "kosovo,MH_GAMMA,17102.6386574211,996.5301628306,12,1103.95416754813",
    "kosovo,MTH_CHAO,8591.18363762447,105.496794500927,9,218.92079921846",
    "kosovo,MTH_POISSON,9327.76133243999,139.18761778367,9,252.611622501203",
    "kosovo,MTH_DARROCH,12797.3434416827,119.448430866961,9,232.872435584494",
    "kosovo,MTH_GAMMA,18387.1457545364,113.78367225816,9,227.207676975693",
    "kosovo,MT,7394.58666230024,245.938736426073,10,357.362741143606",
    "kosovo,MH_CHAO,8787.24283045646,986.921830603471,12,1094.345835321",
    "kosovo,MH_POISSON,9402.95249440673,1019.51743277766,12,1126.9414374952",
    "kosovo,MH_DARROCH,12448.3854112025,1001.92516684325,12,1109.34917156078"
  })
  void equalsTheReferenceToSixDigits(
      String table, CaptureModel model, double population, double deviance, int df, double aic) {
    Fit fit = model.fit(KnownTables.table(table));
    assertThat(fit).isInstanceOf(Fit.Converged.class);
    Fit.Converged c = (Fit.Converged) fit;
    assertThat(c.population()).isCloseTo(population, Percentage.withPercentage(5e-5));
    assertThat(c.deviance()).isCloseTo(deviance, Percentage.withPercentage(5e-5));
    assertThat(c.degreesOfFreedom()).isEqualTo(df);
    assertThat(c.aic()).isCloseTo(aic, Percentage.withPercentage(5e-5));
  }

  /** One row per number of captures, or one per pattern: the same maximum. */
  @Test
  void collapsingEqualListsChangesNothing() {
    OverlapTable kosovo = KnownTables.table("kosovo");
    for (CaptureModel model :
        List.of(CaptureModel.M0, CaptureModel.MH_POISSON, CaptureModel.MH_GAMMA)) {
      Fit.Converged fit = (Fit.Converged) model.fit(kosovo);
      double reference = GlmReferences.ofPatterns(kosovo, model, true).orElseThrow().abundance();
      assertThat(fit.population()).isCloseTo(reference, Percentage.withPercentage(1e-4));
      Fit.Converged counts = (Fit.Converged) model.fit(CaptureFrequencies.of(kosovo));
      assertThat(counts.population()).isCloseTo(reference, Percentage.withPercentage(1e-4));
    }
  }

  @Property(tries = 100)
  void noModelKnowsTheNamesOfTheLists(
      @ForAll @Size(7) List<@LongRange(min = 5, max = 300) Long> counts,
      @ForAll @IntRange(min = 0, max = 9) int which) {
    CaptureModel model = CaptureModel.values()[which];
    TreeMap<Integer, Long> turned = new TreeMap<>();
    table(counts).counts().forEach((p, c) -> turned.put(p >> 1 | (p & 1) << 2, c));
    Fit here = model.fit(table(counts));
    Fit there = model.fit(OverlapTable.of(List.of("B", "C", "A"), turned));
    assertThat(here.status()).isEqualTo(there.status());
    if (here instanceof Fit.Converged c) {
      double other = ((Fit.Converged) there).population();
      assertThat(c.population()).isCloseTo(other, Percentage.withPercentage(1e-4));
    }
  }

  @Property(tries = 100)
  void tenTimesThePeopleAreTenTimesThePopulation(
      @ForAll @Size(7) List<@LongRange(min = 5, max = 300) Long> counts,
      @ForAll @IntRange(min = 0, max = 9) int which) {
    CaptureModel model = CaptureModel.values()[which];
    Fit small = model.fit(table(counts));
    Fit large = model.fit(table(counts.stream().map(c -> 10 * c).toList()));
    if (small instanceof Fit.Converged s && large instanceof Fit.Converged l) {
      assertThat(l.population()).isCloseTo(10 * s.population(), Percentage.withPercentage(1e-4));
    }
  }

  @Property(tries = 200)
  void neverBelowTheObserved(
      @ForAll @Size(7) List<@LongRange(min = 0, max = 40) Long> counts,
      @ForAll @IntRange(min = 0, max = 9) int which) {
    Map<Integer, Long> cells = cells(counts);
    List<String> lists = List.of("A", "B", "C");
    if (!OverlapTable.problems(lists, cells, Set.of()).isEmpty()) {
      return;
    }
    OverlapTable table = OverlapTable.of(lists, cells);
    Verdict verdict = CaptureModel.values()[which].estimate(table, 0.95);
    verdict
        .estimate()
        .ifPresent(
            e ->
                assertThat(e.interval().lower()).isGreaterThanOrEqualTo((double) table.observed()));
  }

  /** The shape's column reaches 32,767 here: the first regression overshoots and is not used. */
  @Test
  void fifteenListsAreFitted() {
    OverlapTable table =
        new SimulatedTables(31).independent(20_000, Collections.nCopies(15, 0.1), 0);
    Fit.Converged fit = (Fit.Converged) CaptureModel.MTH_POISSON.fit(table);
    assertThat(fit.population()).isBetween(19_500.0, 20_500.0);
  }

  /** Nobody on all three lists: the shapes send the population to the observed count. */
  @Test
  void aMaximumAtTheEdgeIsRefused() {
    OverlapTable edge =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, 40L, 2, 30L, 4, 20L, 3, 8L));
    Verdict verdict = CaptureModel.MTH_DARROCH.estimate(edge, 0.95);
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.gates().get(2).detail())
        .isEqualTo(
            "the maximum-likelihood estimate of mth-darroch does not exist for these counts: the"
                + " regression has no maximum at finite values");
    assertThat(verdict.lowerBound()).isPresent();
  }

  @Test
  void frequenciesDoNotShowTheLists() {
    assertThatThrownBy(
            () -> CaptureModel.MTH_CHAO.fit(CaptureFrequencies.unlimited(List.of(5L, 2L, 1L))))
        .hasMessage("Frequencies do not show which list saw whom: mth-chao needs the overlaps");
  }

  @Test
  void anUnknownWordIsNamed() {
    assertThatThrownBy(() -> CaptureModel.of("mx"))
        .hasMessage("No closed-population model is called mx");
  }

  private static OverlapTable table(List<Long> counts) {
    return OverlapTable.of(List.of("A", "B", "C"), cells(counts));
  }

  private static Map<Integer, Long> cells(List<Long> counts) {
    TreeMap<Integer, Long> cells = new TreeMap<>();
    for (int p = 1; p < 8; p++) {
      cells.put(p, counts.get(p - 1));
    }
    return cells;
  }
}
