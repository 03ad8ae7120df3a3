package org.undercount.geo.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.place.Geodesics;
import org.undercount.geo.place.LonLat;

class BordersTest {

  private final Borders borders = TestBorders.borders();

  @ParameterizedTest(name = "{0} is in {3}")
  @CsvSource(
      textBlock =
          """
          KK Park,            16.631,   98.557,   MM
          Myawaddy,           16.68911, 98.50893, MM
          Mae Sot,            16.71667, 98.56667, TH
          Shwe Kokko,         16.82047, 98.53092, MM
          Bavet,              11.06317, 106.13557, KH
          Moc Bai,            11.08,    106.19,    VN
          Poipet,             13.65805, 102.56365, KH
          Aranyaprathet,      13.69276, 102.50128, TH
          Ruili,              24.00139, 97.86499,  CN
          Muse,               23.99742, 97.90109,  MM
          Hanoi,              21.0278,  105.8342,  VN
          Dien Bien Phu,      21.3860,  103.0230,  VN
          Bach Long Vi,       20.1333,  107.7167,  VN
          Udon Thani,         17.4138,  102.7870,  TH
          Ko Samui,           9.5120,   100.0136,  TH
          Ho Chi Minh City,   10.7769,  106.7009,  VN
          Vientiane,          17.9757,  102.6331,  LA
          Kashgar,            39.4704,  75.9898,   CN
          Hong Kong,          22.3193,  114.1694,  HK
          Puerto Aysen,       -45.4030, -72.6920,  CL
          """)
  void rightToTheRiver(String place, double latitude, double longitude, String country) {
    CountryAnswer answer = borders.countryAt(LonLat.of(longitude, latitude));

    assertThat(answer).isEqualTo(new CountryAnswer.Inside(CountryCode.of(country)));
  }

  @Test
  void farOutAtSeaThereIsNoCountry() {
    LonLat middleOfTheSouthChinaSea = LonLat.of(114.0, 13.0);

    assertThat(borders.countryAt(middleOfTheSouthChinaSea)).isEqualTo(new CountryAnswer.None());
    assertThat(borders.countryAt(LonLat.of(0, 0)).candidates()).isEmpty();
  }

  @Test
  void ambiguousWhereTheRiverIsNearerThanTheUncertainty() {
    LonLat kkParkZoneA = LonLat.of(98.569810, 16.628420);

    assertThat(borders.countryAt(kkParkZoneA, 50))
        .isEqualTo(new CountryAnswer.Inside(CountryCode.of("MM")));
    assertThat(borders.countryAt(kkParkZoneA, Borders.UNCERTAINTY_METRES))
        .isEqualTo(
            new CountryAnswer.Ambiguous(List.of(CountryCode.of("MM"), CountryCode.of("TH"))));
  }

  @Test
  void aTripointHasThreeCandidatesAndTheHoldingOneComesFirst() {
    CountryAnswer answer = borders.countryAt(LonLat.of(100.0845, 20.3527), 10_000);

    assertThat(answer.candidates())
        .containsExactlyInAnyOrder(
            CountryCode.of("MM"), CountryCode.of("LA"), CountryCode.of("TH"));
    assertThat(answer.candidates().get(0))
        .isEqualTo(borders.countryAt(LonLat.of(100.0845, 20.3527)).country().orElseThrow());
  }

  @Test
  void theCoastIsNotABorder() {
    LonLat sihanoukville = LonLat.of(103.52958, 10.60932);

    BorderDistance border = borders.nearestBorder(sihanoukville).known().orElseThrow();

    // Phu Quoc's waters; the coast itself is 2 km away.
    assertThat(border.neighbour()).isEqualTo(CountryCode.of("VN"));
    assertThat(border.metres()).isBetween(35_000.0, 45_000.0);
  }

  @Test
  void theNearestPointIsOnTheNeighboursOutline() {
    for (LonLat place :
        List.of(LonLat.of(98.557, 16.631), LonLat.of(106.13557, 11.06317), LonLat.of(116, 6))) {
      BorderDistance border = borders.nearestBorder(place).known().orElseThrow();

      assertThat(Geodesics.metres(place, border.nearest())).isEqualTo(border.metres());
      assertThat(borders.countryAt(border.nearest(), 1).candidates()).contains(border.neighbour());
    }
  }

