package org.undercount.estimators.decomposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;

class GraphAverageTest {

  private static final Percentage SIX_DIGITS = Percentage.withPercentage(1e-4);
  private static final GraphAverage.Request UNLIMITED =
      new GraphAverage.Request(0.95, OptionalLong.empty());

  private static OverlapTable three(Map<Integer, Long> counts) {
    return OverlapTable.of(List.of("A", "B", "C"), counts);
  }

  private static double fact(Verdict verdict, String name) {
    return Double.parseDouble(verdict.diagnostics().getOrDefault(name, "none"));
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/org/undercount/estimators/decomposable_certified.csv",
      numLinesToSkip = 1)
  void equalsTheReferenceToSixDigits(
      String tableName,
      long mostMissing,
      double mean,
      double deviation,
      double lower,
      double median,
      double upper,
      String model,
      double weight) {
    OverlapTable table = KnownTables.table(tableName);
    LogLinear.Result result =
        GraphAverage.estimate(
            table, new GraphAverage.Request(0.95, OptionalLong.of(table.observed() + mostMissing)));
    Verdict verdict = result.verdict();
    assertThat(fact(verdict, "posteriorMean")).isCloseTo(mean, SIX_DIGITS);
    assertThat(fact(verdict, "posteriorStandardDeviation")).isCloseTo(deviation, SIX_DIGITS);
    RankedModel best = result.models().get(0);
    assertThat(best.model().notation()).isEqualTo(model);
    assertThat(best.weight()).isCloseTo(weight, SIX_DIGITS);
    verdict
        .estimate()
        .ifPresent(
            e -> {
              assertThat(e.interval().lower()).isEqualTo(lower);
              assertThat(e.value()).isEqualTo(median);
              assertThat(e.interval().upper()).isEqualTo(upper);
            });
    boolean cut = tableName.startsWith("netherlands") || tableName.startsWith("uk2013");
    assertThat(verdict.estimate().isEmpty()).isEqualTo(cut);
  }

  /** dga's grid for this table ends where a fifth of the posterior still lies. */
  @Test
  void aGridThatCutsThePosteriorOffIsRefused() {
    OverlapTable table = KnownTables.table("netherlands_five_lists");
    Verdict verdict =
        GraphAverage.estimate(
                table, new GraphAverage.Request(0.95, OptionalLong.of(table.observed() + 30413)))
            .verdict();
    assertThat(verdict.refusal().orElseThrow())
        .isEqualTo(
            "at most 0.1 % of the posterior may lie in the last hundredth of the grid, which ends"
                + " at a population of 38647: there lies 18 %");
    Verdict further = GraphAverage.estimate(table, UNLIMITED).verdict();
    assertThat(further.estimate()).isPresent();
    assertThat(further.diagnostics()).doesNotContainKey("posteriorMean");
  }

  @Test
  void theEndOfTheGridPlaysNoPartUnlessAskedTo() {
    OverlapTable kosovo = KnownTables.table("kosovo");
    Estimate far = GraphAverage.estimate(kosovo, UNLIMITED).verdict().estimate().orElseThrow();
    Estimate near =
        GraphAverage.estimate(kosovo, new GraphAverage.Request(0.95, OptionalLong.of(500_000)))
            .verdict()
            .estimate()
            .orElseThrow();
    assertThat(far.value()).isEqualTo(near.value());
    assertThat(far.interval()).isEqualTo(near.interval());
    assertThat(far.interval().kind()).isEqualTo("credible, equal tails");
    assertThat(far.method()).isEqualTo("decomposable");
  }

