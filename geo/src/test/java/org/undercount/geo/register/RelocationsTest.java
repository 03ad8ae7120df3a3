package org.undercount.geo.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.geo.register.Relocations.Link;
import org.undercount.geo.register.Relocations.Route;

class RelocationsTest {

  private static final Route ACROSS = new Route(CountryCode.of("KH"), CountryCode.of("MM"));
  private static final LocalDate DAY = LocalDate.of(2023, 5, 1);

  /**
   * Six regions over six quarters, each with about 38 moves of which both ends were reported. What
   * closed and opened is given; which belong together is to be found.
   */
  @Test
  void movesOfTheSyntheticRegionAreRecovered() {
    List<World> worlds = LongStream.rangeClosed(1, 6).mapToObj(World::of).toList();

    double[] errors = worlds.stream().mapToDouble(w -> w.expected() - w.moves()).toArray();
    double mean = java.util.Arrays.stream(errors).average().orElseThrow();
    double sd =
        Math.sqrt(
            java.util.Arrays.stream(errors).map(e -> (e - mean) * (e - mean)).sum()
                / (errors.length - 1));
    assertThat(mean).isCloseTo(0, within(3 * sd / Math.sqrt(errors.length)));

    List<Judged> judged = worlds.stream().flatMap(w -> w.judged().stream()).toList();
    List<Judged> likely = judged.stream().filter(j -> j.probability() >= 0.5).toList();
    assertThat(likely).hasSizeGreaterThan(100);
    assertThat(share(likely)).isGreaterThan(0.75);
    // calibration: what is said and what is true in three bands of probability
    assertThat(share(likely)).isCloseTo(said(likely), within(band(likely)));
    List<Judged> doubtful = judged.stream().filter(j -> j.probability() < 0.5).toList();
    List<Judged> middling = doubtful.stream().filter(j -> j.probability() >= 0.1).toList();
    List<Judged> unlikely = doubtful.stream().filter(j -> j.probability() < 0.1).toList();
    assertThat(share(middling)).isCloseTo(said(middling), within(band(middling)));
    assertThat(share(unlikely)).isLessThan(0.01);
    assertThat(rankedAboveFalse(judged)).isGreaterThan(0.95);
  }

  @Test
  void ofOneOpenedSiteTheLinksSumToAtMostItsProbability() {
    List<MovingSite> sites = World.sites(SyntheticSites.of(1, 4));
    List<MovingSite> doubtful =
        sites.stream()
            .map(
                s ->
                    new MovingSite(
                        s.id(),
                        s.country(),
                        s.operatorIds(),
                        s.closing(),
                        new MovingSite.Change(s.opening().probability() * 0.6, s.opening().day())))
            .toList();
    Map<String, Double> sums =
        Relocations.of(doubtful).links().stream()
            .collect(
                Collectors.groupingBy(Link::toId, Collectors.summingDouble(Link::probability)));

    assertThat(sums).isNotEmpty();
    assertThat(sums.values()).allMatch(s -> s <= 0.6 + 1e-9);
  }

  @Test
  void theOrderOfTheSitesDoesNotMatter() {
    List<MovingSite> sites = World.sites(SyntheticSites.of(2, 3));
    List<MovingSite> shuffled = new ArrayList<>(sites);
    Collections.shuffle(shuffled, new Random(4));

    assertThat(Relocations.of(shuffled)).isEqualTo(Relocations.of(sites));
  }

  @Test
  void nothingIsLinkedWhereNothingClosedOrOpened() {
    MovingSite still = site("a", "KH", 0, 0);

    assertThat(Relocations.of(List.of()).links()).isEmpty();
    assertThat(Relocations.of(List.of(still, site("b", "MM", 0, 1))).links()).isEmpty();
    assertThat(Relocations.of(List.of(still, site("b", "KH", 1, 0))).links()).isEmpty();
  }

  @Test
  void refusesTwoSitesWithOneIdAndAProbabilityAboveOne() {
    MovingSite site = site("a", "KH", 1, 0);

    assertThatThrownBy(() -> Relocations.of(List.of(site, site)))
        .hasMessage("Site ids must be distinct, got 1 ids for 2");
    assertThatThrownBy(() -> new MovingSite.Change(1.2, DAY))
        .hasMessage("A probability is in [0, 1], got 1.2");
  }

