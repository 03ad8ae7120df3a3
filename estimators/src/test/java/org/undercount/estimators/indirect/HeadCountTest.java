package org.undercount.estimators.indirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.indirect.HeadCount.Building;
import org.undercount.estimators.indirect.HeadCount.Shared;
import org.undercount.estimators.revenue.Quantity;
import org.undercount.estimators.revenue.Quantity.Constant;

class HeadCountTest {

  private static final Map<FloorFactor, Shared> EXAMPLE =
      Map.of(
          FloorFactor.EFFICIENCY, exactly(0.75),
          FloorFactor.RESIDENTIAL_SHARE, exactly(0.5),
          FloorFactor.OCCUPANCY, exactly(0.8),
          FloorFactor.SQUARE_METRES_PER_PERSON, exactly(4.5));

  private static Shared exactly(double value) {
    return new Shared(new Constant(value), 1);
  }

  private static Building building(int number, Quantity footprint, double floors) {
    return new Building(
        "s",
        number,
        Map.of(FloorFactor.FOOTPRINT, footprint, FloorFactor.FLOORS, new Constant(floors)));
  }

  private static Map<FloorFactor, Shared> with(FloorFactor factor, Shared shared) {
    Map<FloorFactor, Shared> all = new EnumMap<>(EXAMPLE);
    all.put(factor, shared);
    return all;
  }

  private static double relativeSpread(Draws draws) {
    return draws.meanError(HeadCount.TOTAL) * Math.sqrt(draws.size()) / draws.mean(HeadCount.TOTAL);
  }

  /** 1200 m² × 6 × 0.75 × 0.5 × 0.8 ÷ 4.5 m² = 480. */
  @Test
  void theWorkedExample() {
    Draws draws = HeadCount.draws(List.of(building(1, new Constant(1200), 6)), EXAMPLE, 10_000, 1);
    Estimate estimate = draws.estimate(HeadCount.TOTAL, HeadCount.METHOD, 0.95);
    assertThat(estimate.value()).isCloseTo(480, within(1e-9));
    assertThat(estimate.interval().upper()).isCloseTo(480, within(1e-9));
  }

  /**
   * KK Park, zones B and C: residential buildings by storeys (The Nation, 11 November 2025).
   * Survivors put 8 people in a room (Nikkei Asia 2025), a raided block in Sihanoukville had 8.1
   * rooms a floor (VOD 2022): 65 a storey; a block of ten storeys in Laukkai held 200 people (TIME
   * 2024): 20 a storey. Footprints are not published: 300 m² is taken, and m² per person spans both
   * densities.
   */
  @Test
  void kkParkSpansTheDisagreementAboutDensity() {
    int[][] storeys = {{40, 1}, {245, 2}, {47, 3}, {39, 4}, {12, 5}, {4, 6}};
    List<Building> buildings = new ArrayList<>();
    int floors = 0;
    for (int[] s : storeys) {
      buildings.add(building(s[0], new Quantity.Triangular(200, 300, 400), s[1]));
      floors += s[0] * s[1];
    }
    assertThat(floors).isEqualTo(831 + 80);
    double dense = 300 * 0.75 / 65;
    double sparse = 300 * 0.75 / 20;
    Map<FloorFactor, Shared> shared =
        Map.of(
            FloorFactor.EFFICIENCY, new Shared(new Quantity.Pert(0.65, 0.75, 0.85), 1),
            FloorFactor.RESIDENTIAL_SHARE, exactly(1),
            FloorFactor.OCCUPANCY, new Shared(new Quantity.Pert(0.8, 0.95, 1), 1),
            FloorFactor.SQUARE_METRES_PER_PERSON,
                new Shared(
                    Quantity.LogNormal.ofMedianAndQ95(Math.sqrt(dense * sparse), sparse), 1));
    Estimate estimate =
        HeadCount.draws(buildings, shared, 10_000, 1)
            .estimate(HeadCount.TOTAL, HeadCount.METHOD, 0.95);
    assertThat(estimate.interval().lower()).isLessThan(911 * 20);
    assertThat(estimate.interval().upper()).isGreaterThan(911 * 65 * 0.95);
    assertThat(estimate.value()).isBetween(911 * 20.0, 911 * 65.0);
  }

  /** Own factors average out as 1/√n; shared ones do not at all; between, σ²(ρ + (1 − ρ)/n). */
  @Test
  void whatIsSharedDoesNotAverageOut() {
    Quantity spread = new Quantity.Uniform(3, 6);
    double alone =
        relativeSpread(
            HeadCount.draws(
                List.of(building(1, new Constant(1200), 6)),
                with(FloorFactor.SQUARE_METRES_PER_PERSON, new Shared(spread, 1)),
                10_000,
                2));
    double shared =
        relativeSpread(
            HeadCount.draws(
                List.of(building(100, new Constant(1200), 6)),
                with(FloorFactor.SQUARE_METRES_PER_PERSON, new Shared(spread, 1)),
                10_000,
                2));
    double apart =
        relativeSpread(
            HeadCount.draws(
                List.of(building(100, new Constant(1200), 6)),
                with(FloorFactor.SQUARE_METRES_PER_PERSON, new Shared(spread, 0)),
                10_000,
                2));
    double half =
        relativeSpread(
            HeadCount.draws(
                List.of(building(100, new Constant(1200), 6)),
                with(FloorFactor.SQUARE_METRES_PER_PERSON, new Shared(spread, 0.5)),
                10_000,
                2));
    assertThat(shared).isCloseTo(alone, within(1e-9));
    assertThat(apart).isCloseTo(alone / 10, within(alone / 100));
    assertThat(half).isBetween(alone * 0.6, alone * 0.8);
  }

  /** m² per person is drawn once for all: 500 worlds, band 0.95 ± 3.5 standard errors. */
  @Test
  void intervalsHoldTheTruth() {
    Quantity footprint = new Quantity.Triangular(800, 1200, 2000);
    Quantity density = new Quantity.Pert(3, 4.5, 9);
    Estimate estimate =
        HeadCount.draws(
                List.of(building(20, footprint, 6)),
                with(FloorFactor.SQUARE_METRES_PER_PERSON, new Shared(density, 1)),
                10_000,
                4)
            .estimate(HeadCount.TOTAL, HeadCount.METHOD, 0.95);
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(77);
    int inside = 0;
    for (int run = 0; run < 500; run++) {
      double ground = 0;
      for (int b = 0; b < 20; b++) {
        ground += footprint.quantile(random.nextDouble());
      }
      double truth = ground * 6 * 0.75 * 0.5 * 0.8 / density.quantile(random.nextDouble());
      inside += estimate.interval().contains(truth) ? 1 : 0;
    }
    assertThat(inside).isBetween(458, 492);
  }

  @Test
  void wrongInputIsSaid() {
    assertThatThrownBy(() -> building(1, new Constant(0), 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected footprint_m2 above 0, found constant 0");
    assertThatThrownBy(
            () ->
                HeadCount.draws(
                    List.of(building(1, new Constant(10), 6)),
                    with(FloorFactor.OCCUPANCY, exactly(1.2)),
                    10_000,
                    1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected occupancy within 0 to 1, found constant 1.2");
    assertThatThrownBy(
            () -> HeadCount.draws(List.of(building(1, new Constant(10), 6)), Map.of(), 10_000, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Every factor must be given for a building or for all, missing efficiency");
  }
}
