package org.undercount.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoreTypesTest {

  private static final Interval INTERVAL = new Interval(90, 150, 0.95, "test");

  @Test
  void anEstimateLiesInItsInterval() {
    assertThatThrownBy(() -> new Estimate(200, INTERVAL, "m", Map.of()))
        .hasMessage(
            "An estimate must be finite and inside its interval, got value=200.0, interval=[90.0,"
                + " 150.0]");
  }

  @Test
  void anIntervalIsOrdered() {
    assertThatThrownBy(() -> new Interval(2, 1, 0.95, "x"))
        .hasMessage("Interval must have finite lower <= upper, got lower=2.0, upper=1.0");
    assertThat(new Interval(1, 1, 0.95, "x").contains(1)).isTrue();
  }

  @Test
  void aFailedGateLeavesNoEstimate() {
    Estimate estimate = new Estimate(100, INTERVAL, "m", Map.of());
    assertThatThrownBy(
            () ->
                new Verdict(
                    50,
                    Optional.of(estimate),
                    Optional.empty(),
                    List.of(new Gate("g", false, "no")),
                    List.of(),
                    Map.of()))
        .hasMessage(
            "An estimate is present exactly when all gates pass: present=true, passed=false");
  }

  @Test
  void anIntervalNeverReachesBelowTheObserved() {
    Estimate estimate = new Estimate(100, INTERVAL, "m", Map.of());
    assertThatThrownBy(
            () ->
                new Verdict(
                    95, Optional.of(estimate), Optional.empty(), List.of(), List.of(), Map.of()))
        .hasMessage("An interval must not reach below the observed count: lower=90.0, observed=95");
  }

  @Test
  void takingsAndLossesAreNotComparedWithoutABridge() {
    Estimand takings =
        new Estimand("USD/year", "takings of centres", "Cambodia", "2023", Estimand.Kind.FLOW);
    Estimand losses =
        new Estimand("USD/year", "losses of residents", "Asia", "2023", Estimand.Kind.FLOW);
    assertThatThrownBy(() -> takings.requireComparable(losses))
        .hasMessage(
            "different estimands, a bridge is needed to compare them: population 'takings of"
                + " centres' and 'losses of residents', place 'Cambodia' and 'Asia'");
    assertThat(takings.obstacleTo(takings)).isEmpty();
  }

  @Test
  void drawsReproduceTheIntervalTheyCameFrom() {
    Estimate estimate = new Estimate(1000, new Interval(700, 1900, 0.9, "test"), "m", Map.of());
    Draws draws = Draws.ofEstimate("n", estimate, 400, 200_000, 7);
    assertThat(draws.quantile("n", 0.05))
        .isCloseTo(700, within(4 * draws.quantileError("n", 0.05)));
    assertThat(draws.quantile("n", 0.5)).isCloseTo(1000, within(4 * draws.quantileError("n", 0.5)));
    assertThat(draws.quantile("n", 0.95))
        .isCloseTo(1900, within(4 * draws.quantileError("n", 0.95)));
    assertThat(draws.values("n")).allMatch(v -> v >= 400);
    assertThat(Draws.ofEstimate("n", estimate, 400, 100, 7).values("n"))
        .isEqualTo(Draws.ofEstimate("n", estimate, 400, 100, 7).values("n"));
  }

  @Test
  void drawsWithoutAnUpperEndAreRefused() {
    Estimate open =
        new Estimate(1000, new Interval(700, Double.POSITIVE_INFINITY, 0.9, "test"), "m", Map.of());
    assertThatThrownBy(() -> Draws.ofEstimate("n", open, 400, 100, 7))
        .hasMessage("Draws need an interval with an upper end, got none for n");
  }

  @Test
  void jointColumnsKeepTheirRows() {
    Draws draws =
        Draws.of(Map.of("a", List.of(1.0, 2.0, 3.0)))
            .and(Draws.of(Map.of("b", List.of(10.0, 20.0, 30.0))));
    Draws summed = draws.withSum("s");
    assertThat(summed.values("s")).containsExactly(11.0, 22.0, 33.0);
    assertThatThrownBy(() -> draws.and(Draws.of(Map.of("c", List.of(1.0)))))
        .hasMessageContaining("must have one positive length");
    assertThatThrownBy(() -> draws.value("zz", 0)).hasMessageContaining("No draws named zz");
  }
}
