package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Fit;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;

class NormalDifferencesTest {

  private static final CaptureFrequencies HARE =
      new CaptureFrequencies(List.of(25L, 22L, 13L, 5L, 1L, 2L), new CaptureFrequencies.Counted(6));

  /**
   * Rcapture 1.4.4, closedpCI.0(hare, m = "Mh", h = "Normal"). Its standard error of 10.4607 holds
   * half the variance of the intercept: f₀ = 23.711 and 10.4607² = f₀ + (se² − f₀)/2.
   */
  @Test
  void equalsTheReferenceButForItsError() {
    Fit.Converged fit = (Fit.Converged) NormalDifferences.MH_NORMAL.fit(HARE);
    assertThat(fit.population()).isCloseTo(91.710834263329, Percentage.withPercentage(1e-3));
    assertThat(fit.deviance()).isCloseTo(3.72163009904871, Percentage.withPercentage(1e-5));
    assertThat(fit.aic()).isCloseTo(32.2314984698544, Percentage.withPercentage(1e-6));
    double unseen = fit.population() - 68;
    assertThat(Math.sqrt((fit.standardError() * fit.standardError() + unseen) / 2))
        .isCloseTo(10.4606704041306, Percentage.withPercentage(0.01));
  }

  /** Two shapes of one idea: the whole population normal, or the unseen. */
  @Test
  void liesBesideDarrochsShape() {
    OverlapTable kosovo = KnownTables.table("kosovo");
    Fit.Converged normal = (Fit.Converged) NormalDifferences.MTH_NORMAL.fit(kosovo);
    Fit.Converged darroch = (Fit.Converged) CaptureModel.MTH_DARROCH.fit(kosovo);
    assertThat(normal.population()).isBetween(darroch.population(), 1.3 * darroch.population());
    assertThat(normal.standardError() / normal.population())
        .isBetween(
            0.9 * darroch.standardError() / darroch.population(),
            2 * darroch.standardError() / darroch.population());
  }

  @Test
  void findsThePopulationBehindItsOwnExpectations() {
    double[] share = new double[5];
    for (int s = -4000; s <= 4000; s++) { // people in steps of 1/500 of the spread
      double z = s / 500.0;
      double p = 1 / (1 + Math.exp(1 - 1.2 * z));
      double weight = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / 500;
      for (int k = 0; k < 5; k++) {
        share[k] += weight * choose4(k) * Math.pow(p, k) * Math.pow(1 - p, 4 - k);
      }
    }
    List<Long> seen = new ArrayList<>();
    for (int k = 1; k < 5; k++) {
      seen.add(Math.round(1e7 * share[k]));
    }
    Fit.Converged fit =
        (Fit.Converged)
            NormalDifferences.MH_NORMAL.fit(
                new CaptureFrequencies(seen, new CaptureFrequencies.Counted(4)));
    assertThat(fit.population()).isCloseTo(1e7, Percentage.withPercentage(0.1));
  }

  private static double choose4(int k) {
    return List.of(1.0, 4.0, 6.0, 4.0, 1.0).get(k);
  }

  @Test
  void peopleWhoDifferLessThanChanceGiveNoEstimate() {
    OverlapTable alike =
        OverlapTable.of(
            List.of("A", "B", "C"), Map.of(1, 40L, 2, 40L, 4, 40L, 3, 40L, 5, 40L, 6, 40L, 7, 5L));
    assertThat(((Fit.NoMle) NormalDifferences.MH_NORMAL.fit(alike)).reason())
        .isEqualTo("the counts show people who differ less than chance alone would");
    assertThat(NormalDifferences.MH_NORMAL.estimate(alike, 0.95).refusal().orElseThrow())
        .contains("people who differ less than chance alone would");
  }

  @Test
  void twoListsAreTooFew() {
    OverlapTable two = OverlapTable.of(List.of("A", "B"), Map.of(1, 30L, 2, 20L, 3, 10L));
    assertThat(((Fit.NotIdentifiable) NormalDifferences.MH_NORMAL.fit(two)).reason())
        .isEqualTo("so few lists show fewer numbers than the model has");
  }

  @Test
  void patternsThatCannotOccurHaveNoPlace() {
    OverlapTable holed =
        new OverlapTable(
            List.of("A", "B", "C"),
            new TreeMap<>(Map.of(1, 30L, 2, 20L, 4, 10L, 5, 9L)),
            new TreeSet<>(List.of(3, 7)));
    assertThat(((Fit.NotIdentifiable) NormalDifferences.MTH_NORMAL.fit(holed)).reason())
        .isEqualTo("patterns that cannot occur have no place in mth-normal");
  }

  @Test
  void frequenciesHaveNoUnequalLists() {
    assertThatThrownBy(() -> NormalDifferences.MTH_NORMAL.fit(HARE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Frequencies do not show which list saw whom");
  }

  @Test
  void anotherWordIsNoModel() {
    assertThatThrownBy(() -> NormalDifferences.of("mh-chao"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No model of normal differences is called mh-chao");
  }
}
