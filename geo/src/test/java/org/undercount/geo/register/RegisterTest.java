package org.undercount.geo.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.border.NoBorder;
import org.undercount.geo.border.TestBorders;
import org.undercount.geo.place.Geodesics;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.Precision;

class RegisterTest {

  private static final LonLat KK_PARK = LonLat.of(98.557, 16.631);
  private static final LonLat KK_PARK_MOVED = LonLat.of(98.520722, 16.647556);
  private static final LonLat KK_PARK_ZONE_A = LonLat.of(98.569810, 16.628420);
  private static final LonLat SIHANOUKVILLE = LonLat.of(103.52958, 10.60932);
  private static final LonLat LAUKKAI = LonLat.of(98.76444, 23.69472);
  private static final LonLat LAUKKAI_OLDER = LonLat.of(98.500, 23.583);

  @Test
  void oneCompoundWhoseCoordinatesMovedIsOneSite() {
    Register register =
        resolve(
            report("a", "KK Park", "KK园区", "MM", KK_PARK, "site (~1 km)"),
            report("b", "KK园區", "", "MM", KK_PARK_MOVED, "site (~1 km)"));

    assertThat(register.sites()).hasSize(1);
    assertThat(register.sites().get(0).members()).hasSize(2);
  }

  @Test
  void aTownMovedByThirtyKilometresIsOneSite() {
    Register register =
        resolve(
            report("a", "Laukkai (town cluster)", "老街", "MM", LAUKKAI, "town"),
            report("b", "老街", "", "MM", LAUKKAI_OLDER, "town"),
            report("c", "Laukkai town cluster", "", "MM", LAUKKAI_OLDER, "town"));

    assertThat(register.sites()).hasSize(1);
  }

  @Test
  void theSecondZoneIsAnotherSite() {
    Register register =
        resolve(
            report("a", "KK Park", "", "MM", KK_PARK, "site (~1 km)"),
            report("b", "KK Park II (Zone A)", "KK Park Zone A", "MM", KK_PARK_ZONE_A, "building"));

    assertThat(register.sites()).hasSize(2);
  }

  @Test
  void sitesThatShareATownsCentroidStayApart() {
    Register register =
        resolve(
            report("a", "White Sand 2", "白沙二期", "KH", SIHANOUKVILLE, "town (centroid)"),
            report("b", "White Sand Palace", "白沙皇宫", "KH", SIHANOUKVILLE, "town (centroid)"),
            report("c", "Jin Bei 4", "金贝4", "KH", SIHANOUKVILLE, "town (centroid)"),
            report("d", "Jin Bei 3", "", "KH", SIHANOUKVILLE, "town (centroid)"),
            report("e", "Crown High-Tech Industrial Park", "", "KH", SIHANOUKVILLE, "town"),
            report("f", "", "", "KH", SIHANOUKVILLE, "town"));

    assertThat(register.sites()).hasSize(6);
  }

  @Test
  void twoNamesForOneBuildingAreOneSite() {
    Register register =
        resolve(
            report("a", "Golden Phoenix", "", "KH", LonLat.of(104.0, 11.0), "building"),
            report("b", "Heng He", "", "KH", LonLat.of(104.0004, 11.0), "building"),
            report("c", "Heng He", "", "KH", LonLat.of(104.0004, 11.0), "town"));

    assertThat(register.sites()).hasSize(1);
    assertThat(register.sites().get(0).naming().name()).isEqualTo("Heng He");
    assertThat(register.sites().get(0).naming().aliases()).containsExactly("Golden Phoenix");
  }

  @Test
  void namesInTwoScriptsLeaveItToTheDistance() {
    LonLat here = LonLat.of(104.0, 11.0);
    LonLat beside = LonLat.of(104.003, 11.0); // 330 m
    LonLat farther = LonLat.of(104.006, 11.0); // 660 m
    Register register =
        resolve(
            of("press", report("a", "玉峰赌场", "", "KH", here, "site (~1 km)")),
            of("ngo", report("b", "ស្ពានទន្លេ មាស", "", "KH", beside, "building")),
            of("ngo", report("c", "ភ្នំ ពេញថ្មី", "", "KH", farther, "building")),
            of("police", report("d", "Golden Crane", "", "KH", beside, "town")));

    assertThat(register.sites().stream().map(s -> ids(s)))
        .containsExactlyInAnyOrder("a,b", "c", "d");
  }

  @Test
  void oneSourceWithTwoNamesMeansTwoSites() {
    LonLat here = LonLat.of(104.0, 11.0);
    Register register =
        resolve(
            of("press", report("a", "玉峰赌场", "", "KH", here, "site (~1 km)")),
            of("ngo", report("b", "Jade Summit", "", "KH", here, "site (~1 km)")),
            of("ngo", report("c", "Silver Maple", "", "KH", here, "site (~1 km)")));

    assertThat(register.sites()).hasSize(2);
  }

