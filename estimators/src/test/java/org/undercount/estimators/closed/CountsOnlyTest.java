package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.Fit;

class CountsOnlyTest {

  /** Cottontail rabbits: Edwards and Eberhardt (1967), J. Wildl. Manage. 31. */
  private static final CaptureFrequencies RABBITS =
      CaptureFrequencies.unlimited(List.of(43L, 16L, 8L, 6L, 0L, 2L, 1L));

  /** Illegal immigrants: van der Heijden et al. (2003), Stat. Model. 3. */
  private static final CaptureFrequencies IMMIGRANTS =
      CaptureFrequencies.unlimited(List.of(1645L, 183L, 37L, 13L, 1L, 1L));

  /** singleRcapture 0.2.3, estimatePopsize(captures ~ 1): N, var, AIC. */
  @ParameterizedTest
  @CsvSource({
    "POISSON,100.413968296367,59.1078549381811,208.547367382561",
    "GEOMETRIC,163.515151515151,405.10916325792,198.148990687748"
  })
  void rabbitsEqualTheReference(ZeroTruncated model, double n, double variance, double aic) {
    Fit.Converged fit = (Fit.Converged) model.fit(RABBITS);
    assertThat(fit.population()).isCloseTo(n, Percentage.withPercentage(1e-6));
    assertThat(Math.pow(fit.standardError(), 2))
        .isCloseTo(variance, Percentage.withPercentage(1e-5));
    assertThat(fit.aic()).isCloseTo(aic, Percentage.withPercentage(1e-8));
  }

  /** The reference stops early, at N = 224.91412 and the same likelihood to ten digits. */
  @Test
  void theNegativeBinomialIsAtItsMaximum() {
    Fit.Converged fit = (Fit.Converged) ZeroTruncated.NEGATIVE_BINOMIAL.fit(RABBITS);
    assertThat(fit.aic()).isLessThanOrEqualTo(199.821061495285);
    assertThat(fit.aic()).isCloseTo(199.821061495285, within(1e-9));
    assertThat(fit.population()).isCloseTo(224.9137911, within(1e-5));
    assertThat(Math.pow(fit.standardError(), 2)).isCloseTo(29914.3, within(0.5));
  }

  @Test
  void aNegativeBinomialAtTheEdgeIsRefused() {
    assertThat(ZeroTruncated.NEGATIVE_BINOMIAL.fit(IMMIGRANTS))
        .isEqualTo(
            new Fit.NoMle(
                "the counts vary so much that the number never seen grows beyond all bounds"));
    assertThat(
            ZeroTruncated.NEGATIVE_BINOMIAL.fit(
                CaptureFrequencies.unlimited(List.of(100L, 90L, 20L))))
        .isEqualTo(
            new Fit.NoMle("the counts vary no more than Poisson counts: zt-poisson is its limit"));
    assertThat(ZeroTruncated.NEGATIVE_BINOMIAL.fit(CaptureFrequencies.unlimited(List.of(100L, 9L))))
        .isEqualTo(
            new Fit.NotIdentifiable("nobody is seen more than twice, and two parameters need it"));
  }

  @Test
  void onceOnlyShowsNoRate() {
    for (ZeroTruncated model : ZeroTruncated.values()) {
      assertThat(model.fit(CaptureFrequencies.unlimited(List.of(9L, 0L))))
          .isEqualTo(new Fit.NoMle("nobody is seen twice"));
    }
  }

  /** singleRcapture 0.2.3, zelterman. */
  @Test
  void zeltermanEqualsTheReference() {
    CountsOnly zelterman = CountsOnly.zelterman(IMMIGRANTS);
    assertThat(zelterman.value()).isCloseTo(9424.55519385762, within(1e-5));
    assertThat(Math.pow(zelterman.standardError(), 2)).isCloseTo(467815.788689, within(0.01));
  }

  /** SPECIES 1.2.0, ChaoLee1992(ill, t = 6): 9376 and 11334, standard errors in full. */
  @ParameterizedTest
  @CsvSource({"ONCE,9375.6009,655.373523373865", "TWICE,11334.2686,1089.66711924732"})
  void chaoAndLeeEqualTheReference(FrequencyCoverage form, double n, double error) {
    CountsOnly estimate = form.estimate(IMMIGRANTS);
    assertThat(estimate.value()).isCloseTo(n, within(1e-3));
    assertThat(estimate.standardError()).isCloseTo(error, Percentage.withPercentage(1e-4));
  }

