package org.undercount.jobs.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.synthetic.centres.Town;
import org.undercount.geo.border.Borders;
import org.undercount.geo.border.CountryAnswer;
import org.undercount.geo.place.LonLat;

/** The synthetic region's ground against real borders, which its own module cannot see. */
class SyntheticTownsTest {

  private static final Borders BORDERS = Borders.load(Path.of("target", "border-cache"));

  /** Steps across a town's box, corners and centroid included: about 500 m. */
  private static final int STEPS = 30;

  static Stream<Town> towns() {
    return Town.ALL.stream();
  }

  /** So the truth has no centre that a faultless position puts in another country. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("towns")
  void everyTownStandsAKilometreInsideItsCountry(Town town) {
    for (int i = 0; i <= STEPS; i++) {
      for (int j = 0; j <= STEPS; j++) {
        LonLat place =
            LonLat.of(
                town.west() + (town.east() - town.west()) * i / STEPS,
                town.south() + (town.north() - town.south()) * j / STEPS);

        assertThat(BORDERS.countryAt(place, 1_000))
            .as(place.toString())
            .isEqualTo(new CountryAnswer.Inside(CountryCode.of(town.country())));
      }
    }
  }
}
