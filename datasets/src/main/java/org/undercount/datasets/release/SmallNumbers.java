package org.undercount.datasets.release;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.undercount.datasets.disclosure.CountedUnit;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.disclosure.Rule;

/**
 * The rule of release for headlines: an interval or a bound made from a small count would give the
 * count away, so both go with it; and published digits never promise more than the data hold.
 */
public final class SmallNumbers {

  private SmallNumbers() {}

  /** The headline, or the same headline refused if its recorded count is small or withheld. */
  public static Headline guard(Headline headline, CountedUnit unit, Rule rule) {
    Disclosed observed = headline.observed();
    if (observed == null) {
      return headline;
    }
    Long value = observed.value();
    boolean small = value == null || (value > 0 && value < rule.threshold(unit));
    if (!small) {
      return headline;
    }
    return new Headline(
        headline.definition(),
        Disclosed.withheld(),
        new Headline.Refused(
            "the number in the records is confidential, and an estimate would give it away",
            headline.method()),
        null,
        new Headline.Trust(
            Status.REFUSED,
            headline.trust().grade(),
            headline.trust().warnings(),
            headline.trust().synthetic()));
  }

  /** An interval with this many significant digits, its ends moved outward. */
  public static Interval outward(
      double lower, double upper, double level, String kind, int digits) {
    return new Interval(
        rounded(lower, digits, RoundingMode.FLOOR),
        rounded(upper, digits, RoundingMode.CEILING),
        level,
        kind);
  }

  /** A central value with this many significant digits. */
  public static double central(double value, int digits) {
    return rounded(value, digits, RoundingMode.HALF_EVEN);
  }

  private static double rounded(double value, int digits, RoundingMode mode) {
    return new BigDecimal(Double.toString(value))
        .round(new MathContext(digits, mode))
        .doubleValue();
  }
}
