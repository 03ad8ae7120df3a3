package org.undercount.estimators.loglinear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.estimators.Interval;

/**
 * conting 1.7 averages over log-linear models with pairs by reversible jumps, under two priors. The
 * average weighted by BIC over the same models is a cheap form of the same thing: its interval
 * holds the posterior mean of either prior on every table, where the priors' own intervals do not
 * always hold each other's. So no sampler of models is offered.
 */
@Tag("acceptance")
final class ContingAcceptanceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"congenital", "hav", "hiv", "kosovo", "ned_5", "ukdat", "ukdat_4", "ukdat_5"})
  void theIntervalOfTheAverageHoldsThePosteriorMeanOfEitherPrior(String name) {
    Interval interval =
        LogLinear.estimate(
                SharedTables.table(name),
                new LogLinear.Request(
                    new Candidates.Pairwise(), Criterion.BIC, IntervalKind.PROFILE, 0.95, true))
            .verdict()
            .estimate()
            .orElseThrow()
            .interval();
    int compared = 0;
    for (JsonNode result : SharedTables.results(name)) {
      if (result.path("peer").asText().equals("conting")) {
        double mean = result.get("results").get("N").get("mean").asDouble();
        assertThat(interval.contains(mean))
            .as("%s, %s: %s in %s", name, result.get("id"), mean, interval)
            .isTrue();
        compared++;
      }
    }
    assertThat(compared).as("priors").isEqualTo(2);
  }
}
