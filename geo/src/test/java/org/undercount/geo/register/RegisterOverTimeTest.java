package org.undercount.geo.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.geo.border.TestBorders;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.Precision;

/** Reports of several quarters resolved to one register. */
class RegisterOverTimeTest {

  private static final LonLat HERE = LonLat.of(104.0, 11.0);
  private static final LonLat TOWN = LonLat.of(104.02, 11.01);

  /**
   * In the synthetic region a site may be known to one source only by a name in a script no other
   * report of it is written in, at a town's centroid: nothing tells what it is until another report
   * states both names. So two quarters split more than six.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fewCentresAreSplitOrMerged(long seed) {
    SyntheticSites world = SyntheticSites.of(seed, 6);

    Recovery afterTwo = Recovery.of(world, SyntheticSites.FIRST.plus(1));
    assertThat(afterTwo.split()).isLessThan(0.04);
    assertThat(afterTwo.merged()).isLessThan(0.025);
    Recovery afterSix = Recovery.of(world, SyntheticSites.FIRST.plus(5));
    assertThat(afterSix.split()).isLessThan(0.02);
    assertThat(afterSix.merged()).isLessThan(0.01);
    assertThat(afterSix.precision()).isGreaterThan(0.998);
    assertThat(afterSix.recall()).isGreaterThan(0.99);
  }

  @Test
  void aSiteKnownLastQuarterKeepsItsIdentifier() {
    SyntheticSites world = SyntheticSites.of(1, 3);
    Map<String, String> before = siteOfReport(resolve(world, SyntheticSites.FIRST.plus(1)));
    Map<String, String> after = siteOfReport(resolve(world, SyntheticSites.FIRST.plus(2)));

    Set<String> known = new TreeSet<>(before.values());
    Set<String> kept = new TreeSet<>(after.values());
    kept.retainAll(known);
    assertThat(kept.size()).isGreaterThan((int) (0.97 * known.size()));
    long renamed =
        before.entrySet().stream().filter(e -> !e.getValue().equals(after.get(e.getKey()))).count();
    // Where two sites turn out to be one, the reports of the later take the earlier's identifier.
    assertThat(renamed).isLessThan(before.size() / 50);
  }

  @Test
  void theOrderOfReportsAndQuartersDoesNotMatter() {
    List<PlaceReport> reports = SyntheticSites.of(2, 2).placesUpTo(SyntheticSites.FIRST.plus(1));
    List<PlaceReport> shuffled = new ArrayList<>(reports);
    Collections.shuffle(shuffled, new Random(3));

    assertThat(Register.resolve(shuffled, TestBorders.borders()))
        .isEqualTo(Register.resolve(reports, TestBorders.borders()));
  }

  @Test
  void aLateReportOfEarlierDaysDoesNotRenameASite() {
    PlaceReport first = report("b", "2023Q1", "ngo", "Jade Summit", "", HERE, "2023-02-01");
    PlaceReport late = report("a", "2023Q2", "press", "Jade Summit", "", HERE, "2022-11-01");

    RegisteredSite both = resolve(late, first).sites().get(0);
    assertThat(both.members()).hasSize(2);
    assertThat(both.id()).isEqualTo(resolve(first).sites().get(0).id());
    assertThat(both.firstEvidence()).isEqualTo("2022-11-01");
  }

  @Test
  void aSourceMayRenameASiteBetweenDeliveriesButNotWithinOne() {
    PlaceReport known =
        report("a", "2023Q1", "press", "Jade Summit", "Silver Maple", HERE, "2023-01-05");
    PlaceReport before = report("b", "2023Q1", "ngo", "Jade Summit", "", HERE, "2023-01-05");

    assertThat(
            resolve(
                    known,
                    before,
                    report("c", "2023Q2", "ngo", "Silver Maple", "", HERE, "2023-04-05"))
                .sites())
        .hasSize(1);
    assertThat(
            resolve(
                    known,
                    before,
                    report("c", "2023Q1", "ngo", "Silver Maple", "", HERE, "2023-01-05"))
                .sites())
        .hasSize(2);
  }

  @Test
  void aNameInAnotherScriptJoinsTheOneSiteThatGivesBoth() {
    List<PlaceReport> reports = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      reports.add(report("r" + i, "2023Q" + (i % 4 + 1), "ngo", "Jade Summit", "", HERE, ""));
    }
    reports.add(report("s", "2023Q2", "press", "Jade Summit", "玉峰", HERE, ""));
    reports.add(
        new PlaceReport(
            "t",
            "2023Q3",
            new PlaceReport.Naming("玉峰", List.of()),
            new PlaceReport.Location(CountryCode.of("KH"), "", TOWN, Precision.parse("town")),
            new PlaceReport.Evidence("police", "", "active", "", "")));

    assertThat(Register.resolve(reports, TestBorders.borders()).sites()).hasSize(1);
  }

  @Test
  void aSiteOfOneNameInAnotherTownDoesNotJoin() {
    Register register =
        resolve(
            unplaced("a", "Imperial Heron Hotel", "Phnom Penh"),
            unplaced("b", "Imperial Heron Hotel", "Bavet"));

    assertThat(register.sites()).hasSize(2);
  }

  /**
   * Resolved sites against the truth.
   *
   * @param split share of the centres reported whose reports are in several sites
   * @param merged share of the centres reported that share a site with another
   * @param precision share of the pairs of reports of one site that mean one centre
   * @param recall share of the pairs of reports of one centre that are of one site
   */
  private record Recovery(double split, double merged, double precision, double recall) {