  @Property(tries = 40)
  void neverBelowTheObservedAndNestedInTheLevel(
      @ForAll @Size(7) List<@IntRange(max = 50) Integer> counts) {
    Map<Integer, Long> byPattern = new LinkedHashMap<>();
    IntStream.range(0, 7).forEach(i -> byPattern.put(i + 1, (long) counts.get(i)));
    byPattern.merge(1, 1L, Long::sum);
    byPattern.merge(2, 1L, Long::sum);
    byPattern.merge(4, 1L, Long::sum);
    byPattern.merge(7, 7L, Long::sum);
    OverlapTable table = three(byPattern);
    double lower = 0;
    double upper = Double.POSITIVE_INFINITY;
    for (double level : new double[] {0.99, 0.95, 0.8, 0.5}) {
      Estimate e =
          GraphAverage.estimate(table, new GraphAverage.Request(level, OptionalLong.empty()))
              .verdict()
              .estimate()
              .orElseThrow();
      assertThat(e.interval().lower()).isGreaterThan((double) table.observed());
      assertThat(e.interval().lower()).isGreaterThanOrEqualTo(lower);
      assertThat(e.interval().upper()).isLessThanOrEqualTo(upper);
      lower = e.interval().lower();
      upper = e.interval().upper();
    }
  }

  @Test
  void modelsAreTheHeaviestGraphsAndTheirWeightsSumToOne() {
    List<RankedModel> models =
        GraphAverage.estimate(KnownTables.table("kosovo"), UNLIMITED).models();
    assertThat(models).hasSize(61).extracting(RankedModel::model).doesNotHaveDuplicates();
    assertThat(models)
        .extracting(RankedModel::weight)
        .isSortedAccordingTo((a, b) -> -a.compareTo(b));
    assertThat(models.stream().mapToDouble(RankedModel::weight).sum()).isCloseTo(1, within(1e-9));
    assertThat(models).extracting(RankedModel::fit).allMatch(f -> f instanceof Fit.Posterior);
    assertThat(models.get(3).model().notation()).isEqualTo("[1234]");
  }

  @Test
  void weightOnTheGraphOfAllListsIsSaid() {
    Verdict verdict =
        GraphAverage.estimate(
                three(Map.of(1, 40L, 2, 40L, 4, 40L, 3, 30L, 5, 4L, 6, 4L, 7, 60L)), UNLIMITED)
            .verdict();
    assertThat(verdict.warnings())
        .anyMatch(w -> w.contains("of the probability is on the graph that joins all lists"));
  }

  @Test
  void listsThatNeverMeetAreRefused() {
    Verdict verdict =
        GraphAverage.estimate(three(Map.of(1, 20L, 2, 30L, 4, 40L)), UNLIMITED).verdict();
    assertThat(verdict.refusal().orElseThrow()).contains("there are 0 of 90");
    assertThat(verdict.lowerBound()).isPresent();
  }

  @Test
  void twoListsAreRefused() {
    OverlapTable table = OverlapTable.of(List.of("A", "B"), Map.of(1, 90L, 2, 80L, 3, 12L));
    assertThat(GraphAverage.estimate(table, UNLIMITED).verdict().refusal().orElseThrow())
        .isEqualTo("at least 3 lists are needed to see dependence between lists, there are 2");
  }

  @Test
  void moreListsThanGraphsCanBeEnumeratedOnAreRefused() {
    OverlapTable table =
        OverlapTable.of(
            IntStream.rangeClosed(1, 8).mapToObj(i -> "L" + i).toList(), Map.of(255, 9L, 1, 5L));
    LogLinear.Result result = GraphAverage.estimate(table, UNLIMITED);
    assertThat(result.models()).isEmpty();
    assertThat(result.verdict().gates().stream().filter(g -> !g.passed()).map(Gate::detail))
        .contains("graphs are enumerated for up to 7 lists, there are 8");
  }

  @Test
  void aGreatestPopulationBelowTheObservedIsNamed() {
    OverlapTable table = three(Map.of(1, 20L, 2, 30L, 4, 40L, 7, 9L));
    assertThatThrownBy(
            () -> GraphAverage.estimate(table, new GraphAverage.Request(0.95, OptionalLong.of(99))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The greatest population must exceed the observed count, got 99 with 99 observed");
  }
}