  @Test
  void aWeakLinkDoesNotChainTwoSitesTogether() {
    // B's alias equals C's name, but A and C are numbered differently.
    Register register =
        resolve(
            report("a", "Dragon Bay 1", "", "KH", SIHANOUKVILLE, "town"),
            report("b", "Dragon Bay 1", "Dragon Bay 2", "KH", SIHANOUKVILLE, "town"),
            report("c", "Dragon Bay 2", "", "KH", SIHANOUKVILLE, "town"));

    assertThat(register.sites()).hasSize(2);
  }

  @Test
  void aReportWithoutAPositionJoinsTheOneSiteItsNameFits() {
    Register register =
        resolve(
            report("a", "KK Park", "", "MM", KK_PARK, "site (~1 km)"),
            report("b", "KK园区", "", "MM", null, "name only"));

    assertThat(register.sites()).hasSize(1);
  }

  @Test
  void aReportWhoseNameFitsTwoSitesIsNotGuessed() {
    Register register =
        resolve(
            report("a", "Crown", "", "KH", SIHANOUKVILLE, "town"),
            report("b", "Crown", "", "KH", LonLat.of(106.13557, 11.06317), "town"),
            report("c", "Crown", "", "KH", null, "name only"));

    assertThat(register.sites()).hasSize(3);
    assertThat(register.sites())
        .flatMap(RegisteredSite::notes)
        .containsExactly("no position, and the name fits 2 other sites: not joined to any");
  }

  @Test
  void aReportWhoseNameFitsTwoSitesJoinsTheOneInItsTown() {
    Register register =
        resolve(
            in("Sihanoukville", report("a", "Crown", "", "KH", SIHANOUKVILLE, "town")),
            in("Bavet", report("b", "Crown", "", "KH", LonLat.of(106.13557, 11.06317), "town")),
            in("Bavet", report("c", "Crown", "", "KH", null, "name only")));

    assertThat(register.sites().stream().map(s -> ids(s))).containsExactlyInAnyOrder("a", "b,c");
  }

