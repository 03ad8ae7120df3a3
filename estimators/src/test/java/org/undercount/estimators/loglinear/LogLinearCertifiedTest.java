package org.undercount.estimators.loglinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Interval;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;

class LogLinearCertifiedTest {

  private static final Percentage SIX_DIGITS = Percentage.withPercentage(5e-5);

  static Stream<Arguments> certified() {
    List<String> lines = KnownTables.lines("loglinear_certified.csv");
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              int open = line.indexOf('"');
              int close = line.lastIndexOf('"');
              return Arguments.of(
                  line.substring(0, open - 1),
                  line.substring(open + 1, close),
                  List.of(line.substring(close + 2).split(",", -1)));
            });
  }

  @ParameterizedTest
  @MethodSource("certified")
  void equalsTheReferenceToSixDigits(String tableName, String notation, List<String> values) {
    OverlapTable table = KnownTables.table(tableName);
    HierarchicalModel model = SharedTables.model(notation, table.lists().size());
    Fit fit = ModelFitter.forModels(table, List.of(model)).fit(model);
    assertThat(model.notation()).isEqualTo(notation);
    assertThat(fit).isInstanceOf(Fit.Converged.class);
    Fit.Converged c = (Fit.Converged) fit;
    assertThat(c.population()).isCloseTo(Double.parseDouble(values.get(0)), SIX_DIGITS);
    assertThat(c.deviance()).isCloseTo(Double.parseDouble(values.get(1)), SIX_DIGITS);
    assertThat(c.degreesOfFreedom()).isEqualTo(Integer.parseInt(values.get(2)));
    assertThat(c.aic()).isCloseTo(Double.parseDouble(values.get(3)), SIX_DIGITS);
    assertThat(c.bic()).isCloseTo(Double.parseDouble(values.get(4)), SIX_DIGITS);
  }

  /** Rcapture 1.4.4, closedpCI.t(mX = model, fmaxSupCL = 10), block CI. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uk2013_five_lists|[123,25,34]|19389.3013794514|34111.0170868144",
        "uk2013_five_lists|[124,234,15,25,35,45]|4402.38101687238|7517.58380567134",
        "kosovo|[123,14,34]|8994.25670710859|12110.4081128627",
        "kosovo|[123,134]|10184.3084803286|16703.4052289576"
      })
  void profileIntervalEqualsTheReference(
      String tableName, String notation, double lower, double upper) {
    OverlapTable table = KnownTables.table(tableName);
    HierarchicalModel model = SharedTables.model(notation, table.lists().size());
    LogLinear.Result result =
        LogLinear.estimate(
            table,
            new LogLinear.Request(
                new Candidates.One(model), Criterion.AIC, IntervalKind.PROFILE, 0.95, false));
    Interval interval = result.verdict().estimate().orElseThrow().interval();
    // Rcapture replaces ln N! by Stirling's formula: equal to 1e-6, not to the last digit.
    assertThat(interval.lower()).isCloseTo(lower, Percentage.withPercentage(1e-4));
    assertThat(interval.upper()).isCloseTo(upper, Percentage.withPercentage(1e-4));
    assertThat(interval.kind()).isEqualTo("profile likelihood");
  }

  @ParameterizedTest
  @CsvSource({
    "uk2013_five_lists,AIC,'[124,234,15,25,35,45]'",
    "uk2013_five_lists,BIC,'[123,25,34]'",
    "kosovo,AIC,'[123,134]'",
    "kosovo,BIC,'[123,14,34]'",
    "netherlands_five_lists,AIC,'[135,12,24,34]'"
  })
  void theCriterionChoosesTheModelTheReferenceChooses(
      String tableName, Criterion criterion, String notation) {
    List<RankedModel> ranked = new Candidates.All().ranked(KnownTables.table(tableName), criterion);
    assertThat(ranked.get(0).model().notation()).isEqualTo(notation);
    assertThat(ranked.stream().mapToDouble(RankedModel::weight).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void dedekindsNumbersOfModels() {
    assertThat(ModelSpace.all(2)).hasSize(1);
    assertThat(ModelSpace.all(3)).hasSize(8);
    assertThat(ModelSpace.all(4)).hasSize(113);
    assertThat(ModelSpace.all(5)).hasSize(6893);
    assertThat(ModelSpace.pairwise(6)).hasSize(32768);
    assertThat(ModelSpace.all(5)).doesNotHaveDuplicates();
  }
}