    static Recovery of(SyntheticSites world, Quarter upTo) {
      Map<String, Integer> centreOf = world.centres();
      Map<Integer, Map<String, Long>> sitesOfCentre = new TreeMap<>();
      Map<String, Map<Integer, Long>> centresOfSite = new TreeMap<>();
      siteOfReport(resolve(world, upTo))
          .forEach(
              (report, site) -> {
                Integer centre = centreOf.getOrDefault(report, -1);
                sitesOfCentre
                    .computeIfAbsent(centre, c -> new TreeMap<>())
                    .merge(site, 1L, Long::sum);
                centresOfSite
                    .computeIfAbsent(site, s -> new TreeMap<>())
                    .merge(centre, 1L, Long::sum);
              });
      double centres = sitesOfCentre.size();
      double together =
          sitesOfCentre.values().stream()
              .flatMap(m -> m.values().stream())
              .mapToLong(Recovery::pairs)
              .sum();
      return new Recovery(
          sitesOfCentre.values().stream().filter(m -> m.size() > 1).count() / centres,
          centresOfSite.values().stream()
                  .filter(m -> m.size() > 1)
                  .flatMap(m -> m.keySet().stream())
                  .distinct()
                  .count()
              / centres,
          together / centresOfSite.values().stream().mapToLong(Recovery::pairsOf).sum(),
          together / sitesOfCentre.values().stream().mapToLong(Recovery::pairsOf).sum());
    }

    private static long pairsOf(Map<?, Long> counts) {
      return pairs(counts.values().stream().mapToLong(n -> n).sum());
    }

    private static long pairs(long n) {
      return n * (n - 1) / 2;
    }
  }

  private static Register resolve(SyntheticSites world, Quarter upTo) {
    return Register.resolve(world.placesUpTo(upTo), TestBorders.borders());
  }

  private static Register resolve(PlaceReport... reports) {
    return Register.resolve(Arrays.asList(reports), TestBorders.borders());
  }

  private static Map<String, String> siteOfReport(Register register) {
    return register.sites().stream()
        .flatMap(s -> s.members().stream().map(m -> Map.entry(m.id(), s.id())))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, HashMap::new));
  }

  private static PlaceReport report(
      String id,
      String delivery,
      String source,
      String name,
      String alias,
      LonLat position,
      String day) {
    return new PlaceReport(
        id,
        delivery,
        new PlaceReport.Naming(name, alias.isEmpty() ? List.of() : List.of(alias)),
        new PlaceReport.Location(
            CountryCode.of("KH"), "", position, Precision.parse("site (~1 km)")),
        new PlaceReport.Evidence(source, "compound", "active", day, day));
  }

  private static PlaceReport unplaced(String id, String name, String town) {
    return new PlaceReport(
        id,
        "",
        new PlaceReport.Naming(name, List.of()),
        new PlaceReport.Location(CountryCode.of("KH"), town, null, Precision.parse("name only")),
        new PlaceReport.Evidence("press", "", "active", "", ""));
  }
}
