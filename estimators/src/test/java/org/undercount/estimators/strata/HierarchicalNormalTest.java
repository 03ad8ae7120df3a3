package org.undercount.estimators.strata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.strata.HierarchicalNormal.Prior;

/**
 * Eight schools (Rubin 1981; Gelman et al. 2013, table 5.2). The numbers are from a quadrature over
 * 400,000 spreads up to 400, written apart from this code.
 */
class HierarchicalNormalTest {

  private static final double[] EFFECTS = {28, 8, -3, 7, -1, 1, 18, 12};
  private static final double[] ERRORS = {15, 10, 16, 11, 9, 11, 10, 18};

  @Test
  void eightSchoolsWithAFlatPrior() {
    HierarchicalNormal schools = new HierarchicalNormal(EFFECTS, ERRORS, new Prior.Uniform());
    double[] means = {11.40026, 7.89455, 6.13075, 7.64468, 5.12642, 6.13854, 10.66698, 8.45682};
    double[] errors = {8.34142, 6.27484, 7.76517, 6.54626, 6.35742, 6.71030, 6.78559, 7.88820};
    for (int j = 0; j < 8; j++) {
      assertThat(schools.effect(j)).isCloseTo(means[j], within(2e-3));
      assertThat(schools.error(j)).isCloseTo(errors[j], within(2e-2));
    }
    assertThat(schools.spread()).isCloseTo(6.57548, within(2e-2));
    assertThat(schools.centre()).isCloseTo(7.93238, within(1e-3));
  }

  @Test
  void eightSchoolsWithAHalfCauchyPrior() {
    HierarchicalNormal schools = new HierarchicalNormal(EFFECTS, ERRORS, new Prior.HalfCauchy(5));
    double[] means = {9.33282, 7.80604, 7.04131, 7.68410, 6.38881, 6.95991, 9.18019, 8.03097};
    for (int j = 0; j < 8; j++) {
      assertThat(schools.effect(j)).isCloseTo(means[j], within(1e-3));
    }
    assertThat(schools.spread()).isCloseTo(3.63387, within(1e-3));
  }

  @Test
  void drawsHaveTheseMoments() {
    HierarchicalNormal schools = new HierarchicalNormal(EFFECTS, ERRORS, new Prior.HalfCauchy(5));
    double[][] draws = schools.draws(100_000, 1, RandomSource.XO_RO_SHI_RO_128_PP.create(3));
    double[] sums = new double[9];
    double[] squares = new double[9];
    for (double[] row : draws) {
      for (int j = 0; j < 9; j++) {
        sums[j] += row[j];
        squares[j] += row[j] * row[j];
      }
    }
    for (int j = 0; j < 8; j++) {
      double mean = sums[j] / draws.length;
      double deviation = Math.sqrt(squares[j] / draws.length - mean * mean);
      assertThat(mean).isCloseTo(schools.effect(j), within(4 * deviation / Math.sqrt(1e5)));
      assertThat(deviation).isCloseTo(schools.error(j), within(0.02 * deviation));
    }
    assertThat(sums[8] / draws.length)
        .as("a fresh school")
        .isCloseTo(schools.centre(), within(0.1));
  }

  /** Nothing but equal groups: all go to their precision-weighted mean. */
  @Test
  void groupsThatAgreeAreOne() {
    HierarchicalNormal equal =
        new HierarchicalNormal(
            new double[] {2, 2, 2, 2}, new double[] {0.1, 1, 2, 3}, new Prior.HalfCauchy(1));
    for (int j = 0; j < 4; j++) {
      assertThat(equal.effect(j)).isCloseTo(2, within(1e-9));
    }
    assertThat(equal.error(3)).isLessThan(1);
  }

  /** Groups far apart and well known stay where they are. */
  @Test
  void groupsThatDifferKeepTheirOwn() {
    HierarchicalNormal apart =
        new HierarchicalNormal(
            new double[] {-8, 0, 9, 30}, new double[] {0.1, 0.1, 0.1, 0.1}, new Prior.Uniform());
    assertThat(apart.effect(3)).isCloseTo(30, within(0.01));
    assertThat(apart.error(0)).isCloseTo(0.1, within(0.001));
  }

  @Test
  void twoGroupsSayNothingOfTheirSpread() {
    assertThatThrownBy(
            () ->
                new HierarchicalNormal(
                    new double[] {1, 2}, new double[] {1, 1}, new Prior.Uniform()))
        .hasMessage("At least 3 effects with as many errors are needed, got 2 and 2");
  }

  @Test
  void errorsAreAboveZero() {
    assertThatThrownBy(
            () ->
                new HierarchicalNormal(
                    new double[] {1, 2, 3}, new double[] {1, 0, 1}, new Prior.Uniform()))
        .hasMessage("Effects must be finite and errors finite and above 0");
  }

  @Test
  void aScaleIsAboveZero() {
    assertThatThrownBy(() -> new Prior.HalfCauchy(0))
        .hasMessage("A scale must be above 0, got 0.0");
  }
}
