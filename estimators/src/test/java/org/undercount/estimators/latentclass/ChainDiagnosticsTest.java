package org.undercount.estimators.latentclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class ChainDiagnosticsTest {

  private static final int CHAINS = 4;
  private static final int DRAWS = 5_000;

  @Test
  void independentDrawsAreWorthThemselves() {
    ChainDiagnostics d = ChainDiagnostics.of(autoregressive(0, 0));
    assertThat(d.rHat()).isCloseTo(1, within(0.002));
    assertThat(d.effectiveSize()).isCloseTo(CHAINS * DRAWS, Percentage.withPercentage(8));
  }

  /** An autoregressive chain of order one has (1 − ρ)/(1 + ρ) independent draws per draw. */
  @Test
  void autocorrelationCostsWhatTheoryWants() {
    ChainDiagnostics d = ChainDiagnostics.of(autoregressive(0.8, 0));
    assertThat(d.effectiveSize())
        .isCloseTo(CHAINS * DRAWS * 0.2 / 1.8, Percentage.withPercentage(12));
  }

  @Test
  void aChainElsewhereIsSeen() {
    assertThat(ChainDiagnostics.of(autoregressive(0, 2)).rHat()).isGreaterThan(1.2);
  }

  @Test
  void ranksMakeAnyIncreasingScaleTheSame() {
    double[][] chains = autoregressive(0.5, 0);
    ChainDiagnostics plain = ChainDiagnostics.of(chains);
    for (double[] chain : chains) {
      for (int i = 0; i < chain.length; i++) {
        chain[i] = Math.exp(5 * chain[i]);
      }
    }
    assertThat(ChainDiagnostics.of(chains)).isEqualTo(plain);
  }

  @Test
  void chainsOfDifferentLengthAreABug() {
    assertThatThrownBy(() -> ChainDiagnostics.of(new double[][] {new double[9], new double[10]}))
        .hasMessage("Chains must have one length of at least 8 draws, got 10");
  }

  /**
   * @param shift by which the last chain lies off
   */
  private static double[][] autoregressive(double rho, double shift) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11L);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] chains = new double[CHAINS][DRAWS];
    for (int c = 0; c < CHAINS; c++) {
      double x = normal.sample();
      for (int i = 0; i < DRAWS; i++) {
        x = rho * x + Math.sqrt(1 - rho * rho) * normal.sample();
        chains[c][i] = x + (c == CHAINS - 1 ? shift : 0);
      }
    }
    return chains;
  }
}
