package org.undercount.geo.border;

import java.util.Optional;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.place.LonLat;

/**
 * How far the next country with a common land border is.
 *
 * @param metres geodesic distance to the nearest point of that country's territory, 0 where
 *     territories overlap; territorial sea counts as territory, so a coast is not a border, and
 *     from a coast the nearest point may be at sea
 * @param neighbour that country
 * @param nearest that point
 */
public record BorderDistance(double metres, CountryCode neighbour, LonLat nearest)
    implements NearestBorder {

  public BorderDistance {
    if (!(metres >= 0)) {
      throw new IllegalArgumentException("A distance is not negative, got " + metres);
    }
  }

  @Override
  public Optional<BorderDistance> known() {
    return Optional.of(this);
  }

  @Override
  public String reason() {
    return "";
  }
}
