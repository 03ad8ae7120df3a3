package org.undercount.estimators.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;

class RevenueTest {

  private static final Unit USD_A_YEAR = Unit.parse("USD/year");
  private static final Optional<Input.Money> USD_2023 = Optional.of(new Input.Money("USD", "2023"));

  private static Input input(String name, Quantity quantity, String unit) {
    return new Input(
        name,
        quantity,
        Unit.parse(unit),
        unit.contains("USD") ? USD_2023 : Optional.empty(),
        "test",
        Optional.empty());
  }

  private static RevenueModel.Estimator estimator(String id, String place, String formula) {
    return new RevenueModel.Estimator(
        id,
        "R1",
        new Estimand("USD/year", "takings", place, "2023", Estimand.Kind.FLOW),
        Expression.parse(formula));
  }

  private static RevenueModel model(Quantity heads, String takeUnit, String formula) {
    return new RevenueModel(
        "m",
        USD_A_YEAR,
        "USD",
        List.of(
            input("heads", heads, "person"),
            input("take", new Quantity.Constant(350), takeUnit),
            input("days", new Quantity.Constant(365), "day/year")),
        List.of(estimator("r1", "World", formula)));
  }

  /** 500,000 × 350 × 365 = 63.875 bn (USIP 2024). */
  @Test
  void constantsMultiplyExactly() {
    RevenueModel model =
        model(new Quantity.Constant(500_000), "USD/person/day", "heads * take * days");
    Estimate estimate = Simulation.run(model, 10_000, 1, Optional.empty()).estimate("r1", 0.95);
    assertThat(estimate.value()).isEqualTo(63_875_000_000.0);
    assertThat(estimate.interval().lower()).isEqualTo(estimate.interval().upper());
    assertThat(estimate.diagnostics()).containsEntry("monteCarloErrorOfMedian", "0.0");
  }

  @Test
  void unitsThatDoNotMultiplyToMoneyAreRefused() {
    assertThatThrownBy(() -> model(new Quantity.Constant(1), "USD/person", "heads * take * days"))
        .hasMessage("estimator 'r1': its units multiply to USD*day/year, expected USD/year");
    assertThatThrownBy(
            () -> model(new Quantity.Constant(1), "USD/person/day", "heads * take + days"))
        .hasMessage(
            "estimator 'r1': only like units can be added or subtracted, found USD/day and"
                + " day/year");
    assertThatThrownBy(
            () -> model(new Quantity.Constant(1), "USD/person/day", "heads * fee * days"))
        .hasMessage(
            "estimator 'r1': no input is called 'fee', expected one of [days, heads, take]");
  }

  @Test
  void pricesOfDifferentYearsAreRefused() {
    Input old =
        new Input(
            "old",
            new Quantity.Constant(1),
            Unit.parse("USD/year"),
            Optional.of(new Input.Money("USD", "2019")),
            "test",
            Optional.empty());
    assertThatThrownBy(
            () ->
                new RevenueModel(
                    "m",
                    USD_A_YEAR,
                    "USD",
                    List.of(old, input("now", new Quantity.Constant(1), "USD/year")),
                    List.of(estimator("sum", "World", "old + now"))))
        .hasMessage(
            "amounts are at prices of 2019 and 2023: bring them to one date with a deflator and its"
                + " source");
  }

  @Test
  void moneyWithoutAPriceDateIsRefused() {
    Input bare =
        new Input(
            "bare",
            new Quantity.Constant(1),
            Unit.parse("USD/year"),
            Optional.empty(),
            "test",
            Optional.empty());
    assertThat(
            RevenueModel.problems(
                USD_A_YEAR, "USD", List.of(bare), List.of(estimator("e", "World", "bare"))))
        .containsExactly("input 'bare' is money and must state its price date");
  }

