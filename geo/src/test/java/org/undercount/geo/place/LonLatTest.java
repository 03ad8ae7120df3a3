package org.undercount.geo.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LonLatTest {

  @ParameterizedTest(name = "{0}, {1} is rounded to {2} m")
  @CsvSource(
      textBlock =
          """
          0,        0,        78451
          103,      60,       61897
          102.5,    13.7,     7734
          102.51,   13.7,     773
          102.5,    13.71,    773
          102.77739, 13.65907, 1
          -98.5,    -16.7,    7680
          """)
  void fewDecimalsMeanACoarsePosition(double longitude, double latitude, double metres) {
    assertThat(LonLat.of(longitude, latitude).roundingMetres())
        .isCloseTo(metres, Offset.offset(1.0));
  }

  @Test
  void saysThatTheTwoLookSwapped() {
    assertThatThrownBy(() -> LonLat.of(16.631, 98.557))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "latitude must be in [-90, 90] degrees, got 98.557;"
                + " latitude and longitude look swapped");
  }

  @Test
  void refusesALongitudeOffTheEarth() {
    assertThatThrownBy(() -> LonLat.of(181, 10))
        .hasMessage("longitude must be in [-180, 180] degrees, got 181.0");
  }

  @Test
  void refusesWhatIsNotANumber() {
    assertThatThrownBy(() -> LonLat.of(100, Double.NaN))
        .hasMessage("latitude must be in [-90, 90] degrees, got NaN");
  }

  @Test
  void minusZeroIsZero() {
    assertThat(LonLat.of(-0.0, -0.0)).isEqualTo(LonLat.of(0.0, 0.0));
  }

  /** Karney's own example in the GeographicLib documentation: Wellington to Salamanca. */
  @Test
  void distanceEqualsThePublishedGeodesic() {
    double metres = Geodesics.metres(LonLat.of(174.81, -41.32), LonLat.of(-5.50, 40.96));

    assertThat(metres).isCloseTo(19_959_679.26735382, Offset.offset(1e-6));
  }

  @Property(tries = 200)
  void distanceIsSymmetricNotNegativeAndZeroToItself(
      @ForAll @DoubleRange(min = -180, max = 180) double x1,
      @ForAll @DoubleRange(min = -90, max = 90) double y1,
      @ForAll @DoubleRange(min = -180, max = 180) double x2,
      @ForAll @DoubleRange(min = -90, max = 90) double y2) {
    LonLat a = LonLat.of(x1, y1);
    LonLat b = LonLat.of(x2, y2);

    assertThat(Geodesics.metres(a, b))
        .isNotNegative()
        .isCloseTo(Geodesics.metres(b, a), Offset.offset(1e-6));
    assertThat(Geodesics.metres(a, a)).isZero();
  }

  @Test
  void aCellHoldsItsPointAndKnowsItsParent() {
    // h3.latLngToCell(37.7752702151959, -122.418307270836, 9), documentation of H3 4.
    Cell cell = Cell.of(LonLat.of(-122.418307270836, 37.7752702151959), 9);

    assertThat(cell).hasToString("8928308280fffff");
    assertThat(cell.parent(8))
        .isEqualTo(Cell.of(LonLat.of(-122.418307270836, 37.7752702151959), 8));
    assertThat(cell.around()).hasSize(7).contains(cell);
  }

  @Test
  void refusesAResolutionH3DoesNotHave() {
    assertThatThrownBy(() -> Cell.of(LonLat.of(0, 0), 16))
        .hasMessage("An H3 resolution is between 0 and 15, got 16");
  }

  @Property(tries = 500)
  void whatIsFartherByTheBoundIsFartherByTheGeodesic(
      @ForAll @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @DoubleRange(min = -60, max = 60) double latitude,
      @ForAll @DoubleRange(min = -1, max = 1) double east,
      @ForAll @DoubleRange(min = -1, max = 1) double north) {
    LonLat here = LonLat.of(longitude, latitude);
    LonLat there = LonLat.of(Math.max(-180, Math.min(180, longitude + east)), latitude + north);
    double metres = Geodesics.metres(here, there);

    assertThat(here.isFarther(there, metres)).isFalse();
    assertThat(here.isFarther(there, metres / 2 - 1)).isTrue();
  }
}
