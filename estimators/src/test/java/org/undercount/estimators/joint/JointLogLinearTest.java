package org.undercount.estimators.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;

class JointLogLinearTest {

  private static final List<String> LISTS = List.of("A", "B", "C");

  private static final Map<Integer, Long> FIRST =
      Map.of(1, 90L, 2, 80L, 4, 70L, 3, 19L, 5, 18L, 6, 17L, 7, 5L);
  private static final Map<Integer, Long> SECOND =
      Map.of(1, 40L, 2, 60L, 4, 30L, 3, 14L, 5, 6L, 6, 9L, 7, 2L);
  private static final Map<Integer, Long> WITHOUT_C = Map.of(1, 50L, 2, 35L, 3, 12L);

  private static PartlyBlindLists.Stratum stratum(
      String name, Map<Integer, Long> counts, int blind) {
    return new PartlyBlindLists.Stratum(name, new TreeMap<>(counts), blind);
  }

  private static PartlyBlindLists table(PartlyBlindLists.Stratum... strata) {
    return new PartlyBlindLists(LISTS, "place", List.of(strata));
  }

  private static JointLogLinear.Result fitted(PartlyBlindLists table, String formula) {
    return JointLogLinear.estimate(
        table,
        new JointLogLinear.Request(
            new JointModels.One(HierarchicalModel.parse(formula, table.names())),
            Criterion.AIC,
            0.95,
            false));
  }

  private static Fit.Converged alone(OverlapTable table, String formula) {
    LogLinear.Result result =
        LogLinear.estimate(
            table,
            new LogLinear.Request(
                new Candidates.One(HierarchicalModel.parse(formula, table.lists())),
                Criterion.AIC,
                IntervalKind.WALD,
                0.95,
                false));
    return (Fit.Converged) result.models().get(0).fit();
  }

  @Test
  void whereEverythingDiffersTheStrataAreFittedAsIfAlone() {
    JointLogLinear.Result joint =
        fitted(
            table(stratum("n", FIRST, 0), stratum("s", WITHOUT_C, 0b100)),
            "A*place + B*place + C*place");
    Fit.Converged first = alone(OverlapTable.of(LISTS, FIRST), "A + B + C");
    Fit.Converged second = alone(OverlapTable.of(List.of("A", "B"), WITHOUT_C), "A + B");
    assertThat(estimate(joint.byStratum().get(0)).value())
        .isCloseTo(first.population(), within(1e-6));
    assertThat(estimate(joint.byStratum().get(1)).value())
        .isCloseTo(second.population(), within(1e-6));
    Fit.Converged both = (Fit.Converged) joint.models().get(0).fit();
    assertThat(both.standardError())
        .isCloseTo(Math.hypot(first.standardError(), second.standardError()), within(1e-6));
    assertThat(both.deviance()).isCloseTo(first.deviance() + second.deviance(), within(1e-8));
    assertThat(both.degreesOfFreedom()).isEqualTo(3);
    assertThat(both.aic()).isCloseTo(first.aic() + second.aic(), within(1e-8));
  }

  @Test
  void sharedEffectsAreThoseOfOneTableWithTheStratumAsAListAndCellsThatCannotOccur() {
    SortedMap<Integer, Long> counts = new TreeMap<>(FIRST);
    WITHOUT_C.forEach((p, c) -> counts.put(p | 8, c));
    OverlapTable single =
        OverlapTable.of(List.of("A", "B", "C", "place"), counts)
            .withImpossible(List.of(8, 8 | 4, 8 | 5, 8 | 6, 8 | 7));
    for (String formula : List.of("A + B + C + place", "A*B + C + place", "A*B + C + B*place")) {
      Fit.Converged expected = alone(single, formula);
      JointLogLinear.Result joint =
          fitted(table(stratum("n", FIRST, 0), stratum("s", WITHOUT_C, 0b100)), formula);
      Fit.Converged found = (Fit.Converged) joint.models().get(0).fit();
      assertThat(found.deviance()).isCloseTo(expected.deviance(), within(1e-8));
      assertThat(found.degreesOfFreedom()).isEqualTo(expected.degreesOfFreedom());
      double unseenInFirst = expected.population() - (double) single.observed();
      assertThat(estimate(joint.byStratum().get(0)).value())
          .isCloseTo(299 + unseenInFirst, within(1e-6));
    }
  }

  @Test
  void aStratumSeenByOneListAloneHasAnEstimateWhereItsShareIsShared() {
    JointLogLinear.Result joint =
        fitted(
            table(stratum("n", FIRST, 0), stratum("s", Map.of(1, 64L), 0b110)),
            "A + B + C + place");
    double first = estimate(joint.byStratum().get(0)).value();
    double second = estimate(joint.byStratum().get(1)).value();
    assertThat(second / 64).isCloseTo(first / 132, within(1e-6)); // A saw 132 of the first
    assertThat(joint.byStratum().get(1).lowerBound().orElseThrow().value()).isEqualTo(64);
    assertThat(joint.total().observed()).isEqualTo(299 + 64);
  }