  @Test
  void acrossTheDateLineTheShortWayIsTaken() {
    // Taveuni, Fiji, at 180°; Wallis and Futuna lies east of it.
    CountryAnswer answer = borders.countryAt(LonLat.of(179.95, -16.8), 400_000);

    assertThat(answer.candidates()).contains(CountryCode.of("WF"));
  }

  @ParameterizedTest(name = "{0} has no border")
  @CsvSource(
      textBlock =
          """
          Clark,          15.1806, 120.5344, PH has no land border
          Pasay,          14.5378, 121.0014, PH has no land border
          Puerto Princesa, 9.7392, 118.7353, PH has no land border
          Singapore,       1.3521, 103.8198, SG has no land border
          Suva,          -18.1416, 178.4419, FJ has no land border
          open sea,       13.0,    114.0,    in no country's territory
          """)
  void anIslandHasNoBorder(String place, double latitude, double longitude, String reason) {
    assertThat(borders.nearestBorder(LonLat.of(longitude, latitude)))
        .isEqualTo(new NoBorder(reason));
  }

  @Test
  void aNearerCountryAcrossTheSeaIsNoBorder() {
    // Johor Bahru: Singapore is 2 km away by water, Indonesia's waters 40 km.
    LonLat johorBahru = LonLat.of(103.7414, 1.4927);

    assertThat(borders.countryAt(johorBahru, 5_000).candidates()).contains(CountryCode.of("SG"));
    assertThat(borders.nearestBorder(johorBahru).known().orElseThrow().neighbour())
        .isEqualTo(CountryCode.of("ID"));
  }

  @Test
  void aMissingBorderSaysWhy() {
    assertThatThrownBy(() -> new NoBorder(" "))
        .hasMessage("A missing border needs a reason, got a blank one");
  }

  @Property(tries = 200)
  void aStepShorterThanTheBorderDistanceStaysInTheCountry(
      @ForAll @DoubleRange(min = 97, max = 107) double longitude,
      @ForAll @DoubleRange(min = 10, max = 25) double latitude,
      @ForAll @DoubleRange(min = -0.9, max = 0.9) double east,
      @ForAll @DoubleRange(min = -0.4, max = 0.4) double north) {
    Borders all = TestBorders.borders();
    LonLat place = LonLat.of(longitude, latitude);
    CountryAnswer answer = all.countryAt(place);
    if (answer instanceof CountryAnswer.Inside) {
      double metres = all.nearestBorder(place).known().orElseThrow().metres();
      LonLat moved =
          LonLat.of(longitude + east * metres / 111_400, latitude + north * metres / 111_400);

      assertThat(metres).isNotNegative();
      // A step may leave the territory for the open sea, never for another country.
      assertThat(all.countryAt(moved)).isIn(answer, new CountryAnswer.None());
    }
  }

  @Test
  void everyArchiveZoneHasACountryOrIsOpenSea() {
    assertThat(borders.territories(new org.locationtech.jts.geom.Envelope(-180, 180, -90, 90)))
        .hasSizeGreaterThan(1_000)
        .allSatisfy(t -> assertThat(t.polygon().isEmpty()).isFalse());
  }

  @Test
  void refusesANegativeUncertainty() {
    assertThatThrownBy(() -> borders.countryAt(LonLat.of(100, 15), -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An uncertainty is a distance of at least 0 m, got -1.0");
  }

  @Test
  void refusesADistanceThatIsNotOne() {
    assertThatThrownBy(
            () -> new BorderDistance(Double.NaN, CountryCode.of("TH"), LonLat.of(100, 15)))
        .hasMessage("A distance is not negative, got NaN");
  }

  @Test
  void anAmbiguousAnswerHasTwoCandidates() {
    assertThatThrownBy(() -> new CountryAnswer.Ambiguous(List.of(CountryCode.of("TH"))))
        .hasMessage("An ambiguous answer has at least two candidates, got [TH]");
  }
}