  /** Product of log-normals is log-normal: median is the product, log sd adds in squares. */
  @Test
  void simulationMeetsTheLogNormalProduct() {
    RevenueModel model =
        new RevenueModel(
            "m",
            USD_A_YEAR,
            "USD",
            List.of(
                input("a", new Quantity.LogNormal(Math.log(100), 0.3), "person"),
                input("b", new Quantity.LogNormal(Math.log(20), 0.4), "USD/person/year")),
            List.of(estimator("e", "World", "a * b")));
    Simulation simulation = Simulation.run(model, 100_000, 3, Optional.empty());
    Draws draws = simulation.draws();
    Estimate estimate = simulation.estimate("e", 0.95);
    assertThat(estimate.value()).isCloseTo(2000, within(4 * draws.quantileError("e", 0.5)));
    assertThat(estimate.interval().upper())
        .isCloseTo(2000 * Math.exp(1.959964 * 0.5), within(4 * draws.quantileError("e", 0.975)));
    assertThat(simulation.draws().values("e"))
        .isEqualTo(Simulation.run(model, 100_000, 3, Optional.empty()).draws().values("e"));
  }

  @Test
  void moneyInheritsTheDrawsOfTheHeadCount() {
    Input heads =
        new Input(
            "heads",
            new Quantity.Constant(0),
            Unit.parse("person"),
            Optional.empty(),
            "test",
            Optional.of("victims"));
    RevenueModel model =
        new RevenueModel(
            "m",
            USD_A_YEAR,
            "USD",
            List.of(heads, input("take", new Quantity.Constant(2), "USD/person/year")),
            List.of(estimator("e", "World", "heads * take")));
    Draws victims = Draws.of(Map.of("victims", List.of(1.0, 5.0, 9.0)));
    Draws draws = Simulation.run(model, 10_000, 1, Optional.of(victims)).draws();
    assertThat(draws.values("e").subList(0, 4)).containsExactly(2.0, 10.0, 18.0, 2.0);
    assertThatThrownBy(() -> Simulation.run(model, 10_000, 1, Optional.empty()))
        .hasMessage("Input 'heads' needs draws of 'victims', none given");
  }

  @Test
  void tooFewDrawsAreRefused() {
    RevenueModel model = model(new Quantity.Constant(1), "USD/person/day", "heads * take * days");
    assertThatThrownBy(() -> Simulation.run(model, 9_999, 1, Optional.empty()))
        .hasMessage("At least 10000 draws are needed, got 9999");
  }

  /** Ishigami function, a = 7, b = 0.1: exact indices (Saltelli et al. 2008). */
  @Test
  void sobolIndicesOfIshigami() {
    List<Sobol.Index> indices =
        Sobol.indices(
            3,
            40_000,
            5,
            u -> {
              double x1 = Math.PI * (2 * u[0] - 1);
              double x2 = Math.PI * (2 * u[1] - 1);
              double x3 = Math.PI * (2 * u[2] - 1);
              return Math.sin(x1)
                  + 7 * Math.sin(x2) * Math.sin(x2)
                  + 0.1 * Math.pow(x3, 4) * Math.sin(x1);
            });
    double[] first = {0.31390519114781146, 0.4424111447900409, 0.0};
    double[] total = {0.5575888552099592, 0.4424111447900409, 0.2436836640621477};
    isWithinMonteCarloError(indices, first, total);
  }

  /** Product of log-normals, sigma 0.3, 0.5, 0.2, the shape of R1: exact indices. */
  @Test
  void sobolIndicesOfAProductOfLogNormals() {
    double[] sigma = {0.3, 0.5, 0.2};
    List<Sobol.Index> indices =
        Sobol.indices(
            3,
            40_000,
            6,
            u -> {
              double product = 1;
              for (int i = 0; i < 3; i++) {
                product *= new Quantity.LogNormal(0, sigma[i]).quantile(u[i]);
              }
              return product;
            });
    double[] first = {0.20371495364028314, 0.6143951651846133, 0.08828062869743346};
    double[] total = {0.2722502637667091, 0.6996906526896571, 0.12402965658189838};
    isWithinMonteCarloError(indices, first, total);
  }

  private static void isWithinMonteCarloError(
      List<Sobol.Index> indices, double[] first, double[] total) {
    for (int i = 0; i < first.length; i++) {
      Sobol.Index index = indices.get(i);
      // 4 standard errors, and the variance in the denominator is itself good to about 1 %.
      assertThat(index.first())
          .isCloseTo(first[i], within(4 * index.firstError() + 0.015 * (1 - first[i])));
      assertThat(index.total())
          .isCloseTo(total[i], within(4 * index.totalError() + 0.015 * total[i]));
      assertThat(index.totalError()).isLessThan(0.02);
    }
  }

