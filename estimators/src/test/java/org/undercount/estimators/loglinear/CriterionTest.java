package org.undercount.estimators.loglinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

final class CriterionTest {

  private static final OverlapTable THREE =
      OverlapTable.of(
          List.of("A", "B", "C"), Map.of(1, 12L, 2, 10L, 4, 9L, 3, 4L, 5, 3L, 6, 3L, 7, 2L));

  private static Fit.Converged fit(OverlapTable table, HierarchicalModel model) {
    return (Fit.Converged) ModelFitter.forModels(table, List.of(model)).fit(model);
  }

  private static double correction(OverlapTable table, HierarchicalModel model) {
    Fit.Converged fit = fit(table, model);
    return Criterion.AICC.of(fit, table) - Criterion.AIC.of(fit, table);
  }

  /** 43 units: 2·4·5/(43 − 4 − 1) for main effects, 2·5·6/(43 − 5 − 1) with one pair. */
  @Test
  void theCorrectionIsHurvichAndTsais() {
    assertThat(correction(THREE, HierarchicalModel.independence(3)))
        .isCloseTo(40.0 / 38, within(1e-12));
    assertThat(correction(THREE, HierarchicalModel.of(3, List.of(0b011))))
        .isCloseTo(60.0 / 37, within(1e-12));
  }

  /** A cell that cannot occur is no observation and its interaction no parameter. */
  @Test
  void cellsThatCannotOccurDoNotCount() {
    OverlapTable table =
        new OverlapTable(
            THREE.lists(),
            new TreeMap<>(Map.of(1, 12L, 2, 10L, 4, 9L, 5, 3L, 6, 3L)),
            new TreeSet<>(List.of(0b011, 0b111)));
    assertThat(correction(table, HierarchicalModel.independence(3)))
        .isCloseTo(40.0 / (37 - 5), within(1e-12));
  }

  @Test
  void withManyUnitsItIsAic() {
    OverlapTable table = KnownTables.table("kosovo");
    List<RankedModel> aic = new Candidates.All().ranked(table, Criterion.AIC);
    List<RankedModel> aicc = new Candidates.All().ranked(table, Criterion.AICC);
    assertThat(aicc.get(0).model()).isEqualTo(aic.get(0).model());
    assertThat(aicc.get(0).weight()).isCloseTo(aic.get(0).weight(), within(0.02));
    assertThat(aicc.stream().mapToDouble(RankedModel::weight).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void withFewUnitsTheSimplerModelGainsWeight() {
    double aic = weightOfMainEffects(Criterion.AIC);
    assertThat(weightOfMainEffects(Criterion.AICC)).isGreaterThan(1.1 * aic);
  }

  private static double weightOfMainEffects(Criterion criterion) {
    return new Candidates.All()
        .ranked(THREE, criterion).stream()
            .filter(m -> m.model().equals(HierarchicalModel.independence(3)))
            .findFirst()
            .orElseThrow()
            .weight();
  }

  /** Main effects of three lists are 4 parameters, and there are 5 units. */
  @Test
  void tooFewUnitsForTheParametersAreRefused() {
    OverlapTable table =
        OverlapTable.ofPatterns(
            List.of("A", "B", "C"), Map.of("100", 1L, "010", 1L, "110", 1L, "011", 1L, "101", 1L));
    List<RankedModel> models =
        new Candidates.One(HierarchicalModel.independence(3)).ranked(table, Criterion.AICC);
    assertThat(models.get(0).fit()).isInstanceOf(Fit.Converged.class);
    assertThat(models.get(0).weight()).isZero();
    Verdict verdict =
        LogLinear.estimate(
                table,
                new LogLinear.Request(
                    new Candidates.One(HierarchicalModel.independence(3)),
                    Criterion.AICC,
                    IntervalKind.PROFILE,
                    0.95,
                    true))
            .verdict();
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.gates())
        .contains(
            new Gate(
                "criterion-defined",
                false,
                "AICc needs at least two more units than a model has parameters, there are 5"
                    + " units"));
  }
}
