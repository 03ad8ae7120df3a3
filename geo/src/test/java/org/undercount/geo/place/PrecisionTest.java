package org.undercount.geo.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {

  @ParameterizedTest(name = "\"{0}\" is {1} within {2} m")
  @CsvSource(
      textBlock =
          """
          site (~1 km), SITE, 1000
          building (published geolocation), BUILDING, 50
          building, BUILDING, 50
          village, VILLAGE, 2000
          town, TOWN, 5000
          town (Sihanoukville centroid), TOWN, 5000
          city, TOWN, 5000
          town on OTHER bank (Thai side); country must not be computed from this point, OTHER_BANK, 10000
          name only, NAME_ONLY, 200000
          name only (Kokang), NAME_ONLY, 200000
          city name only, NAME_ONLY, 200000
          city only (source does not place them at DIP), NAME_ONLY, 200000
          township, DISTRICT, 30000
          district-level (Botum Sakor GeoNames point; ~30 km error possible), DISTRICT, 30000
          province capital, PROVINCE, 100000
          'derived: MM-LA-TH tripoint, zone extends ~10 km downstream', DERIVED, 10000
          250 m, SITE, 250
          ± 20m, BUILDING, 20
          40 km, UNSTATED, 40000
          somewhere, UNSTATED, 5000
          '', UNSTATED, 5000
          not stated, UNSTATED, 5000
          unstated, UNSTATED, 5000
          precision unknown, UNSTATED, 5000
          exact address unknown, UNSTATED, 5000
          as stated by the source, UNSTATED, 5000
          'district, exact address not known', DISTRICT, 30000
          'town, not exact', TOWN, 5000
          'centroid of the town; building not given', TOWN, 5000
          'city centre, no street address', TOWN, 5000
          Shan State, PROVINCE, 100000
          """)
  void readsTheWordsSourcesUse(String text, Precision.Kind kind, double radiusMetres) {
    Precision precision = Precision.parse(text);

    assertThat(precision.kind()).isEqualTo(kind);
    assertThat(precision.radiusMetres()).isEqualTo(radiusMetres);
    assertThat(precision.text()).isEqualTo(text);
  }

  @Test
  void noCountryFromTheOtherBankOrFromAName() {
    assertThat(Precision.parse("town on OTHER bank").countryRefusal())
        .contains("the position is of a place on the other side of the border");
    assertThat(Precision.parse("name only").countryRefusal())
        .contains("only a name is known, the position is of unknown origin");
    assertThat(Precision.parse("town").countryRefusal()).isEmpty();
  }

  @Test
  void onlyPositionsOfTheSiteItselfMatchByDistance() {
    assertThat(Precision.parse("building").isOfTheSiteItself()).isTrue();
    assertThat(Precision.parse("site (~1 km)").isOfTheSiteItself()).isTrue();
    assertThat(Precision.parse("site (~8 km)").isOfTheSiteItself()).isFalse();
    assertThat(Precision.parse("town").isOfTheSiteItself()).isFalse();
    assertThat(Precision.unstated().isOfTheSiteItself()).isFalse();
  }

  @Test
  void refusesARadiusOfNothing() {
    assertThatThrownBy(() -> new Precision(Precision.Kind.SITE, 0, ""))
        .hasMessage("A precision radius is above 0 and at most 1000 km, got 0.0 m");
  }
}
