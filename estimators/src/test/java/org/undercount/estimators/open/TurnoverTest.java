package org.undercount.estimators.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.likelihood.Variables;

class TurnoverTest {

  private static final Formula CONSTANT = Formula.CONSTANT;
  private static final Formula TIME = Formula.parse("time");

  private static CaptureHistories looks(List<Integer> looks, List<CaptureHistory> histories) {
    return new CaptureHistories(
        Schedule.ofLooks(looks), List.of("1"), new Variables(1, Map.of()), histories);
  }

  private static CaptureHistory seen(String history, long count, boolean lost) {
    return new CaptureHistory(history.chars().mapToObj(c -> c - '0').toList(), 0, count, lost);
  }

  private static HistoryFit robust(CaptureHistories data) {
    return new HistoryModel.RobustDesign(CONSTANT, CONSTANT, TIME)
        .fit(data, 0.95, ParameterIntervals.Kind.WALD);
  }

  /** Against the sum over all ways of entering and leaving. */
  @Test
  void fatesAreThoseOfAllPaths() {
    List<CaptureHistory> histories =
        List.of(seen("100000", 3, false), seen("001010", 4, false), seen("000001", 2, false));
    CaptureHistories data = looks(List.of(2, 2, 2), histories);
    double[] point = {0.4, -0.3, -0.5};
    double phi = 1 / (1 + Math.exp(-0.4));
    double p = 1 / (1 + Math.exp(0.3));
    double odds = Math.exp(-0.5);
    List<Fate> fates =
        new Superpopulation(
                data, CONSTANT, CONSTANT, Entry.PENT, CONSTANT, new Emigration.None(), false)
            .chances(point).stream().map(Fate::of).toList();
    for (int h = 0; h < histories.size(); h++) {
      List<Integer> events = histories.get(h).events();
      double total = 0;
      double[] present = new double[3];
      double[] entered = new double[3];
      double[] left = new double[3];
      for (int first = 0; first < 3; first++) {
        for (int last = first; last < 3; last++) {
          double chance = (first == 0 ? 1 : odds) * Math.pow(phi, last - first);
          chance *= last < 2 ? 1 - phi : 1;
          for (int look = 0; look < 6; look++) {
            boolean here = look / 2 >= first && look / 2 <= last;
            boolean was = events.get(look) == 1;
            chance *= here ? (was ? p : 1 - p) : was ? 0 : 1;
          }
          total += chance;
          for (int t = first; t <= last; t++) {
            present[t] += chance;
          }
          entered[first] += chance;
          left[last] += chance;
        }
      }
      for (int t = 0; t < 3; t++) {
        assertThat(fates.get(h).present().get(t)).isCloseTo(present[t] / total, within(1e-12));
      }
      for (int t = 0; t < 2; t++) {
        assertThat(fates.get(h).entered().get(t)).isCloseTo(entered[t + 1] / total, within(1e-12));
        assertThat(fates.get(h).left().get(t)).isCloseTo(left[t] / total, within(1e-12));
      }
    }
  }

  /** Stock and what comes and goes agree, as do those seen with their fates. */
  @Test
  void stockIsCarriedForwardByEntrantsAndLosses() {
    CaptureHistories data =
        SimulatedHistories.of(
                200, Schedule.ofLooks(List.of(2, 3, 2)), 0.7, 0.5, new SplittableRandom(6))
            .histories();
    HistoryFit fit = robust(data);
    for (int t = 0; t < 2; t++) {
      assertThat(value(fit.stock(), t) + value(fit.entrants(), t) - value(fit.losses(), t))
          .isCloseTo(value(fit.stock(), t + 1), within(1e-6));
    }
    assertThat(fit.fates()).hasSameSizeAs(data.histories());
    double gone = 0;
    for (int h = 0; h < data.histories().size(); h++) {
      Fate fate = fit.fates().get(h);
      gone += (double) data.histories().get(h).count() * fate.left().get(0);
      boolean atFirst = data.histories().get(h).events().subList(0, 2).contains(1);
      if (atFirst) {
        assertThat(fate.present().get(0)).isCloseTo(1, within(1e-12));
        assertThat(fate.entered()).allSatisfy(e -> assertThat(e).isZero());
      }
    }
    assertThat(gone).isLessThan(value(fit.losses(), 0)).isPositive();
  }

  @Test
  void unitsNotReleasedAreNotCountedAsLosses() {
    List<CaptureHistory> histories = new ArrayList<>();
    for (String h : List.of("1111", "1110", "1011", "0111", "1101", "0110", "1001", "1000")) {
      histories.add(seen(h, 5, false));
    }
    histories.add(seen("1100", 40, true));
    HistoryFit fit = robust(looks(List.of(2, 2), histories));
    assertThat(fit.fates().get(8).left()).containsExactly(0.0);
    assertThat(fit.fates().get(8).present()).containsExactly(1.0, 0.0);
    assertThat(value(fit.losses(), 0)).isLessThan(10);
  }

  /**
   * Fewer than expected were seen at one occasion alone: nobody came or left, but some may have.
   */
  @Test
  void noneHasAnUpperEnd() {
    List<String> one = List.of("100", "010", "001");
    List<CaptureHistory> histories = new ArrayList<>();
    for (String first : one) {
      one.forEach(second -> histories.add(seen(first + second, 3, false)));
      histories.add(seen(first + "000", 2, false));
      histories.add(seen("000" + first, 2, false));
      histories.add(seen("110" + first, 2, false));
    }
    HistoryFit fit = robust(looks(List.of(3, 3), histories));
    for (List<HistoryFit.Occasion> none : List.of(fit.losses(), fit.entrants())) {
      Estimate estimate = none.get(0).estimate().orElseThrow();
      assertThat(estimate.value()).isCloseTo(0, within(1e-3));
      assertThat(estimate.interval().lower()).isCloseTo(0, within(1e-3));
      assertThat(estimate.interval().upper()).isBetween(1.0, 10.0);
    }
  }

  /** 500 populations each: intervals of entrants and losses hold what really happened. */
  @ParameterizedTest
  @CsvSource({"30, 2, 0.6", "30, 4, 0.3", "120, 2, 0.3", "120, 4, 0.6"})
  void entrantsAndLossesAreRecovered(int population, int occasions, double p) {
    TurnoverCoverage coverage = TurnoverCoverage.of(population, occasions, p, 500);
    assertThat(coverage.told()).isGreaterThan(450);
    assertThat(coverage.population().share()).isBetween(0.918, 0.998);
    assertThat(coverage.stock().share()).isBetween(0.918, 0.998);
    assertThat(coverage.entrants().share()).isBetween(0.918, 0.99);
    assertThat(coverage.losses().share()).isBetween(0.918, 0.99);
    assertThat(coverage.entrants().relativeWidth()).isBetween(0.8, 1.5);
    assertThat(coverage.losses().relativeWidth()).isBetween(0.8, 1.5);
  }

  @Test
  void intervalsAreOneFewerThanOccasions() {
    assertThatThrownBy(() -> new Fate(List.of(1.0, 0.5), List.of(0.1, 0.2), List.of(0.5)))
        .hasMessage(
            "Occasions have one interval fewer between them, got 2 occasions, 2 intervals of entry"
                + " and 1 of leaving");
  }

  private static double value(List<HistoryFit.Occasion> numbers, int index) {
    return numbers.get(index).estimate().orElseThrow().value();
  }
}
