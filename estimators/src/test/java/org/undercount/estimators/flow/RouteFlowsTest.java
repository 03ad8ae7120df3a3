package org.undercount.estimators.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;

class RouteFlowsTest {

  @Test
  void spreadsTheUnseenInProportion() {
    Draws draws = constant(2000, 1000);
    Map<String, Estimate> flows =
        RouteFlows.of(Map.of("ID>TH>MM", 60L, "VN>KH", 40L), 1000, draws, "N", 0.95, 1);
    assertThat(flows.get("ID>TH>MM").value()).isCloseTo(600, within(1e-9));
    assertThat(flows.get("VN>KH").value()).isCloseTo(400, within(1e-9));
  }

  @Property(tries = 60)
  void neverBelowTheSeenNorAboveThePopulation(
      @ForAll @IntRange(min = 1, max = 200) int first,
      @ForAll @IntRange(min = 1, max = 200) int second,
      @ForAll @IntRange(min = 0, max = 5000) int unseen) {
    Draws draws = constant(500, first + second + unseen);
    Map<String, Estimate> flows =
        RouteFlows.of(
            Map.of("a", (long) first, "b", (long) second),
            first + second + unseen,
            draws,
            "N",
            0.9,
            unseen);
    assertThat(flows.get("a").interval().lower()).isGreaterThanOrEqualTo(first);
    assertThat(flows.get("a").interval().upper()).isLessThanOrEqualTo(first + unseen);
    assertThat(flows.get("a").value() + flows.get("b").value())
        .isCloseTo(first + second + unseen, within(1e-6));
  }

  /**
   * 95 % intervals over 400 worlds: a binomial(400, 0.95) lies in 0.92..0.98 with probability
   * 0.995.
   */
  @Test
  void coversTheTrueFlowAsOftenAsItSays() {
    SplittableRandom world = new SplittableRandom(7);
    int covered = 0;
    int worlds = 400;
    for (int w = 0; w < worlds; w++) {
      int population = 1200;
      int onRoute = 0;
      Map<String, Long> seen = new LinkedHashMap<>();
      for (int person = 0; person < population; person++) {
        boolean route = world.nextDouble() < 0.3;
        onRoute += route ? 1 : 0;
        if (world.nextDouble() < 0.25) {
          seen.merge(route ? "r" : "other", 1L, Long::sum);
        }
      }
      Draws draws = constant(400, population);
      Estimate flow = RouteFlows.of(seen, population, draws, "N", 0.95, w).get("r");
      covered += flow.interval().contains(onRoute) ? 1 : 0;
    }
    assertThat(covered / (double) worlds).isBetween(0.92, 0.98);
  }

  @Test
  void refusesAPopulationSmallerThanTheSeen() {
    assertThatThrownBy(() -> RouteFlows.of(Map.of("a", 10L), 9, constant(10, 12), "N", 0.95, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A population and its draws cannot be smaller than the people seen: population=9.0,"
                + " seen=10");
  }

  @Test
  void refusesARouteNobodyWasSeenOn() {
    assertThatThrownBy(() -> RouteFlows.of(Map.of("a", 0L), 9, constant(10, 12), "N", 0.95, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A route needs at least one person seen on it, got 0 for a");
  }

  private static Draws constant(int size, double value) {
    return Draws.of(Map.of("N", Collections.nCopies(size, value)));
  }
}
