package org.undercount.geo.border;

import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.place.LonLat;

/**
 * How far the next country is.
 *
 * @param metres geodesic distance to the nearest point of another country's territory, 0 where
 *     territories overlap; territorial sea counts as territory, so a coast is not a border
 * @param neighbour that country
 * @param nearest that point
 */
public record BorderDistance(double metres, CountryCode neighbour, LonLat nearest) {

  public BorderDistance {
    if (!(metres >= 0)) {
      throw new IllegalArgumentException("A distance is not negative, got " + metres);
    }
  }
}
