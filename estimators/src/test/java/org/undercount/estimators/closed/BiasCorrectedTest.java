package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;

class BiasCorrectedTest {

  /** Rcapture 1.4.4, closedp.bc(kosovo, dfreq = TRUE, m, h): abundance, stderr. */
  @ParameterizedTest
  @CsvSource({
    "m0,7606.21148832469,136.516542287585",
    "mt,7395.23790203753,129.622670343428",
    "mb,5187.23612090434,62.683978563303",
    "mbh,5070.17571360134,72.9136700433901",
    "mh-chao,8796.50594563986,224.18231976865",
    "mh-poisson,9390.38095616344,310.032704317637",
    "mh-darroch,12406.4739412984,773.860017238399",
    "mh-gamma,16982.2974153716,1691.13700032636",
    "mth-chao,8589.32187083482,213.393334921946",
    "mth-poisson,9320.36146586325,305.726311040945",
    "mth-darroch,12762.9115586264,811.351304863904"
  })
  void equalsTheReferenceToSixDigits(String word, double population, double stderr) {
    BiasCorrected ours = BiasCorrected.of(KnownTables.table("kosovo"), word).orElseThrow();
    assertThat(ours.value()).isCloseTo(population, Percentage.withPercentage(1e-4));
    // glm() takes its weights one iteration early
    assertThat(ours.standardError()).isCloseTo(stderr, Percentage.withPercentage(2e-3));
  }

  @Test
  void ofTwoListsIsChapmans() {
    OverlapTable two = OverlapTable.of(List.of("A", "B"), Map.of(1, 781L, 2, 254L, 3, 167L));
    BiasCorrected ours = BiasCorrected.of(two, "mt").orElseThrow();
    assertThat(ours.value())
        .isCloseTo(new TwoLists(948, 421, 167).chapman(0.95).value(), Offset.offset(1e-9));
  }

  /** 3000 populations of 200 on 4 lists that see a fifth each: the plain estimate is too high. */
  @Test
  void takesTheBiasOfM0Out() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11L);
    double[] corrected = new double[3000];
    double plain = 0;
    for (int r = 0; r < corrected.length; r++) {
      OverlapTable table = drawn(random, 200, 0.2);
      corrected[r] = BiasCorrected.of(table, "m0").orElseThrow().value();
      plain += ((Fit.Converged) CaptureModel.M0.fit(table)).population() / corrected.length;
    }
    double mean = Arrays.stream(corrected).average().orElseThrow();
    double variance =
        Arrays.stream(corrected).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    double error = Math.sqrt(variance / corrected.length);
    assertThat(plain - 200).isGreaterThan(5 * error);
    assertThat(mean - 200).isBetween(-3 * error, 0.6 * (plain - 200));
  }

  /** The published correction is one for small chances; the warning says so. */
  @Test
  void addsBiasToMtWhereListsHoldAThirdOfAll() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(12L);
    double gap = 0;
    for (int r = 0; r < 300; r++) {
      OverlapTable table = drawn(random, 400, 0.35);
      double plain = ((Fit.Converged) CaptureModel.MT.fit(table)).population();
      gap += BiasCorrected.of(table, "mt").orElseThrow().value() - plain;
    }
    assertThat(gap).isPositive();
    assertThat(BiasCorrected.verdict(KnownTables.table("kosovo"), "mt", 0.95).warnings())
        .anyMatch(w -> w.contains("where lists hold a fifth or more of all, it adds bias"));
  }

  private static OverlapTable drawn(UniformRandomProvider random, int people, double chance) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (int person = 0; person < people; person++) {
      int pattern = IntStream.range(0, 4).map(i -> random.nextDouble() < chance ? 1 << i : 0).sum();
      if (pattern > 0) {
        counts.merge(pattern, 1L, Long::sum);
      }
    }
    return OverlapTable.of(List.of("A", "B", "C", "D"), counts);
  }

  @Test
  void whereFirstSightingsGrowThereIsNoEstimate() {
    OverlapTable growing =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, 10L, 2, 30L, 4, 90L, 3, 5L));
    assertThat(BiasCorrected.of(growing, "mb")).isEmpty();
    assertThat(BiasCorrected.verdict(growing, "mb", 0.95).refusal().orElseThrow())
        .contains("the corrected counts of mb have no estimate");
  }

  @Test
  void tooFewListsAreRefused() {
    OverlapTable three =
        OverlapTable.of(List.of("A", "B", "C"), Map.of(1, 30L, 2, 20L, 4, 10L, 3, 9L));
    assertThat(BiasCorrected.verdict(three, "mbh", 0.95).refusal().orElseThrow())
        .contains("the correction of mbh needs at least 4 lists, there are 3");
    assertThatThrownBy(() -> BiasCorrected.of(three, "mbh"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The correction of mbh needs at least 4 lists, got 3");
  }

  @Test
  void onlyTheNamedMethodsHaveACorrection() {
    OverlapTable kosovo = KnownTables.table("kosovo");
    assertThatThrownBy(() -> BiasCorrected.of(kosovo, "mth-gamma"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("No correction of bias for mth-gamma, expected one of m0, mt");
  }

  @Test
  void patternsThatCannotOccurHaveNoPlace() {
    OverlapTable holed =
        new OverlapTable(
            List.of("A", "B", "C"),
            new TreeMap<>(Map.of(1, 30L, 2, 20L, 4, 10L, 5, 9L)),
            new TreeSet<>(List.of(3, 7)));
    assertThatThrownBy(() -> BiasCorrected.of(holed, "m0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The correction of m0 has no place for patterns that cannot occur");
  }

  @Test
  void aPopulationBelowTheObservedIsNone() {
    assertThatThrownBy(() -> new BiasCorrected(10, 9, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("value=9.0, observed=10, standardError=1.0");
  }
}
