package org.undercount.geo.map;

import org.undercount.datasets.key.CountryCode;

/**
 * A value shown by the tone of a country.
 *
 * @param country which
 * @param value not negative, in the map's unit of shades
 * @param label what is written under the country's name, such as "11,300 (10,300 to 12,500)"; blank
 *     for the name alone
 */
public record Shade(CountryCode country, double value, String label) {

  public Shade {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "A shade's value is finite and not negative, got " + value + " for " + country);
    }
  }
}
