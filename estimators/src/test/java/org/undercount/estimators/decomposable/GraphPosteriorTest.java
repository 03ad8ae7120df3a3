package org.undercount.estimators.decomposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.numbers.gamma.LogGamma;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.estimators.OverlapTable;

class GraphPosteriorTest {

  private static final List<String> ABC = List.of("A", "B", "C");

  private static OverlapTable table(List<Integer> counts) {
    Map<Integer, Long> byPattern = new LinkedHashMap<>();
    for (int i = 0; i < counts.size(); i++) {
      byPattern.put(i + 1, (long) counts.get(i));
    }
    byPattern.merge(7, 1L, Long::sum); // nobody's list is empty
    return OverlapTable.of(ABC, byPattern);
  }

  private static double[] numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToDouble(m -> (double) m).toArray();
  }

  @Property(tries = 60)
  void theRuleForSumsEqualsTheSumOneByOne(
      @ForAll @Size(7) List<@IntRange(max = 60) Integer> counts,
      @ForAll @IntRange(min = 1, max = 6000) int most) {
    OverlapTable table = table(counts);
    DecomposableGraphs graphs = DecomposableGraphs.on(3);
    CliqueLikelihoods likelihoods = new CliqueLikelihoods(table, 0.125);
    GridSum direct = new GridSum(graphs, likelihoods, numbers(1, most));
    GraphPosterior posterior = new GraphPosterior(graphs, likelihoods, most);
    double observed = (double) table.observed();
    MissingPosterior missing = posterior.missing();
    assertThat(observed + missing.mean()).isCloseTo(direct.mean(), Percentage.withPercentage(1e-7));
    for (double p : new double[] {0.0249, 0.251, 0.501, 0.9751}) {
      double number = observed + (double) missing.quantile(p);
      assertThat(number).isBetween(direct.quantile(p - 1e-9), direct.quantile(p + 1e-9));
    }
    double sum = 0;
    for (int g = 0; g < graphs.size(); g++) {
      sum += posterior.weight(g);
      assertThat(posterior.weight(g)).isCloseTo(direct.weight(g), within(1e-9));
      assertThat(observed + posterior.given(g).mean())
          .isCloseTo(direct.mean(g), Percentage.withPercentage(1e-5));
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @Property(tries = 60)
  void theNamesOfTheListsDoNotMatter(@ForAll @Size(7) List<@IntRange(max = 60) Integer> counts) {
    OverlapTable table = table(counts);
    Map<Integer, Long> turned = new LinkedHashMap<>(); // list 1 becomes 2, 2 becomes 3, 3 becomes 1
    table.counts().forEach((pattern, c) -> turned.put((pattern << 1 | pattern >> 2) & 7, c));
    DecomposableGraphs graphs = DecomposableGraphs.on(3);
    GraphPosterior one = new GraphPosterior(graphs, new CliqueLikelihoods(table, 0.125), 1_000_000);
    GraphPosterior other =
        new GraphPosterior(
            graphs, new CliqueLikelihoods(OverlapTable.of(ABC, turned), 0.125), 1_000_000);
    assertThat(other.missing().mean())
        .isCloseTo(one.missing().mean(), Percentage.withPercentage(1e-6));
    assertThat(other.missing().quantile(0.501)).isEqualTo(one.missing().quantile(0.501));
    assertThat(other.weight(graphs.size() - 1))
        .isCloseTo(one.weight(graphs.size() - 1), within(1e-9));
  }

  /** Of a hundred million people the peak is far narrower than the panels are at first. */
  @ParameterizedTest
  @ValueSource(longs = {1_000_000, 100_000_000})
  void aNarrowPeakIsFound(long population) {
    double[] chances = {0.1, 0.08, 0.05};
    Map<Integer, Long> counts = new LinkedHashMap<>(); // what independent lists hold on average
    for (int pattern = 1; pattern < 8; pattern++) {
      double share = 1;
      for (int i = 0; i < 3; i++) {
        share *= (pattern >> i & 1) != 0 ? chances[i] : 1 - chances[i];
      }
      counts.put(pattern, Math.round(share * (double) population));
    }
    OverlapTable table = OverlapTable.of(ABC, counts);
    DecomposableGraphs graphs = DecomposableGraphs.on(3);
    CliqueLikelihoods likelihoods = new CliqueLikelihoods(table, 0.125);
    GraphPosterior posterior = new GraphPosterior(graphs, likelihoods, 10_000_000_000L);
    MissingPosterior missing = posterior.missing();
    double observed = (double) table.observed();
    assertThat(observed + (double) missing.quantile(0.5))
        .isCloseTo((double) population, Percentage.withPercentage(1));
    long low = missing.quantile(1e-9);
    long high = missing.quantile(1 - 1e-9);
    double rounding = 1e-6; // log likelihoods of 10^8 people keep this much of a density
    assertThat(missing.above(high)).isCloseTo(0, within(rounding));
    assertThat(missing.above(low)).isCloseTo(1, within(rounding));
    GridSum direct = new GridSum(graphs, likelihoods, numbers(low, high));
    for (double p : new double[] {0.025, 0.5, 0.975}) {
      assertThat(observed + (double) missing.quantile(p))
          .isCloseTo(direct.quantile(p), Percentage.withPercentage(1e-5));
    }
    assertThat(posterior.weight(0)).isCloseTo(direct.weight(0), within(rounding));
    assertThat(posterior.weight(0)).isGreaterThan(0.9);
  }

  /** Log-gammas of the library, where their difference still has digits. */
  @ParameterizedTest
  @CsvSource({
    "1,0.03125",
    "1,5.5",
    "15,0.5",
    "16,0.5",
    "17,3000.25",
    "120,0.0078125",
    "5000,1234.5"
  })
  void logGammaRatioEqualsTheDifference(double m, double x) {
    assertThat(CliqueLikelihoods.logGammaRatio(m, x))
        .isCloseTo(LogGamma.value(m + x) - LogGamma.value(m + 1), within(2e-11));
  }

  /** Γ(m + 3)/Γ(m + 1) = (m + 1)(m + 2), at ten thousand millions. */
  @Test
  void logGammaRatioKeepsItsDigitsFarOut() {
    double m = 1e10;
    assertThat(CliqueLikelihoods.logGammaRatio(m, 3))
        .isCloseTo(Math.log(m + 1) + Math.log(m + 2), within(1e-13));
  }

  @Test
  void noNumbersToSumOverAreNamed() {
    OverlapTable table = OverlapTable.of(ABC, Map.of(7, 5L));
    DecomposableGraphs graphs = DecomposableGraphs.on(3);
    CliqueLikelihoods likelihoods = new CliqueLikelihoods(table, 0.125);
    assertThatThrownBy(() -> new GraphPosterior(graphs, likelihoods, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The greatest number on no list must be at least 1, got 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aPriorThatIsNoneIsNamed(double perCell) {
    OverlapTable table = OverlapTable.of(ABC, Map.of(7, 5L));
    assertThatThrownBy(() -> new CliqueLikelihoods(table, perCell))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The prior's weight per cell must be positive and finite, got " + perCell);
  }

  @Test
  void impossiblePatternsAreNamed() {
    OverlapTable table = OverlapTable.of(ABC, Map.of(7, 5L)).withImpossible(List.of(3));
    assertThatThrownBy(() -> new CliqueLikelihoods(table, 0.125))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The prior gives every pattern a chance: impossible patterns cannot be left out, got"
                + " [3]");
  }
}
