package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

class QuickComparisonTest {

  private static final List<Field> FIELDS =
      List.of(
          new Field("given", FieldKind.GIVEN_NAME),
          new Field("family", FieldKind.FAMILY_NAME),
          new Field("born", FieldKind.DATE),
          new Field("document", FieldKind.IDENTIFIER),
          new Field("sex", FieldKind.SEX),
          new Field("known", FieldKind.FULL_NAME));

  private static final LinkModel MODEL =
      Estimation.start(FIELDS, new TreeMap<>(java.util.Map.of(0x111111L, 1000L)), 1000, 100_000);

  /** A pair is given up exactly if its weight, rarity at its most, is too small. */
  @Property(tries = 5000)
  void givesUpNoPairThatMatters(
      @ForAll("records") List<String> left,
      @ForAll("records") List<String> right,
      @ForAll @DoubleRange(min = -30, max = 20) double leastBits) {
    RecordValues one = RecordValues.of(left);
    RecordValues other = RecordValues.of(right);
    long full = comparison(FIELDS).pattern(one, other);
    QuickComparison comparison = new QuickComparison(comparison(FIELDS), MODEL, leastBits);
    long quick = comparison.pattern(one, other, 10);
    if (quick == QuickComparison.HOPELESS) {
      assertThat(MODEL.bits(full, 10)).isLessThan(leastBits);
    } else {
      assertThat(quick).isEqualTo(full);
      assertThat(comparison.reaches(full, 10)).isEqualTo(MODEL.bits(full, 10) >= leastBits);
    }
  }

  @Provide
  Arbitrary<List<String>> records() {
    Arbitrary<String> names = Arbitraries.of("", "sokha", "sokhar", "chan", "maria", "m");
    Arbitrary<String> dates =
        Arbitraries.of("", "1990-04-05", "1990-05-04", "1991-04-05", "1990-00-00", "1977-12-31");
    Arbitrary<String> documents = Arbitraries.of("", "X1234567", "X1234576", "Y9998887");
    Arbitrary<String> sexes = Arbitraries.of("", "f", "m");
    Arbitrary<String> known =
        Arbitraries.of(
            "",
            "sok chan",
            "chan sok",
            "~suk jan",
            "maria lopez",
            "~mariya lupiz",
            "lopes maria s");
    return net.jqwik.api.Combinators.combine(names, names, dates, documents, sexes, known)
        .as((g, f, d, n, s, k) -> List.of(g, f, d, n, s, k));
  }

  private static FieldComparison comparison(List<Field> fields) {
    return new FieldComparison(fields, new TreeMap<>());
  }
}