  private static MovingSite site(String id, String country, double closed, double opened) {
    return new MovingSite(
        id,
        CountryCode.of(country),
        Set.of("o"),
        new MovingSite.Change(closed, DAY),
        new MovingSite.Change(opened, DAY));
  }

  /** A link and whether it is true. */
  private record Judged(double probability, boolean isTrue) {}

  private static double share(List<Judged> judged) {
    return judged.stream().mapToDouble(j -> j.isTrue() ? 1 : 0).average().orElseThrow();
  }

  private static double said(List<Judged> judged) {
    return judged.stream().mapToDouble(Judged::probability).average().orElseThrow();
  }

  /** Three standard errors of the share, and as much again for the parameters learnt. */
  private static double band(List<Judged> judged) {
    return 3
        * Math.sqrt(
            2 * judged.stream().mapToDouble(j -> j.probability() * (1 - j.probability())).sum())
        / judged.size();
  }

  /** Area under the ROC curve. */
  private static double rankedAboveFalse(List<Judged> judged) {
    TreeMap<Double, long[]> counts = new TreeMap<>();
    judged.forEach(
        j -> counts.computeIfAbsent(j.probability(), p -> new long[2])[j.isTrue() ? 1 : 0]++);
    double below = 0;
    double won = 0;
    double trues = 0;
    for (long[] at : counts.values()) {
      won += at[1] * (below + at[0] / 2.0);
      below += at[0];
      trues += at[1];
    }
    return won / (below * trues);
  }

  /**
   * A region's moves.
   *
   * @param expected along the one route there is
   * @param moves that are true and of which both ends were reported active
   * @param judged the links
   */
  private record World(double expected, long moves, List<Judged> judged) {

    static World of(long seed) {
      SyntheticSites world = SyntheticSites.of(seed, 6);
      List<MovingSite> sites = sites(world);
      Relocations found = Relocations.of(sites);
      Set<String> seen = sites.stream().map(MovingSite::id).collect(Collectors.toSet());
      Map<String, String> origins = new HashMap<>();
      for (Centre centre : world.plan().centres()) {
        String id = Integer.toString(centre.id());
        String from = Integer.toString(centre.life().movedFrom());
        if (seen.contains(id) && seen.contains(from)) {
          origins.put(id, from);
        }
      }
      return new World(
          found.expected(ACROSS),
          origins.size(),
          found.links().stream()
              .map(l -> new Judged(l.probability(), l.fromId().equals(origins.get(l.toId()))))
              .toList());
    }

    /** Centres as their reports show them: operators named, first and last active evidence. */
    static List<MovingSite> sites(SyntheticSites world) {
      List<String> names = new ArrayList<>();
      Map<Integer, List<String>> namesAt = new TreeMap<>();
      Map<Integer, TreeSet<LocalDate>> days = new TreeMap<>();
      for (SyntheticSites.Told told : world.told()) {
        String operator = told.report().evidence().operator();
        if (operator != null) {
          names.add(operator);
          namesAt.computeIfAbsent(told.centre(), c -> new ArrayList<>()).add(operator);
        }
        LocalDate day = told.report().evidence().reportedOn();
        if (day != null && told.report().evidence().status().equals("active")) {
          days.computeIfAbsent(told.centre(), c -> new TreeSet<>()).add(day);
        }
      }
      Operators operators = Operators.of(names);
      List<MovingSite> sites = new ArrayList<>();
      days.forEach(
          (id, active) -> {
            Centre.Life life = world.plan().centre(id).life();
            boolean opened = !life.opened().isBefore(SyntheticSites.FIRST.firstDay());
            sites.add(
                new MovingSite(
                    Integer.toString(id),
                    CountryCode.of(world.plan().centre(id).country()),
                    operators.at(namesAt.getOrDefault(id, List.of())),
                    new MovingSite.Change(life.closed() == null ? 0 : 1, active.last()),
                    new MovingSite.Change(opened ? 1 : 0, active.first())));
          });
      return sites;
    }
  }
}