  @Test
  void aShareThatDiffersWhereOneListAloneSeesCannotBeTold() {
    Verdict verdict =
        fitted(
                table(stratum("n", FIRST, 0), stratum("s", Map.of(1, 64L), 0b110)),
                "A*place + B + C")
            .total();
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.gates())
        .filteredOn(g -> !g.passed())
        .extracting(Gate::id)
        .containsExactly("identifiable");
    assertThat(verdict.refusal().orElseThrow()).contains("too few cells are left");
  }

  @Test
  void theOrderOfStrataAndListsDoesNotMatter() {
    PartlyBlindLists one =
        table(stratum("n", FIRST, 0), stratum("s", WITHOUT_C, 0b100), stratum("w", SECOND, 0));
    PartlyBlindLists other =
        table(stratum("w", SECOND, 0), stratum("n", FIRST, 0), stratum("s", WITHOUT_C, 0b100));
    JointLogLinear.Request request =
        new JointLogLinear.Request(new JointModels.All(), Criterion.AIC, 0.95, true);
    Estimate a = estimate(JointLogLinear.estimate(one, request).total());
    Estimate b = estimate(JointLogLinear.estimate(other, request).total());
    assertThat(a.value()).isCloseTo(b.value(), within(1e-6));
    assertThat(a.interval().upper()).isCloseTo(b.interval().upper(), within(1e-5));
    assertThat(a.interval().lower()).isGreaterThan(one.observed());
  }

  @Test
  void everyModelHasTheStratumAndNoneTheInteractionOfAllLists() {
    List<HierarchicalModel> models = new JointModels.All().over(3);
    assertThat(models).hasSize(8 * 8).doesNotHaveDuplicates();
    assertThat(models).allMatch(m -> m.lists() == 4);
    assertThat(models).noneMatch(m -> m.generators().stream().anyMatch(g -> (g & 7) == 7));
    assertThat(new JointModels.Pairwise().over(5)).hasSize(2 * 1024);
    assertThat(new JointModels.Independence().over(3)).hasSize(8);
  }

  /** C sees one stratum: that its share differs elsewhere would be the same model once more. */
  @Test
  void noModelIsTriedTwice() {
    JointLogLinear.Result result =
        JointLogLinear.estimate(
            table(stratum("n", FIRST, 0), stratum("s", WITHOUT_C, 0b100)),
            new JointLogLinear.Request(new JointModels.All(), Criterion.AIC, 0.95, true));
    assertThat(result.models()).hasSize(8 * 4);
    assertThat(result.models())
        .noneMatch(m -> m.model().generators().stream().anyMatch(g -> (g & 0b1100) == 0b1100));
  }

  @Test
  void theReferralOfTwoListsIsInEveryModel() {
    PartlyBlindLists declared =
        new PartlyBlindLists(
            LISTS,
            "place",
            List.of(stratum("n", FIRST, 0), stratum("s", WITHOUT_C, 0b100)),
            Set.of(0b011));
    JointLogLinear.Result result =
        JointLogLinear.estimate(
            declared, new JointLogLinear.Request(new JointModels.All(), Criterion.AIC, 0.95, true));
    assertThat(result.models()).hasSize(4 * 4);
    assertThat(result.models())
        .allMatch(m -> m.model().generators().stream().anyMatch(g -> (g & 0b011) == 0b011));
    assertThat(result.byStratum().get(1).lowerBound().orElseThrow().value())
        .as("two lists that feed each other bound nothing but the observed")
        .isEqualTo(97);
  }

  @Test
  void anEmptyOverlapIsFittedAtMinusInfinityAndCounted() {
    Map<Integer, Long> noneOnBoth = Map.of(1, 50L, 2, 35L);
    Map<Integer, Long> neither = Map.of(1, 90L, 2, 80L, 4, 70L, 5, 18L, 6, 17L);
    RankedModel model =
        fitted(table(stratum("n", neither, 0), stratum("s", noneOnBoth, 0b100)), "A*B + C + place")
            .models()
            .get(0);
    assertThat(((Fit.Converged) model.fit()).atMinusInfinity()).containsExactly("A*B");
    assertThat(((Fit.Converged) model.fit()).degreesOfFreedom()).isEqualTo(10 - 6);
  }

  @Test
  void wrongTablesAreNamed() {
    assertThatThrownBy(() -> table(stratum("n", FIRST, 0), stratum("s", FIRST, 0b100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a list that cannot see stratum s counts 70 there, pattern 4");
    assertThatThrownBy(() -> table(stratum("n", FIRST, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at least two strata are needed to fit them together, got 1");
    assertThatThrownBy(() -> table(stratum("n", FIRST, 0), stratum("s", Map.of(), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stratum s counts nobody");
    assertThatThrownBy(() -> table(stratum("n", FIRST, 0), stratum("s", Map.of(8, 1L), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pattern must lie in 1..7, got 8");
    assertThatThrownBy(() -> table(stratum("n", FIRST, 0), stratum("s", Map.of(1, -1L), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counts must be >= 0, got -1");
    assertThatThrownBy(
            () ->
                new PartlyBlindLists(
                    LISTS, "A", List.of(stratum("n", FIRST, 0), stratum("s", SECOND, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("what divides the population cannot be named as a list: A");
    assertThatThrownBy(
            () ->
                new PartlyBlindLists(
                    List.of("A"),
                    "p",
                    List.of(stratum("n", Map.of(1, 1L), 0), stratum("s", Map.of(1, 1L), 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 to 15 lists are needed, got 1");
    assertThatThrownBy(() -> new JointModels.One(HierarchicalModel.independence(3)).over(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The model is over 3 factors, expected the 3 lists and the stratum");
  }

  @Test
  void aiccWithoutRoomIsAGate() {
    List<PartlyBlindLists.Stratum> few = new ArrayList<>();
    few.add(stratum("n", Map.of(1, 1L, 2, 1L, 3, 1L, 5, 1L, 6, 1L), 0));
    few.add(stratum("s", Map.of(1, 1L, 3, 1L), 0b100));
    Verdict verdict =
        JointLogLinear.estimate(
                new PartlyBlindLists(LISTS, "place", few),
                new JointLogLinear.Request(
                    new JointModels.Independence(), Criterion.AICC, 0.95, true))
            .total();
    assertThat(verdict.gates()).extracting(Gate::id).contains("criterion-defined");
  }

  private static Estimate estimate(Verdict verdict) {
    return verdict.estimate().orElseThrow();
  }
}