  @Test
  void statedAndComputedCountryStandSideBySide() {
    Register register =
        resolve(
            report("a", "Alpha", "", "TH", KK_PARK, "building"),
            report("b", "Beta", "", "TH", KK_PARK_ZONE_A, "site (~1 km)"),
            report("c", "Gamma", "", "MM", KK_PARK, "building"),
            report("d", "Delta", "", "ZZ", KK_PARK, "town"),
            report(
                "e",
                "Tai Chang",
                "",
                "MM",
                LonLat.of(98.69028, 16.38461),
                "town on OTHER bank; country must not be computed from this point"),
            report("f", "Nowhere", "", "KH", null, "name only"));

    assertThat(register.sites())
        .extracting(
            s -> s.naming().name(),
            s -> s.country().agreement().flag(),
            s -> s.country().agreement().reason())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "Alpha", "differs", "stated TH, the position is in MM"),
            org.assertj.core.groups.Tuple.tuple(
                "Beta", "ambiguous", "also within the stated precision: TH"),
            org.assertj.core.groups.Tuple.tuple("Gamma", "agree", ""),
            org.assertj.core.groups.Tuple.tuple(
                "Delta", "not stated", "also within the stated precision: TH"),
            org.assertj.core.groups.Tuple.tuple(
                "Tai Chang",
                "not computed",
                "the position is of a place on the other side of the border"),
            org.assertj.core.groups.Tuple.tuple("Nowhere", "not computed", "no position is known"));
    RegisteredSite otherBank = named(register, "Tai Chang");
    assertThat(otherBank.country().knownBorder()).isEmpty();
  }

  /** In Thailand: Mae Sot's centroid is 5.9 km from Myanmar, the second place 3.5 km. */
  @ParameterizedTest(name = "{0} {1} stated {2}: {3}, counted in {4}")
  @CsvSource(
      textBlock =
          """
          98.56667,  16.71667, MM, building,      differs,    TH
          98.56667,  16.71667, MM, town centroid, differs,    TH
          98.56667,  16.71667, MM, 6 km,          ambiguous,  MM
          98.56667,  16.71667, MM, district,      ambiguous,  MM
          98.56667,  16.71667, KH, district,      differs,    TH
          98.5439,   16.7112,  MM, town centroid, ambiguous,  MM
          98.5439,   16.7112,  MM, '',            ambiguous,  MM
          98.5439,   16.7112,  MM, not stated,    ambiguous,  MM
          98.5439,   16.7112,  MM, site (~1 km),  differs,    TH
          98.5439,   16.7112,  ZZ, town centroid, not stated, TH
          98.5439,   16.7112,  TH, town centroid, agree,      TH
          98.6,      16.8,     MM, building,      ambiguous,  MM
          99,        17,       MM, '',            ambiguous,  MM
          """)
  void differsOnlyWhereTheStatedCountryIsOutsideTheDisc(
      double longitude,
      double latitude,
      String stated,
      String precision,
      String flag,
      String counted) {
    RegisteredSite.Country country =
        resolve(report("a", "Alpha", "", stated, LonLat.of(longitude, latitude), precision))
            .sites()
            .get(0)
            .country();

    assertThat(country.agreement().flag()).isEqualTo(flag);
    assertThat(country.countedIn()).isEqualTo(CountryCode.of(counted));
  }

  @Test
  void positionsThatContradictOneAnotherWidenTheDisc() {
    // Both said to be within 1 km, but 4.3 km apart.
    RegisteredSite site =
        resolve(
                report("a", "KK Park", "", "MM", KK_PARK, "site (~1 km)"),
                report("b", "KK Park", "", "MM", KK_PARK_MOVED, "site (~1 km)"))
            .sites()
            .get(0);

    double apart = Geodesics.metres(KK_PARK, KK_PARK_MOVED);
    assertThat(apart).isBetween(4_200.0, 4_400.0);
    assertThat(site.place().position()).isEqualTo(KK_PARK_MOVED);
    assertThat(site.place().radiusMetres()).isEqualTo(apart + 1_000);
    assertThat(site.country().uncertaintyMetres()).isEqualTo(Math.hypot(apart + 1_000, 250));
    assertThat(site.notes())
        .containsExactly("its reported positions lie further apart than their precision allows");
  }

  @Test
  void oneWrongCoordinateDoesNotMoveASiteAcrossTheBorder() {
    // The first is in Thailand, 3.5 km from Myanmar; the second, less exact, is in Myanmar.
    RegisteredSite site =
        resolve(
                report("a", "Alpha", "", "MM", LonLat.of(98.5439, 16.7112), "building"),
                report("b", "Alpha", "", "MM", LonLat.of(98.50893, 16.68911), "site (~1 km)"))
            .sites()
            .get(0);

    assertThat(site.members()).hasSize(2);
    assertThat(site.country().agreement().flag()).isEqualTo("ambiguous");
    assertThat(site.country().countedIn()).isEqualTo(CountryCode.of("MM"));
  }

  @Test
  void aTownsCentroidSaysNothingAgainstAPositionOfTheSite() {
    RegisteredSite site =
        resolve(
                report("a", "Alpha", "", "KH", LonLat.of(103.62153, 10.62347), "building"),
                report("b", "Alpha", "", "KH", SIHANOUKVILLE, "town (centroid)"))
            .sites()
            .get(0);

    assertThat(site.members()).hasSize(2);
    assertThat(site.place().radiusMetres()).isEqualTo(50);
    assertThat(site.notes()).isEmpty();
  }

  @Test
  void sourcesThatStateTwoCountriesEquallyOftenAreSettledByThePosition() {
    LonLat maeSot = LonLat.of(98.56667, 16.71667);
    RegisteredSite site =
        resolve(
                report("a", "Alpha", "", "MM", maeSot, "building"),
                report("b", "Alpha", "", "TH", maeSot, "building"))
            .sites()
            .get(0);

    assertThat(site.country().stated()).isEqualTo(CountryCode.of("TH"));
    assertThat(site.country().agreement().flag()).isEqualTo("agree");
    assertThat(site.notes()).containsExactly("sources state different countries: {MM=1, TH=1}");
  }

  @Test
  void withoutAPositionASiteIsCountedWhereItIsStated() {
    RegisteredSite.Country country =
        resolve(report("a", "Alpha", "", "KH", null, "name only")).sites().get(0).country();

    assertThat(country.countedIn()).isEqualTo(CountryCode.of("KH"));
    assertThat(country.border()).isEqualTo(new NoBorder("no position is known"));
  }

  @Test
  void hintsWhereSwappingWouldAgree() {
    // Dubai as 25 N 55 E, written the other way round: 55 N 25 E is in Lithuania.
    Register register =
        resolve(report("a", "Dubai site", "", "AE", LonLat.of(25.00827, 55.15682), "building"));

    assertThat(register.sites().get(0).country().agreement().flag()).isEqualTo("differs");
    assertThat(register.sites().get(0).notes())
        .containsExactly("latitude and longitude look swapped");
  }

  @Test
  void theMostPrecisePositionIsTheSites() {
    RegisteredSite site =
        resolve(
                report("a", "Shwe Kokko", "", "MM", LonLat.of(98.50893, 16.68911), "town"),
                report("b", "Shwekokko", "", "MM", LonLat.of(98.530917, 16.820472), "village"))
            .sites()
            .get(0);

    assertThat(site.place().position()).isEqualTo(LonLat.of(98.530917, 16.820472));
    assertThat(site.place().precision().kind()).isEqualTo(Precision.Kind.VILLAGE);
    assertThat(site.country().uncertaintyMetres()).isEqualTo(Math.hypot(2_000, 250));
  }

  @Property(tries = 20)
  void theOrderOfTheReportsDoesNotMatter(@ForAll long seed) {
    List<PlaceReport> reports = many(40);
    List<PlaceReport> shuffled = new ArrayList<>(reports);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(Register.resolve(shuffled, TestBorders.borders()))
        .isEqualTo(Register.resolve(reports, TestBorders.borders()));
  }

  @Test
  void everyReportIsInExactlyOneSite() {
    List<PlaceReport> reports = many(400);

    assertThat(
            Register.resolve(reports, TestBorders.borders()).sites().stream()
                .flatMap(s -> s.members().stream())
                .map(PlaceReport::id))
        .containsExactlyInAnyOrderElementsOf(reports.stream().map(PlaceReport::id).toList());
  }

  @Test
  void aLaterReportDoesNotChangeTheSitesId() {
    PlaceReport first = report("a", "KK Park", "", "MM", KK_PARK, "site (~1 km)");
    String id = resolve(first).sites().get(0).id();

    PlaceReport later =
        new PlaceReport(
            "0",
            "",
            new PlaceReport.Naming("KK Park", List.of()),
            first.location(),
            new PlaceReport.Evidence("source", "", "", "2024-06", ""));

    assertThat(resolve(later, first).sites().get(0).id()).isEqualTo(id);
  }

  @Test
  void refusesTwoReportsWithOneId() {
    PlaceReport report = report("a", "KK Park", "", "MM", KK_PARK, "site");

    assertThatThrownBy(() -> resolve(report, report))
        .hasMessage("Report ids must be distinct, got 1 ids for 2");
  }

  @Test
  void refusesADateThatDoesNotExist() {
    assertThatThrownBy(() -> new PlaceReport.Evidence("", "", "", "2023-02-30", ""))
        .hasMessage("A date of evidence is YYYY, YYYY-MM or YYYY-MM-DD, or blank, got 2023-02-30");
    assertThat(PlaceReport.Evidence.isDate("2023-13")).isFalse();
    assertThat(PlaceReport.Evidence.isDate("2024-02-29")).isTrue();
  }

  private static String ids(RegisteredSite site) {
    return String.join(",", site.members().stream().map(PlaceReport::id).toList());
  }

  private static PlaceReport of(String source, PlaceReport report) {
    return new PlaceReport(
        report.id(),
        report.delivery(),
        report.naming(),
        report.location(),
        new PlaceReport.Evidence(source, "compound", "active", "2023-01", ""));
  }

  private static PlaceReport in(String town, PlaceReport report) {
    PlaceReport.Location at = report.location();
    return new PlaceReport(
        report.id(),
        report.delivery(),
        report.naming(),
        new PlaceReport.Location(at.statedCountry(), town, at.position(), at.precision()),
        report.evidence());
  }

  private static RegisteredSite named(Register register, String name) {
    return register.sites().stream()
        .filter(s -> s.naming().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Register resolve(PlaceReport... reports) {
    return Register.resolve(Arrays.asList(reports), TestBorders.borders());
  }

  /** Reports of twelve sites under changing spellings, some without a position. */
  private static List<PlaceReport> many(int count) {
    List<String> names =
        List.of(
            "Shwe Kokko",
            "Shwekokko",
            "KK Park",
            "KK园区",
            "Huanya 2",
            "Huanya II",
            "Apollo",
            "Apolo",
            "Golden Gate",
            "Gold Gate",
            "Crown",
            "Dongmei Zone");
    List<PlaceReport> reports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LonLat position = LonLat.of(98.5 + i % 7 * 0.004, 16.7 + i % 5 * 0.004);
      reports.add(
          report(
              "r" + i,
              names.get(i % names.size()),
              "",
              "MM",
              i % 6 == 5 ? null : position,
              i % 3 == 0 ? "building" : i % 3 == 1 ? "site" : "town"));
    }
    return reports;
  }

  private static PlaceReport report(
      String id,
      String name,
      String alias,
      String country,
      @Nullable LonLat position,
      String precision) {
    return new PlaceReport(
        id,
        "",
        new PlaceReport.Naming(name, alias.isEmpty() ? List.of() : List.of(alias)),
        new PlaceReport.Location(CountryCode.of(country), "", position, Precision.parse(precision)),
        new PlaceReport.Evidence("source", "compound", "active", "2023-01", ""));
  }
}
