package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {

  /** Winkler (1994), table of examples; printed there cut to four digits. */
  @ParameterizedTest
  @CsvSource({
    "MARTHA, MARHTA, 0.9611",
    "DWAYNE, DUANE, 0.8400",
    "DIXON, DICKSONX, 0.8133",
    "JONES, JOHNSON, 0.8323",
    "ABROMS, ABRAMS, 0.9222"
  })
  void jaroWinklerGivesThePublishedValues(String a, String b, double expected) {
    assertThat(Similarity.jaroWinkler(a, b)).isCloseTo(expected, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "'', abc, 3", "ca, abc, 3", "same, same, 0"})
  void editsCountExchangedNeighboursOnce(String a, String b, int edits) {
    assertThat(Similarity.edits(a, b)).isEqualTo(edits);
  }

  @Test
  void namesMatchInAnyOrderAndWithoutAMiddleName() {
    assertThat(Similarity.names("aung san", "san aung")).isGreaterThan(0.99);
    assertThat(Similarity.names("frank brightman", "frank edward brightman")).isGreaterThan(0.95);
    assertThat(Similarity.names("frank brightman", "maria lopez")).isLessThan(0.6);
  }

  /** What is told at once never is what matters, and the rest is exact. */
  @Property(tries = 5000)
  void lessThanWhatMattersMayBeToldAtOnce(
      @ForAll @CharRange(from = 'a', to = 'e') @StringLength(max = 9) String a,
      @ForAll @CharRange(from = 'a', to = 'e') @StringLength(max = 9) String b,
      @ForAll @DoubleRange(min = 0, max = 1) double least) {
    double exact = Similarity.jaroWinkler(a, b);
    double quick = new Word(a, a).jaroWinkler(new Word(b, b), least);
    if (exact >= least) {
      assertThat(quick).isEqualTo(exact);
    } else {
      assertThat(quick).isLessThan(least);
    }
  }

  @Property(tries = 5000)
  void namesThatMatterAreExact(
      @ForAll("names") String a,
      @ForAll("names") String b,
      @ForAll @DoubleRange(min = 0, max = 1) double least) {
    SpelledName one = SpelledName.of(a);
    SpelledName other = SpelledName.of(b);
    assertWhereItMatters(Similarity.names(a, b), Similarity.names(one, other, least), least);
    assertWhereItMatters(
        Similarity.soundingNames(a, b), Similarity.soundingNames(one, other, least), least);
  }

  private static void assertWhereItMatters(double exact, double quick, double least) {
    if (exact >= least) {
      assertThat(quick).isCloseTo(exact, within(1e-12));
    } else {
      assertThat(quick).isLessThan(least);
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("sok", "suok", "chan", "jann", "maria", "mariya", "lopez", "s")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(words -> String.join(" ", words));
  }

  @Property(tries = 500)
  void symmetricAndWithinBounds(
      @ForAll @AlphaChars @StringLength(max = 12) String a,
      @ForAll @AlphaChars @StringLength(max = 12) String b) {
    assertThat(Similarity.jaroWinkler(a, b))
        .isBetween(0.0, 1.0)
        .isCloseTo(Similarity.jaroWinkler(b, a), within(1e-12));
    assertThat(Similarity.edits(a, b))
        .isEqualTo(Similarity.edits(b, a))
        .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    assertThat(Similarity.names(a + " " + b, b))
        .isCloseTo(Similarity.names(b, a + " " + b), within(1e-12));
  }

  @Property(tries = 2000)
  void editsUpToANumberAreTheEditsHeldToOneMore(
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 9) String a,
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 9) String b,
      @ForAll @IntRange(min = 1, max = 3) int most) {
    assertThat(Similarity.editsUpTo(a, b, most))
        .isEqualTo(Math.min(most + 1, Similarity.edits(a, b)));
  }

  @Property(tries = 200)
  void onlyEqualStringsAreFullyAlike(
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String a,
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String b) {
    assertThat(Similarity.jaroWinkler(a, a)).isEqualTo(1);
    assertThat(Similarity.edits(a, a)).isZero();
    if (!a.equals(b)) {
      assertThat(Similarity.jaroWinkler(a, b)).isLessThan(1);
      assertThat(Similarity.edits(a, b)).isPositive();
    }
  }
}
