package org.undercount.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Verdict;

class CentreTurnoverTest {

  private static final Quarter FIRST = new Quarter(2023, 1);
  private static final List<String> SOURCES = List.of("ngo", "police", "press");

  /** What really happened between the last two quarters, and what sources saw of it. */
  private record World(SiteHistories seen, int opened, int closed) {}

  private static World world(SplittableRandom random, int sites, double[] detection) {
    TreeMap<String, SortedMap<Quarter, Set<String>>> seen = new TreeMap<>();
    int opened = 0;
    int closed = 0;
    for (int i = 0; i < sites; i++) {
      boolean before = random.nextDouble() < 0.92;
      boolean now = !before || random.nextDouble() > 0.09;
      opened += before ? 0 : 1;
      closed += now ? 0 : 1;
      TreeMap<Quarter, Set<String>> site = new TreeMap<>();
      look(random, before, FIRST, detection[0], site);
      look(random, now, FIRST.plus(1), detection[1], site);
      if (!site.isEmpty()) {
        seen.put("s" + i, site);
      }
    }
    return new World(new SiteHistories(seen), opened, closed);
  }

  private static void look(
      SplittableRandom random,
      boolean active,
      Quarter quarter,
      double detection,
      TreeMap<Quarter, Set<String>> site) {
    Set<String> sources = new TreeSet<>();
    for (int s = 0; s < SOURCES.size(); s++) {
      if (active && random.nextDouble() < detection + 0.05 * (s - 1)) {
        sources.add(SOURCES.get(s));
      }
    }
    if (!sources.isEmpty()) {
      site.put(quarter, sources);
    }
  }

  private static Map<String, EstimateRow> estimated(SiteHistories seen, Quarter quarter) {
    return new CentreTurnover(quarter, 0.95, 500, Seed.of(1))
        .of(Map.of("KH", seen)).joint().rows().stream()
            .collect(Collectors.toMap(EstimateRow::key, Function.identity()));
  }

  private static Verdict verdict(Map<String, EstimateRow> rows, String key) {
    EstimateRow row = rows.get(key);
    assertThat(row).as(key).isNotNull();
    return java.util.Objects.requireNonNull(row).verdict();
  }

  /** Also where sources look much harder in the second quarter, which opens no centre. */
  @Test
  void intervalsHoldWhatOpenedAndClosed() {
    for (double[] detection : List.of(new double[] {0.5, 0.5}, new double[] {0.35, 0.6})) {
      SplittableRandom random = new SplittableRandom(11);
      int opened = 0;
      int closed = 0;
      double bias = 0;
      int runs = 200;
      for (int run = 0; run < runs; run++) {
        World world = world(random, 120, detection);
        Map<String, EstimateRow> rows = estimated(world.seen(), FIRST.plus(1));
        Estimate in = verdict(rows, "E4o.KH.2023Q2").estimate().orElseThrow();
        Estimate out = verdict(rows, "E4c.KH.2023Q2").estimate().orElseThrow();
        opened += in.interval().contains(world.opened()) ? 1 : 0;
        closed += out.interval().contains(world.closed()) ? 1 : 0;
        bias += (in.value() - world.opened()) / runs;
      }
      // 95 % of 200, three standard errors of a count: 181 to 199.
      assertThat(opened).isBetween(181, 200);
      assertThat(closed).isBetween(181, 200);
      assertThat(bias).isBetween(-2.0, 2.0);
    }
  }

  @Test
  void aChangeIsAFlowOfItsOwn() {
    World world = world(new SplittableRandom(2), 120, new double[] {0.5, 0.5});
    EstimateRow row = estimated(world.seen(), FIRST.plus(1)).get("E4c.KH.2023Q2");
    assertThat(row).isNotNull();
    assertThat(java.util.Objects.requireNonNull(row).estimand())
        .isEqualTo(
            new Estimand(
                "centres",
                "scam centres active in the quarter before that are no longer in this one",
                "KH",
                "2023Q2",
                Estimand.Kind.FLOW));
  }

  /** Chances of single sites sum to the numbers of the sites seen, and are told only of those. */
  @Test
  void everySiteSeenHasAFate() {
    World world = world(new SplittableRandom(5), 150, new double[] {0.5, 0.5});
    CentreTurnover.Outcome outcome =
        new CentreTurnover(FIRST.plus(1), 0.95, 500, Seed.of(1)).of(Map.of("KH", world.seen()));
    assertThat(outcome.sites().stream().map(SiteFate::siteId))
        .containsExactlyInAnyOrderElementsOf(world.seen().sites().keySet());
    for (SiteFate fate : outcome.sites()) {
      SortedMap<Quarter, Set<String>> reported =
          java.util.Objects.requireNonNull(world.seen().sites().get(fate.siteId()));
      if (reported.containsKey(FIRST.plus(1))) {
        assertThat(fate.active()).isCloseTo(1, within(1e-9));
        assertThat(fate.closed()).isCloseTo(0, within(1e-9));
      } else {
        assertThat(fate.active()).isBetween(0.0, 0.9);
        assertThat(fate.closed()).isCloseTo(1 - fate.active(), within(1e-9));
      }
      assertThat(fate.opened()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void theFirstQuarterHasNoneBefore() {
    World world = world(new SplittableRandom(2), 120, new double[] {0.5, 0.5});
    Verdict verdict = verdict(estimated(world.seen(), FIRST), "E4o.KH.2023Q1");
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal().orElseThrow())
        .contains(
            "no place was reported in the quarter before: what opened or closed since then cannot"
                + " be told");
  }

  @Test
  void oneSourceCannotTellAClosingFromAMiss() {
    TreeMap<String, SortedMap<Quarter, Set<String>>> seen = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      TreeMap<Quarter, Set<String>> site = new TreeMap<>();
      site.put(FIRST, Set.of("ngo", "police"));
      if (i % 2 == 0) {
        site.put(FIRST.plus(1), Set.of("ngo"));
      }
      seen.put("s" + i, site);
    }
    Verdict verdict = verdict(estimated(new SiteHistories(seen), FIRST.plus(1)), "E4c.KH.2023Q2");
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal().orElseThrow())
        .contains("the quarter with the fewest has 1 sources that reported active centres");
  }

  @Test
  void aGapEndsWhatIsLookedBackAt() {
    TreeMap<String, SortedMap<Quarter, Set<String>>> seen = new TreeMap<>();
    TreeMap<Quarter, Set<String>> site = new TreeMap<>();
    for (int q : new int[] {0, 2, 3}) {
      site.put(FIRST.plus(q), Set.of("ngo"));
    }
    seen.put("s", site);
    assertThat(new SiteHistories(seen).upTo(FIRST.plus(3)))
        .containsExactly(FIRST.plus(2), FIRST.plus(3));
  }
}
