package org.undercount.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.stay.Followed;
import org.undercount.estimators.stay.StillHeld;

class StocksTest {

  private static final Quarter QUARTER = new Quarter(2023, 1);

  /** A quarter of those followed are still held; 100 of the flow were freed in a raid. */
  private static final StillHeld.Sample FOLLOWED =
      StillHeld.Sample.of(new Followed(0, 30, true, 60, 300), new Followed(0, 60, false, 60, 100));

  @Test
  void isTheFlowWithoutThoseFreedTimesTheShareStillHeld() {
    Joint stocks =
        new Stocks(QUARTER, 0.95, Seed.of(1))
            .of(flows("KH", 1_100), Map.of("KH", FOLLOWED), Map.of("KH", 100L));
    EstimateRow row = stocks.rows().get(0);
    Estimate estimate = row.verdict().estimate().orElseThrow();
    assertThat(row.key()).isEqualTo("E1.KH.2023Q1");
    assertThat(row.estimand().kind()).isEqualTo(Estimand.Kind.STOCK);
    assertThat(row.estimand().window()).isEqualTo("2023-03-31");
    assertThat(estimate.value()).isCloseTo(1_000 * 0.25, within(1e-9));
    assertThat(estimate.interval().lower()).isBetween(150.0, 245.0);
    assertThat(estimate.interval().upper()).isBetween(255.0, 350.0);
    assertThat(stocks.draws().orElseThrow().names()).containsExactly("E1.KH.2023Q1");
  }

  @Test
  void aTotalSumsTheCountriesAndIsNotItselfAFlow() {
    Joint flows = flows("KH", 1_100).and(flows("MM", 600)).withTotal("E2.ALL.2023Q1", 0.95);
    Joint stocks =
        new Stocks(QUARTER, 0.95, Seed.of(1))
            .of(flows, Map.of("KH", FOLLOWED, "MM", FOLLOWED), Map.of());
    assertThat(stocks.rows().stream().map(EstimateRow::key))
        .containsExactly("E1.ALL.2023Q1", "E1.KH.2023Q1", "E1.MM.2023Q1");
    assertThat(stocks.rows().get(0).verdict().estimate().orElseThrow().value())
        .isCloseTo(1_700 * 0.25, within(1e-9));
  }

  @Test
  void noFlowNoStock() {
    EstimateRow refused =
        new EstimateRow(
            "E2.LA.2023Q1",
            "2023Q1",
            estimand("LA"),
            new Verdict(
                5,
                Optional.empty(),
                Optional.empty(),
                List.of(new Gate("enough-overlap", false, "none")),
                List.of(),
                Map.of()));
    EstimateRow stock =
        new Stocks(QUARTER, 0.95, Seed.of(1))
            .of(new Joint(List.of(refused), Optional.empty()), Map.of("LA", FOLLOWED), Map.of())
            .rows()
            .get(0);
    assertThat(stock.verdict().estimate()).isEmpty();
    assertThat(stock.verdict().refusal().orElseThrow()).contains("could not be estimated");
  }

  @Test
  void fewSeenToLeaveIsARefusal() {
    StillHeld.Sample few =
        StillHeld.Sample.of(new Followed(0, 30, true, 60, 9), new Followed(0, 60, false, 60, 9));
    Verdict verdict =
        new Stocks(QUARTER, 0.95, Seed.of(1))
            .of(flows("KH", 100), Map.of("KH", few), Map.of())
            .rows()
            .get(0)
            .verdict();
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal().orElseThrow())
        .contains("of 18 people followed, 9 were seen to leave; at least 10 are needed");
    Verdict nobody =
        new Stocks(QUARTER, 0.95, Seed.of(1))
            .of(flows("KH", 100), Map.of(), Map.of())
            .rows()
            .get(0)
            .verdict();
    assertThat(nobody.refusal().orElseThrow())
        .contains("nobody's days of arrival and record are known");
  }

  private static Joint flows(String country, double value) {
    String key = "E2." + country + ".2023Q1";
    Estimate estimate =
        new Estimate(value, new Interval(value * 0.9, value * 1.1, 0.95, "test"), "test", Map.of());
    return new Joint(
        List.of(
            new EstimateRow(
                key,
                "2023Q1",
                estimand(country),
                new Verdict(
                    50, Optional.of(estimate), Optional.empty(), List.of(), List.of(), Map.of()))),
        Optional.of(Draws.ofEstimate(key, estimate, 50, 2_000, 1)));
  }

  private static Estimand estimand(String country) {
    return new Estimand("people", "people held", country, "2023Q1", Estimand.Kind.FLOW);
  }
}