  @Test
  void wrongInputIsNamed() {
    assertThatThrownBy(() -> CountsOnly.zelterman(CaptureFrequencies.unlimited(List.of(9L))))
        .hasMessage(
            "Zelterman's estimator needs units seen once and units seen twice, got f1=9, f2=0");
    assertThatThrownBy(
            () -> FrequencyCoverage.ONCE.estimate(CaptureFrequencies.unlimited(List.of(9L))))
        .hasMessage("The sample coverage is 0: all 9 units were seen only once");
    assertThatThrownBy(() -> CaptureFrequencies.unlimited(List.of(1L, -2L)))
        .hasMessage("Frequencies must be >= 0, got [1, -2]");
    assertThatThrownBy(() -> CaptureFrequencies.unlimited(List.of(0L)))
        .hasMessage("Frequencies must count somebody, got [0]");
    assertThatThrownBy(() -> new CaptureFrequencies.Counted(1))
        .hasMessage("At least 2 occasions are needed, got 1");
    assertThatThrownBy(
            () -> new CaptureFrequencies(List.of(3L, 2L, 1L), new CaptureFrequencies.Counted(2)))
        .hasMessage(
            "Nobody can be seen more often than there are occasions: occasions=2,"
                + " frequencies=[3, 2, 1]");
    assertThatThrownBy(() -> ZeroTruncated.of("zt-x"))
        .hasMessage("No zero-truncated distribution is called zt-x");
    assertThatThrownBy(() -> new CountsOnly(10, 9, 1))
        .hasMessage(
            "A population must be finite and not below the observed count: value=9.0,"
                + " observed=10, standardError=1.0");
  }

  /** With r near 0 the score is a small difference of large terms: nothing may cancel away. */
  @ParameterizedTest
  @CsvSource({"565,2,185,64", "10000,100,1,0", "9000,1100,180,30", "282,76,10,3"})
  void tenTimesThePeopleAreTenTimesThePopulation(long f1, long f2, long f3, long f4) {
    Fit.Converged once = negativeBinomial(List.of(f1, f2, f3, f4));
    Fit.Converged tenfold = negativeBinomial(List.of(10 * f1, 10 * f2, 10 * f3, 10 * f4));
    assertThat(tenfold.population())
        .isCloseTo(10 * once.population(), Percentage.withPercentage(1e-7));
    assertThat(tenfold.standardError())
        .isCloseTo(Math.sqrt(10) * once.standardError(), Percentage.withPercentage(1e-3));
  }

  private static Fit.Converged negativeBinomial(List<Long> frequencies) {
    return (Fit.Converged)
        ZeroTruncated.NEGATIVE_BINOMIAL.fit(CaptureFrequencies.unlimited(frequencies));
  }

  @Property(tries = 300)
  void neverBelowTheObservedAndScales(
      @ForAll @LongRange(min = 1, max = 10_000) long f1,
      @ForAll @LongRange(min = 1, max = 3000) long f2,
      @ForAll @LongRange(min = 0, max = 1000) long f3,
      @ForAll @LongRange(min = 0, max = 300) long f4) {
    CaptureFrequencies seen = CaptureFrequencies.unlimited(List.of(f1, f2, f3, f4));
    CaptureFrequencies tenfold =
        CaptureFrequencies.unlimited(List.of(10 * f1, 10 * f2, 10 * f3, 10 * f4));
    double n = (double) seen.observed();
    CountsOnly zelterman = CountsOnly.zelterman(seen);
    assertThat(zelterman.interval(0.95).lower()).isGreaterThanOrEqualTo(n);
    assertThat(CountsOnly.zelterman(tenfold).value())
        .isCloseTo(10 * zelterman.value(), Percentage.withPercentage(1e-8));
    for (FrequencyCoverage form : FrequencyCoverage.values()) {
      assertThat(form.estimate(seen).interval(0.95).lower()).isGreaterThanOrEqualTo(n);
    }
    for (ZeroTruncated model : ZeroTruncated.values()) {
      if (model.fit(seen) instanceof Fit.Converged c) {
        assertThat(c.population()).isGreaterThanOrEqualTo(n);
        if (model.fit(tenfold) instanceof Fit.Converged large) {
          assertThat(large.population())
              .isCloseTo(10 * c.population(), Percentage.withPercentage(1e-6));
        }
      }
    }
  }
}
