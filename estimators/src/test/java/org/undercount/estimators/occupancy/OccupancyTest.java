package org.undercount.estimators.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Gate;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.likelihood.Variables;

class OccupancyTest {

  private static final OccupancyFormulas EXACT =
      OccupancyFormulas.exact(
          Formula.CONSTANT, Formula.CONSTANT, Formula.CONSTANT, Formula.CONSTANT);

  /** Sites with known truth. */
  private record World(SurveyedSites sites, List<Integer> active, int openedLast) {

    static World of(int n, int seasons, int visits, double wrong, SplittableRandom random) {
      List<Survey> surveys = new ArrayList<>();
      int[] active = new int[seasons];
      int openedLast = 0;
      for (int site = 0; site < n; site++) {
        boolean here = random.nextDouble() < 0.4;
        for (int t = 0; t < seasons; t++) {
          if (t > 0) {
            boolean before = here;
            here = here ? random.nextDouble() > 0.25 : random.nextDouble() < 0.15;
            openedLast += t == seasons - 1 && here && !before ? 1 : 0;
          }
          active[t] += here ? 1 : 0;
          for (int v = 0; v < visits; v++) {
            boolean seen = random.nextDouble() < (here ? 0.5 : wrong);
            surveys.add(new Survey(site, t, seen, seen && here && random.nextDouble() < 0.4));
          }
        }
      }
      return new World(
          surveyed(n, seasons, surveys), IntStream.of(active).boxed().toList(), openedLast);
    }
  }

  private static SurveyedSites surveyed(int n, int seasons, List<Survey> surveys) {
    return new SurveyedSites(
        n,
        IntStream.range(0, seasons).mapToObj(t -> "s" + t).toList(),
        surveys,
        new Variables(n, Map.of()),
        new Variables(n * (seasons - 1), Map.of()),
        new Variables(surveys.size(), Map.of()));
  }

  private static OccupancyFit fit(SurveyedSites sites, OccupancyFormulas formulas) {
    return OccupancyModel.fit(sites, formulas, 0.95, ParameterIntervals.Kind.WALD);
  }

  @Test
  void gradientsAreThoseOfTheLikelihood() {
    SurveyedSites sites = World.of(30, 3, 2, 0.1, new SplittableRandom(3)).sites();
    for (OccupancyFormulas formulas : List.of(EXACT, EXACT.withFalsePositives())) {
      Occupancy likelihood = new Occupancy(sites, formulas);
      double[] x = new double[likelihood.size()];
      Arrays.setAll(x, i -> 0.2 * i - 0.5);
      double[] gradient = new double[x.length];
      double value = likelihood.at(x, gradient);
      if (!formulas.falsePositives()) {
        assertThat(value).isFinite();
      }
      double[] scratch = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double at = x[i];
        x[i] = at + 1e-6;
        double up = likelihood.at(x, scratch);
        x[i] = at - 1e-6;
        double down = likelihood.at(x, scratch);
        x[i] = at;
        assertThat(gradient[i]).isCloseTo((up - down) / 2e-6, within(1e-5));
      }
    }
  }

  /** 500 worlds each; 95 % intervals hold within a band of 3.3 standard errors. */
  @Test
  void activeSitesAndOpeningsAreRecovered() {
    SplittableRandom random = new SplittableRandom(12);
    int held = 0;
    int opened = 0;
    for (int run = 0; run < 500; run++) {
      World world = World.of(120, 3, 3, 0, random.split());
      OccupancyFit fit = fit(world.sites(), EXACT);
      held += fit.headline().orElseThrow().interval().contains(world.active().get(2)) ? 1 : 0;
      opened +=
          fit.seasons().get(2).opened().orElseThrow().interval().contains(world.openedLast())
              ? 1
              : 0;
    }
    assertThat(held).isBetween(459, 495);
    assertThat(opened).isBetween(459, 495);
  }

  /** One false report in twelve looks: unheeded it ruins the number, heeded it does not. */
  @Test
  void falsePositivesThatAreIgnoredDoDamage() {
    SplittableRandom random = new SplittableRandom(31);
    int heeded = 0;
    int ignored = 0;
    double excess = 0;
    int runs = 500;
    for (int run = 0; run < runs; run++) {
      World world = World.of(150, 2, 4, 1 / 12.0, random.split());
      int truth = world.active().get(1);
      OccupancyFit right = fit(world.sites(), EXACT.withFalsePositives());
      heeded += right.headline().orElseThrow().interval().contains(truth) ? 1 : 0;
      OccupancyFit wrong = fit(world.sites(), EXACT);
      ignored += wrong.headline().orElseThrow().interval().contains(truth) ? 1 : 0;
      excess += wrong.headline().orElseThrow().value() / truth - 1;
    }
    assertThat(heeded).isBetween(459, 495);
    assertThat(ignored).isLessThan(25);
    assertThat(excess / runs).isGreaterThan(0.3);
  }

  @Test
  void refusesInWords() {
    List<Survey> once = new ArrayList<>();
    for (int site = 0; site < 20; site++) {
      once.add(new Survey(site, 0, site % 3 == 0, false));
    }
    OccupancyFit single = fit(surveyed(20, 1, once), EXACT);
    assertThat(single.refused()).isTrue();
    assertThat(single.gates().get(0).detail())
        .isEqualTo(
            "sites surveyed more than once in a season are needed to tell absence from a miss, there"
                + " are 0");
    World world = World.of(60, 2, 3, 0.1, new SplittableRandom(2));
    List<Survey> doubtful =
        world.sites().surveys().stream()
            .map(s -> new Survey(s.site(), s.season(), s.detected(), false))
            .toList();
    assertThat(
            fit(surveyed(60, 2, doubtful), EXACT.withFalsePositives()).gates().stream()
                .filter(g -> !g.passed())
                .map(Gate::detail))
        .contains(
            "at least 7 certain detections are needed to tell true reports from false ones, there are"
                + " 0");
    assertThatThrownBy(() -> new Survey(0, 0, false, true))
        .hasMessage("Only a detection can be certain, got none");
    assertThatThrownBy(() -> new Survey(-1, 0, false, false))
        .hasMessage("A survey must be of a site in a season, got -1 and 0");
    assertThatThrownBy(() -> surveyed(2, 1, List.of(new Survey(0, 0, true, false))))
        .hasMessage("Every site must be surveyed once at least, site 1 was not");
    assertThatThrownBy(() -> surveyed(1, 1, List.of(new Survey(0, 1, true, false))))
        .hasMessage("A survey is of site 0 in season 1, there are 1 and 1");
    assertThatThrownBy(() -> surveyed(1, 1, List.of()))
        .hasMessage("Expected sites, seasons and surveys, got 1, 1 and 0");
  }
}
