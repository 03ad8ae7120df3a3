package org.undercount.estimators.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SuccessiveSamplingTest {

  private static List<Integer> respondents(List<Integer> counts, List<Integer> degrees) {
    List<Integer> all = new ArrayList<>();
    for (int k = 0; k < counts.size(); k++) {
      all.addAll(Collections.nCopies(counts.get(k), degrees.get(k)));
    }
    return all;
  }

  /** Gile's iteration with 20,000 samples in each round, whose noise is below 1 %. */
  @Test
  void theLimitIsWhatSimulationsComeTo() {
    List<Integer> degrees = List.of(1, 2, 4, 8, 16);
    List<Integer> counts = List.of(10, 20, 40, 40, 30);
    for (long population : new long[] {200, 300, 1000}) {
      List<Double> limit =
          SuccessiveSampling.of(respondents(counts, degrees)).inclusion(population);
      List<Double> simulated =
          new SimulatedSuccession(degrees, 1).iterated(counts, population, 20_000, 8);
      for (int k = 0; k < degrees.size(); k++) {
        assertThat(limit.get(k))
            .as("degree " + degrees.get(k) + " of " + population)
            .isCloseTo(simulated.get(k), within(0.025 * limit.get(k)));
      }
    }
  }

  /** Six of ten people: each is in the sample 1/10 of the expected inclusion too much or less. */
  @Test
  void inSmallPopulationsTheLimitIsOffByLittle() {
    List<Integer> degrees = List.of(1, 2, 4);
    List<Integer> counts = List.of(2, 4, 6);
    List<Double> limit = SuccessiveSampling.of(respondents(counts, degrees)).inclusion(20);
    List<Double> simulated = new SimulatedSuccession(degrees, 2).iterated(counts, 20, 50_000, 20);
    for (int k = 0; k < degrees.size(); k++) {
      assertThat(limit.get(k)).isCloseTo(simulated.get(k), within(0.08 * limit.get(k)));
    }
  }

  @Test
  void everybodySampledIsIncludedForCertain() {
    assertThat(SuccessiveSampling.of(List.of(1, 2, 2, 9)).inclusion(4)).containsOnly(1.0);
  }

  @Test
  void inALargePopulationInclusionIsProportionalToDegree() {
    List<Double> inclusion = SuccessiveSampling.of(List.of(1, 2, 5)).inclusion(1_000_000_000L);
    assertThat(inclusion.get(1) / inclusion.get(0)).isCloseTo(2, within(1e-6));
    assertThat(inclusion.get(2) / inclusion.get(0)).isCloseTo(5, within(1e-6));
  }

  @Property
  void weightsSumToThePopulationAndFallWithDegree(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 500) Integer> degrees,
      @ForAll @IntRange(min = 0, max = 100_000) int unseen) {
    SuccessiveSampling sampling = SuccessiveSampling.of(degrees);
    long population = degrees.size() + (long) unseen;
    List<Double> inclusion = sampling.inclusion(population);
    double sum = 0;
    for (int degree : degrees) {
      sum += 1 / inclusion.get(sampling.degrees().indexOf(degree));
    }
    assertThat(sum).isCloseTo((double) population, within(1e-6 * population));
    assertThat(inclusion).isSorted().allMatch(p -> p > 0 && p <= 1);
  }
}
