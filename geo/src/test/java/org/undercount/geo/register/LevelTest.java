package org.undercount.geo.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.border.TestBorders;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.Precision;

class LevelTest {

  private static final LonLat GATE = LonLat.of(98.557, 16.631);
  private static final LonLat BLOCK = LonLat.of(98.5575, 16.631); // 53 m
  private static final LonLat FARTHER = LonLat.of(98.587, 16.631); // 3.2 km

  @ParameterizedTest(name = "{0}, {1} is a {2}")
  @CsvSource(
      textBlock =
          """
          KK Park,                   compound, COMPOUND
          KK Park Block 5,           compound, BUILDING
          KK Park Building A,        '',       BUILDING
          KK园区A栋,                  '',       BUILDING
          KK园区5号楼,                '',       BUILDING
          KK Park Tower B,           casino,   BUILDING
          អាគារ ៥,                   '',       BUILDING
          Tòa 3 Golden Gate,         '',       BUILDING
          'Golden Gate, 3rd floor',  hotel,    UNIT
          Golden Gate unit 12,       building, UNIT
          金门12层,                   '',       UNIT
          ชั้น 4 Golden Gate,          '',       UNIT
          Golden Gate,               building, BUILDING
          Golden Gate,               hotel,    COMPOUND
          The Tower of Babylon,      '',       COMPOUND
          KK Park II (Zone A),       '',       COMPOUND
          Jin Bei 4,                 casino,   COMPOUND
          """)
  void namesAndKindsSayTheLevel(String name, String kind, Level level) {
    assertThat(Level.of(name, kind.isEmpty() ? List.of() : List.of(kind))).isEqualTo(level);
  }

  @Test
  void whatMostReportsSayItIsCounts() {
    assertThat(Level.of("Golden Gate", List.of("building", "hotel", "building")))
        .isEqualTo(Level.BUILDING);
    assertThat(Level.of("Golden Gate", List.of("building", "hotel"))).isEqualTo(Level.COMPOUND);
  }

  @Test
  void aBlockIsAPartOfItsCompoundAndAFloorOfItsBlock() {
    Map<String, RegisteredSite> sites =
        resolve(
            report("a", "KK Park", GATE, "building"),
            report("b", "KK Park Block 5", BLOCK, "building"),
            report("c", "KK Park Block 6", BLOCK, "building"),
            report("d", "KK Park Block 5, 3rd floor", BLOCK, "building"));

    assertThat(sites).hasSize(4);
    assertThat(site(sites, "a").isTop()).isTrue();
    assertThat(site(sites, "b").standing().parent()).contains(site(sites, "a").id());
    assertThat(site(sites, "c").standing().parent()).contains(site(sites, "a").id());
    assertThat(site(sites, "d").standing().parent()).contains(site(sites, "b").id());
  }

  @Test
  void aBlockElsewhereOrOfAnotherNameIsNoPart() {
    Map<String, RegisteredSite> sites =
        resolve(
            report("a", "KK Park", GATE, "site (~1 km)"),
            report("b", "KK Park Block 5", FARTHER, "building"),
            report("c", "Apollo Block 5", BLOCK, "building"));

    assertThat(sites.values()).hasSize(3).allMatch(RegisteredSite::isTop);
  }

  @Test
  void aBlockKnownByItsTownOnlyBelongsToTheCompoundInTown() {
    Map<String, RegisteredSite> sites =
        resolve(
            report("a", "KK Park", GATE, "site (~1 km)"),
            report("b", "KK Park Block 5", FARTHER, "town"));

    assertThat(site(sites, "b").standing().parent()).contains(site(sites, "a").id());
  }

  private static RegisteredSite site(Map<String, RegisteredSite> sites, String report) {
    RegisteredSite site = sites.get(report);
    assertThat(site).as(report).isNotNull();
    return java.util.Objects.requireNonNull(site);
  }

  /** Sites by the report each consists of. */
  private static Map<String, RegisteredSite> resolve(PlaceReport... reports) {
    return Register.resolve(Arrays.asList(reports), TestBorders.borders()).sites().stream()
        .collect(Collectors.toMap(s -> s.members().get(0).id(), s -> s));
  }

  private static PlaceReport report(String id, String name, LonLat position, String precision) {
    return new PlaceReport(
        id,
        "",
        new PlaceReport.Naming(name, List.of()),
        new PlaceReport.Location(CountryCode.of("MM"), "", position, Precision.parse(precision)),
        new PlaceReport.Evidence("source", "", "active", "2023-01", ""));
  }
}
