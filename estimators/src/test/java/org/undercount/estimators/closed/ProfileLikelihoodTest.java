package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.LogGamma;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.Interval;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

class ProfileLikelihoodTest {

  /** Rcapture 1.4.4, closedpCI.t(kosovo, dfreq = TRUE, m, h): CI; it uses Stirling's factorials. */
  @ParameterizedTest
  @CsvSource({
    "M0,7606.68549931141,7348.24334920535,7884.12017372261",
    "MT,7392.91726676233,7147.74889204003,7656.19534808529",
    "MH_CHAO,8784.41434784394,8367.85557996189,9241.55330421516",
    "MTH_POISSON,9323.2708697103,8755.27146270284,9957.74471022983",
    "MTH_DARROCH,12783.7452972707,11323.1857369699,14531.1634332067",
    "MH_GAMMA,17073.1020454553,14121.4774156416,20875.1472604771"
  })
  void equalsTheReference(CaptureModel model, double mostLikely, double lower, double upper) {
    ProfileLikelihood ours = model.profile(KnownTables.table("kosovo"), 0.95).orElseThrow();
    assertThat(ours.mostLikely()).isCloseTo(mostLikely, Percentage.withPercentage(1e-3));
    assertThat(ours.interval().lower()).isCloseTo(lower, Percentage.withPercentage(1e-4));
    assertThat(ours.interval().upper()).isCloseTo(upper, Percentage.withPercentage(1e-4));
  }

  /** M0 has only the number of sightings beside N: the end solves one equation. */
  @Test
  void theEndsOfM0LieWhereTheLikelihoodHasFallenByHalfAChiSquared() {
    CaptureFrequencies hare =
        new CaptureFrequencies(
            List.of(25L, 22L, 13L, 5L, 1L, 2L), new CaptureFrequencies.Counted(6));
    ProfileLikelihood profile = CaptureModel.M0.profile(hare, 0.95).orElseThrow();
    double top = m0(profile.mostLikely());
    assertThat(m0(profile.interval().lower()) - top)
        .isCloseTo(-1.920729, Percentage.withPercentage(1e-3));
    assertThat(m0(profile.interval().upper()) - top)
        .isCloseTo(-1.920729, Percentage.withPercentage(1e-3));
  }

  private static double m0(double population) {
    double chance = 145 / (6 * population);
    return LogGamma.value(population + 1)
        - LogGamma.value(population - 68 + 1)
        + 145 * Math.log(chance)
        + (6 * population - 145) * Math.log1p(-chance);
  }

  @Test
  void frequenciesAndPatternsGiveTheSameInterval() {
    OverlapTable table = KnownTables.table("kosovo");
    Interval patterns = CaptureModel.MH_DARROCH.profile(table, 0.9).orElseThrow().interval();
    Interval frequencies =
        CaptureModel.MH_DARROCH.profile(CaptureFrequencies.of(table), 0.9).orElseThrow().interval();
    assertThat(patterns.lower()).isCloseTo(frequencies.lower(), Percentage.withPercentage(1e-5));
    assertThat(patterns.upper()).isCloseTo(frequencies.upper(), Percentage.withPercentage(1e-5));
  }

  @Test
  void anIntervalNeverReachesBelowTheObserved() {
    OverlapTable nearlyAll =
        OverlapTable.of(
            List.of("A", "B", "C"), Map.of(1, 1L, 2, 1L, 4, 1L, 3, 20L, 5, 20L, 6, 20L, 7, 60L));
    Verdict verdict = CaptureModel.M0.estimateByProfile(nearlyAll, 0.95);
    assertThat(verdict.estimate().orElseThrow().interval().lower()).isGreaterThanOrEqualTo(123);
    assertThat(verdict.estimate().orElseThrow().interval().kind())
        .isEqualTo(ProfileLikelihood.KIND);
  }

  @Test
  void withoutAnUpperEndThereIsNoEstimate() {
    OverlapTable table = KnownTables.table("kosovo");
    Verdict verdict =
        new FittedVerdict(table, "mh-gamma", 0.95)
            .of(
                CaptureModel.MH_GAMMA.fit(table),
                fit -> new Interval(4500, Double.POSITIVE_INFINITY, 0.95, ProfileLikelihood.KIND),
                ChaoBound.ofLists(table).bound(0.95),
                List.of(),
                List.of());
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal().orElseThrow())
        .contains("the interval must have an upper end: the likelihood of mh-gamma falls too");
  }

  /** A profile that has reached its height at some N and keeps it for ever. */
  @Test
  void whereTheLikelihoodStaysFlatTheUpperEndIsInfinite() {
    ProfileLikelihood flat = ProfileLikelihood.of(x -> -100 / x, 50, 1000, 0.95);
    assertThat(flat.interval().upper()).isInfinite();
    assertThat(flat.interval().lower()).isBetween(50.0, 1000.0);
  }

  @Test
  void frequenciesHaveNoUnequalLists() {
    CaptureFrequencies seen = CaptureFrequencies.of(KnownTables.table("kosovo"));
    assertThatThrownBy(() -> CaptureModel.MT.profile(seen, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Frequencies do not show which list saw whom: mt needs the overlaps");
  }
}
