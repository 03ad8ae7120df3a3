package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

class BehaviourAndTimeTest {

  private static final double[] CHANCE = {0.35, 0.2, 0.45, 0.3};

  /** The counts that 10⁶ people are expected to leave, once seen with log-odds shifted by b. */
  private static OverlapTable expected(double b) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (int pattern = 1; pattern < 16; pattern++) {
      double share = 1;
      boolean seen = false;
      for (int i = 0; i < 4; i++) {
        double logit = Math.log(CHANCE[i] / (1 - CHANCE[i])) + (seen ? b : 0);
        boolean here = (pattern >> i & 1) != 0;
        share *= 1 / (1 + Math.exp(here ? -logit : logit));
        seen |= here;
      }
      counts.put(pattern, Math.round(1e6 * share));
    }
    return OverlapTable.of(List.of("A", "B", "C", "D"), counts);
  }

  @Test
  void findsThePopulationBehindItsOwnExpectations() {
    for (double b : new double[] {-1, 0, 0.8}) {
      Fit.Converged fit = (Fit.Converged) BehaviourAndTime.fit(expected(b));
      assertThat(fit.population()).isCloseTo(1e6, Percentage.withPercentage(0.02));
      assertThat(fit.deviance()).isLessThan(0.01);
      assertThat(fit.degreesOfFreedom()).isEqualTo(15 - 6);
    }
  }

  /** One more parameter than Mt, of which it holds a special case. */
  @Test
  void fitsNoWorseThanMt() {
    OverlapTable table = expected(0.5);
    Fit.Converged mtb = (Fit.Converged) BehaviourAndTime.fit(table);
    Fit.Converged mt = (Fit.Converged) CaptureModel.MT.fit(table);
    assertThat(mtb.deviance()).isLessThan(mt.deviance());
    assertThat(mtb.degreesOfFreedom()).isEqualTo(mt.degreesOfFreedom() - 1);
    assertThat(mtb.standardError()).isGreaterThan(mt.standardError());
  }

  @Test
  void aLikelihoodThatRisesForEverIsRefusedWithTheCountAsBound() {
    OverlapTable few =
        OverlapTable.of(
            List.of("A", "B", "C"), Map.of(1, 40L, 2, 60L, 4, 90L, 3, 6L, 5, 9L, 6, 7L, 7, 1L));
    Verdict verdict = BehaviourAndTime.estimate(few, 0.95);
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal().orElseThrow())
        .contains("the maximum-likelihood estimate of mtb does not exist");
    assertThat(verdict.lowerBound().orElseThrow().value()).isEqualTo(213);
  }

  @Test
  void twoListsAreTooFew() {
    OverlapTable two = OverlapTable.of(List.of("A", "B"), Map.of(1, 30L, 2, 20L, 3, 10L));
    assertThat(((Fit.NotIdentifiable) BehaviourAndTime.fit(two)).reason())
        .isEqualTo("two lists show fewer numbers than the model has");
  }

  @Test
  void patternsThatCannotOccurHaveNoPlace() {
    OverlapTable holed =
        new OverlapTable(
            List.of("A", "B", "C"),
            new TreeMap<>(Map.of(1, 30L, 2, 20L, 4, 10L, 5, 9L)),
            new TreeSet<>(List.of(3, 7)));
    assertThat(((Fit.NotIdentifiable) BehaviourAndTime.fit(holed)).reason())
        .isEqualTo("patterns that cannot occur have no place in mtb");
  }
}
