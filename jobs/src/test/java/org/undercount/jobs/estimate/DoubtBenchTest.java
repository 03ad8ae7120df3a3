package org.undercount.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.estimate.DoubtBench.Links;
import org.undercount.jobs.estimate.DoubtBench.Pairs;
import org.undercount.jobs.estimate.DoubtBench.Performance;
import org.undercount.jobs.estimate.DoubtBench.World;

class DoubtBenchTest {

  private static double width(Optional<Estimate> estimate) {
    Interval interval = estimate.orElseThrow().interval();
    return interval.upper() - interval.lower();
  }

  @Test
  void doubtWidensTheIntervalOfWorldsWhereLinksAreInDoubt() {
    List<World> done = new ArrayList<>();
    List<World> worlds = new DoubtBench(SparkTest.spark(), 0.2).run(2, Seed.of(4), done::add);
    assertThat(done).isEqualTo(worlds).hasSize(2);
    assertThat(worlds.get(0).people()).isNotEqualTo(worlds.get(1).people());
    for (World world : worlds) {
      Links links = world.links();
      assertThat(world.records()).isLessThan(world.people());
      assertThat(links.best().wrong()).isPositive().isLessThan(links.best().all() / 2);
      assertThat(links.missed()).isPositive().isLessThan(links.truth() / 2);
      assertThat(links.sampled().all()).isCloseTo(links.truth(), within(links.truth() / 4));
      assertThat(width(world.doubted())).isGreaterThan(width(world.best()));
      assertThat(world.shareOfLinkage()).isBetween(0.01, 0.9);
      Interval known = world.reference().orElseThrow().interval();
      assertThat((double) world.people()).isBetween(known.lower(), known.upper());
    }
  }

  @Test
  void refusedWorldsTakeNoPartInCoverage() {
    Links links = new Links(10, new Pairs(9, 1), new Pairs(9.5, 1));
    assertThat(links.missed()).isEqualTo(2);
    List<World> worlds =
        List.of(
            world(links, Optional.of(estimate(110, 90, 130))),
            world(links, Optional.of(estimate(130, 120, 150))),
            world(links, Optional.empty()));
    Performance best = Performance.of(worlds, World::best);
    assertThat(best.refused()).isEqualTo(1);
    assertThat(best.estimated()).isEqualTo(2);
    assertThat(best.covered()).isEqualTo(1);
    assertThat(best.bias()).isCloseTo(0.2, within(1e-12));
    assertThat(best.width()).isCloseTo(0.35, within(1e-12));
  }

  private static World world(Links links, Optional<Estimate> best) {
    return new World(100, 50, links, best, Optional.empty(), Optional.empty(), 0);
  }

  private static Estimate estimate(double value, double lower, double upper) {
    return new Estimate(
        value, new Interval(lower, upper, 0.95, "given"), "given", java.util.Map.of());
  }
}
