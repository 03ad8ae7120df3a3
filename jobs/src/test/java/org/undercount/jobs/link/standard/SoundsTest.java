package org.undercount.jobs.link.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundsTest {

  @ParameterizedTest
  @CsvSource({
    "shchukin, SCukin",
    "schulz, Sulz",
    "alexei, alekse",
    "xi, xi",
    "phuong, FuoN",
    "maya, maya",
    "maria, maria",
    "mai, me",
    "anna, ana"
  })
  void spellingsBecomeSounds(String spelling, String sounds) {
    assertThat(Sounds.of(spelling)).isEqualTo(sounds);
  }

  /**
   * By hand: v and w are 0.08 apart, the spellings cost 2 × (0.7 + 0.22 + 0.65 + 0.22) and v, w.
   */
  @Test
  void likenessIsOneLessTheCostOfTheBestAlignment() {
    double all = 2 * (0.65 + 0.22 + 0.22) + 0.8 + 0.35;
    assertThat(Sounds.likeness("nava", "nawa")).isCloseTo(1 - 0.08 / all, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"ali, aly", "choe, che", "mikhail, mkhayl", "nguyen, nguyen", "zhou, jow"})
  void likeSoundsAreLikerThanStrangers(String one, String other) {
    assertThat(Sounds.likeness(one, other)).isGreaterThan(0.8);
    assertThat(Sounds.likeness(one, "bortnik")).isLessThan(0.7);
  }

  @Property(tries = 300)
  void likenessIsSymmetricAndOneForEqualSpellings(
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String a,
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String b) {
    String x = "a" + a.toLowerCase(java.util.Locale.ROOT);
    String y = "a" + b.toLowerCase(java.util.Locale.ROOT);
    assertThat(Sounds.likeness(x, y)).isCloseTo(Sounds.likeness(y, x), within(1e-12));
    assertThat(Sounds.likeness(x, y)).isBetween(0.0, 1.0);
    assertThat(Sounds.likeness(x, x)).isEqualTo(1);
  }
}
