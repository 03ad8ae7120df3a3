package org.undercount.geo.place;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNameTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      textBlock =
          """
          KK Park, KK园区
          KK Park, KK園區
          KK Park, kk-park compound
          Shwe Kokko, Shwekokko
          Kyauk Khet casinos, Kyaukkhet
          O'Smach, O’Smach
          Payathonzu cluster, Payathonzu
          Jin Bei 4, 金贝4
          White Sand II, White Sand 2
          """)
  void sameNameInAnotherWriting(String a, String b) {
    assertThat(PlaceName.of(a).similarity(PlaceName.of(b))).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} is like {1}")
  @CsvSource(
      textBlock =
          """
          Payathonzu, Phaya Thonzu, 0.85
          Laukkai, Laukkaing, 0.75
          Xinshan Great Wall Park, Great Wall Park, 0.75
          """)
  void likeNamesAreLike(String a, String b, double atLeast) {
    assertThat(PlaceName.of(a).similarity(PlaceName.of(b))).isBetween(atLeast, 0.97);
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource(
      textBlock =
          """
          KK Park, KK Park II (Zone A)
          KK Park Zone A, KK Park Zone B
          White Sand 2, White Sand Palace
          Jin Bei 4, Jin Bei 3
          白沙二期, 白沙一期
          Bavet Moc Bai Casino, Bavet Crown casino compounds
          Casino, Casino
          KK, KB
          福枫园区, 福峰园区
          KK园区A栋, KK园区B栋
          KK Park Tower A, KK Park Tower B
          """)
  void differentSitesAreNotTheSame(String a, String b) {
    assertThat(PlaceName.of(a).similarity(PlaceName.of(b))).isLessThan(0.85);
  }

  @Test
  void namesOfTwoKindsOfPlaceAreAlikeButNotTheSame() {
    PlaceName park = PlaceName.of("Golden Heron Park");

    assertThat(park.similarity(PlaceName.of("Golden Heron Casino"))).isEqualTo(0.89);
    assertThat(park.similarity(PlaceName.of("Golden Heron Compound"))).isEqualTo(1);
    assertThat(park.similarity(PlaceName.of("Golden Heron"))).isEqualTo(1);
  }

  @Test
  void aPartOfASiteIsNamedWithinIt() {
    assertThat(PlaceName.of("KK Park Block 5").isWithin(PlaceName.of("KK Park"))).isTrue();
    assertThat(PlaceName.of("KK Park").isWithin(PlaceName.of("KK Park"))).isFalse();
    assertThat(PlaceName.of("KK Park").isWithin(PlaceName.of("KK Park Block 5"))).isFalse();
    assertThat(PlaceName.of("Apollo Block 5").isWithin(PlaceName.of("Park"))).isFalse();
  }

  @Test
  void aNameOfKindsAndNumbersNamesNothing() {
    assertThat(PlaceName.of("Casino 2").isGeneric()).isTrue();
    assertThat(PlaceName.of("KK Park").isGeneric()).isFalse();
  }

  @Test
  void splitsAliasesAndTitles() {
    assertThat(PlaceName.split("Shwe Kokko / Yatai New City").stream().map(PlaceName::original))
        .containsExactly("Shwe Kokko", "Yatai New City");
    assertThat(PlaceName.split("老街|Laogai; Laukkaing||").stream().map(PlaceName::original))
        .containsExactly("老街", "Laogai", "Laukkaing");
    assertThat(PlaceName.split("Trans-Asia/Huanya site")).hasSize(1);
  }

  @Property(tries = 300)
  void similarityIsSymmetricAndBetweenZeroAndOne(
      @ForAll @StringLength(max = 30) String a, @ForAll @StringLength(max = 30) String b) {
    PlaceName left = PlaceName.of(a);
    PlaceName right = PlaceName.of(b);

    assertThat(left.similarity(right)).isBetween(0.0, 1.0);
    assertThat(left.similarity(right)).isEqualTo(right.similarity(left));
  }
}
