package org.undercount.geo.map;

import java.util.Locale;
import org.undercount.datasets.key.CountryCode;

/**
 * A flow between two countries as it may be printed.
 *
 * @param from origin
 * @param to destination
 * @param value point estimate or count, in the map's unit
 * @param lower lower end of its interval; equal to the value where there is none
 * @param upper upper end of its interval
 */
public record Flow(CountryCode from, CountryCode to, double value, double lower, double upper) {

  public Flow {
    if (!(value >= 0
        && lower >= 0
        && lower <= value
        && value <= upper
        && upper < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A flow needs 0 ≤ lower ≤ value ≤ upper, all finite, got %s ≤ %s ≤ %s (%s to %s)",
              lower,
              value,
              upper,
              from,
              to));
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "A flow joins two countries, got " + from + " as both: show it as a shade");
    }
  }
}