  /** V→A 100, A→B 100, B→C 100, C→A 100, A→B 100, B→X 60, A→V 10: receipts 500, net 90. */
  @Test
  void recirculationIsNotRevenue() {
    RevenueModel model =
        new RevenueModel(
            "m",
            USD_A_YEAR,
            "USD",
            List.of(
                input("external_inflow", new Quantity.Constant(100), "USD/year"),
                input("returned_to_victims", new Quantity.Constant(10), "USD/year")),
            List.of(estimator("r3", "World", "external_inflow - returned_to_victims")));
    assertThat(Simulation.run(model, 10_000, 1, Optional.empty()).estimate("r3", 0.95).value())
        .isEqualTo(90);
  }

  @ParameterizedTest
  @CsvSource({"USD/person/day,USD/day/person", "1,1", "person*day,day*person", "1/year,1/year"})
  void unitsAreReadAndWritten(String text, String canonical) {
    assertThat(Unit.parse(text).toString()).isEqualTo(canonical);
    assertThat(Unit.parse(canonical)).isEqualTo(Unit.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a +|expected an input's name, a number or an opening parenthesis at character 4 of 'a +'",
        "(a * b|expected a closing parenthesis at character 7 of '(a * b'",
        "a b|expected an operator or the end at character 3 of 'a b'"
      })
  void aBrokenFormulaSaysWhere(String formula, String message) {
    assertThatThrownBy(() -> Expression.parse(formula)).hasMessage(message);
  }

  @Test
  void productsBindTighterThanSums() {
    Expression e = Expression.parse("2 + 3 * (4 - 1) / 2 - 1");
    assertThat(e.value(n -> Double.NaN)).isEqualTo(2 + 3 * 3 / 2.0 - 1);
  }

  @Test
  void quantilesMeetTheirDefinitions() {
    assertThat(Quantity.LogNormal.ofMedianAndQ95(10, 40).quantile(0.95))
        .isCloseTo(40, within(1e-9));
    Quantity.LogNormal byMean = Quantity.LogNormal.ofMeanAndSd(100, 50);
    assertThat(Math.exp(byMean.mu() + byMean.sigma() * byMean.sigma() / 2))
        .isCloseTo(100, within(1e-9));
    assertThat(new Quantity.Pert(0, 5, 10).quantile(0.5)).isCloseTo(5, within(1e-6));
    assertThat(new Quantity.Triangular(0, 5, 10).quantile(0.5)).isCloseTo(5, within(1e-9));
    assertThat(new Quantity.Empirical(List.of(3.0, 1.0, 2.0)).quantile(0.5)).isEqualTo(2);
    assertThatThrownBy(() -> new Quantity.Uniform(2, 1))
        .hasMessage("expected low < high, found low=2.0, high=1.0");
  }

  @Test
  void estimatesThatContradictGiveTheEnvelope() {
    Estimand same = new Estimand("USD/year", "takings", "World", "2023", Estimand.Kind.FLOW);
    Estimate small = new Estimate(10, new Interval(8, 12, 0.95, "t"), "R1", Map.of());
    Estimate large = new Estimate(30, new Interval(20, 45, 0.95, "t"), "R2", Map.of());
    Agreement apart = Agreement.of(List.of(same, same), List.of(small, large));
    assertThat(apart).isEqualTo(new Agreement.Envelope(8, 45, 3));
    Agreement close =
        Agreement.of(
            List.of(same, same),
            List.of(small, new Estimate(12, new Interval(9, 16, 0.95, "t"), "R2", Map.of())));
    assertThat(close).isInstanceOf(Agreement.Pooled.class);
    assertThat(((Agreement.Pooled) close).estimate().value()).isBetween(10.0, 12.0);
  }

  @Test
  void takingsAndLossesAreNotPooled() {
    Estimand takings = new Estimand("USD/year", "takings", "World", "2023", Estimand.Kind.FLOW);
    Estimand losses = new Estimand("USD/year", "losses", "World", "2023", Estimand.Kind.FLOW);
    Estimate any = new Estimate(10, new Interval(8, 12, 0.95, "t"), "R1", Map.of());
    assertThat(Agreement.of(List.of(takings, losses), List.of(any, any)))
        .isEqualTo(
            new Agreement.None(
                "different estimands, a bridge is needed to compare them: population 'takings' and"
                    + " 'losses'"));
  }
}
