package org.undercount.estimators.doublyrobust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class OneStepTest {

  private static final double NO_FLOOR = 1e-12;

  private static OneStep.Summary ofShares(int neither, int first, int second, int both) {
    double n = neither + first + second + both;
    double[] shares = {neither / n, first / n, second / n, both / n};
    OneStep step = new OneStep((int) n, NO_FLOOR);
    step.add(shares, OneStep.NEITHER, neither);
    step.add(shares, OneStep.FIRST, first);
    step.add(shares, OneStep.SECOND, second);
    step.add(shares, OneStep.BOTH, both);
    return step.summary();
  }

  /** Var = n₁n₂(n₁−m)(n₂−m)/m³ with divisor n in σ̂², of which n − 1 is used. */
  @Property(tries = 200)
  void peopleAllAlikeGiveLincolnAndPetersen(
      @ForAll @IntRange(min = 1, max = 500) int first,
      @ForAll @IntRange(min = 1, max = 500) int second,
      @ForAll @IntRange(min = 1, max = 500) int both) {
    OneStep.Summary summary = ofShares(0, first, second, both);
    double n1 = first + both;
    double n2 = second + both;
    double m = both;
    double n = first + second + both;
    assertThat(summary.population()).isCloseTo(n1 * n2 / m, Percentage.withPercentage(1e-9));
    assertThat(summary.plugIn() * n).isCloseTo(n1 * n2 / m, Percentage.withPercentage(1e-9));
    double known = n1 * n2 * (n1 - m) * (n2 - m) / (m * m * m);
    double unbiased = n * summary.variance() / n; // one n more than n − 1 counts
    assertThat(summary.populationVariance() - unbiased)
        .isCloseTo(known, Offset.offset(1e-9 * (n1 * n2 / m + known)));
  }

  /** People on neither of the two, seen on a third list, leave N̂ as it is. */
  @Test
  void peopleOnNeitherChangeNothing() {
    assertThat(ofShares(70, 80, 60, 20).population())
        .isCloseTo(ofShares(0, 80, 60, 20).population(), Offset.offset(1e-9));
  }

  @Test
  void aSmallChanceIsLiftedToTheFloor() {
    OneStep step = new OneStep(3, 0.1);
    step.add(new double[] {0, 0.55, 0.44, 0.01}, OneStep.FIRST, 2);
    step.add(new double[] {0, 0.40, 0.40, 0.20}, OneStep.SECOND, 1);
    OneStep.Summary summary = step.summary();
    assertThat(summary.scarce()).isEqualTo(2);
    double first = 0.55 * 0.9 / 0.99 + 0.1; // the others give way, so that shares sum to 1
    double second = 0.44 * 0.9 / 0.99 + 0.1;
    assertThat(summary.plugIn())
        .isCloseTo((2 * first * second / 0.1 + 0.6 * 0.6 / 0.2) / 3, Offset.offset(1e-12));
    assertThat(summary.inverse())
        .isCloseTo((2 * second / 0.1 + 0.6 / 0.2) / 3, Offset.offset(1e-12));
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/org/undercount/estimators/doubly_robust_published.csv",
      useHeadersInDisplayName = true)
  void standardErrorsAreThoseOfDrpop(
      int population, String model, String method, double psi, double sigma, int n, double sigman) {
    OneStep.Summary summary =
        new OneStep.Summary((int) Math.round(psi * n), 1 / psi, sigma * sigma, 1 / psi, 0);
    assertThat(summary.population()).isCloseTo(n, Percentage.withPercentage(0.2));
    assertThat(Math.sqrt(summary.populationVariance()))
        .as("%s %s of %d", model, method, population)
        .isCloseTo(sigman, Percentage.withPercentage(0.5));
  }

  /** Bias and root mean squared error of both estimators. */
  private record Errors(double bias, double rmse, double plugInBias, double plugInRmse) {}

  /**
   * Shares known up to an error that shrinks as N^−α: logit q₁₀, q₀₂ and q₁₂ each off by N(N^−α,
   * N^−2α), as in the simulations of Das, Kennedy and Jewell (drpop's popsize_simul, omega 1).
   */
  private static Errors withErrors(int population, double alpha, int runs) {
    SimulatedPeople world = new SimulatedPeople(7);
    double size = Math.pow(population, -alpha);
    List<double[]> off = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      OneStep step = new OneStep(population, NO_FLOOR);
      for (int i = 0; i < population; i++) {
        double sum = 6 + Math.sqrt(3) * world.normal();
        double p1 = SimulatedPeople.expit(0.4 * sum - 1.8);
        double p2 = SimulatedPeople.expit(0.3 * sum - 1.8);
        int on = (world.happens(p1) ? 1 : 0) + (world.happens(p2) ? 2 : 0);
        if (on != OneStep.NEITHER) {
          double seen = 1 - (1 - p1) * (1 - p2);
          double both = disturbed(p1 * p2 / seen, size, world);
          double first = Math.min(disturbed(p1 * (1 - p2) / seen, size, world), 1 - both);
          double second = Math.min(disturbed(p2 * (1 - p1) / seen, size, world), 1 - both - first);
          step.add(new double[] {0, first, second, both}, on, 1);
        }
      }
      OneStep.Summary summary = step.summary();
      off.add(
          new double[] {
            summary.population() - population, summary.people() * summary.plugIn() - population
          });
    }
    return new Errors(
        off.stream().mapToDouble(o -> o[0]).average().orElseThrow(),
        Math.sqrt(off.stream().mapToDouble(o -> o[0] * o[0]).average().orElseThrow()),
        off.stream().mapToDouble(o -> o[1]).average().orElseThrow(),
        Math.sqrt(off.stream().mapToDouble(o -> o[1] * o[1]).average().orElseThrow()));
  }

  private static double disturbed(double share, double size, SimulatedPeople world) {
    double logit = Math.log(share / (1 - share));
    return SimulatedPeople.expit(logit + size * (1 + world.normal()));
  }

  @Test
  void sharesLearntSlowlyHurtLessThanInThePlugIn() {
    Errors slow = withErrors(5000, 0.25, 200);
    assertThat(Math.abs(slow.bias())).isLessThan(Math.abs(slow.plugInBias()) / 10);
    assertThat(slow.rmse()).isLessThan(slow.plugInRmse() / 2);
  }
}
