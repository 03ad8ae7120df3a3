package org.undercount.geo.place;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * A position on the WGS 84 ellipsoid, in decimal degrees.
 *
 * @param longitude east positive, in [-180, 180]
 * @param latitude north positive, in [-90, 90]
 */
public record LonLat(double longitude, double latitude) implements Comparable<LonLat> {

  /** One degree at the equator (WGS 84); a rounding needs no better. */
  private static final double METRES_PER_LATITUDE = 110_574;

  private static final double METRES_PER_LONGITUDE = 111_320;

  /** Less than a degree of latitude has anywhere, and of longitude at the equator. */
  private static final double METRES_PER_DEGREE = 110_000;

  public LonLat {
    Optional<String> problem = problem(longitude, latitude);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
    // -0.0 and 0.0 are one place and must hash alike.
    longitude = longitude + 0.0;
    latitude = latitude + 0.0;
  }

  /** Longitude first, as in GeoJSON. */
  public static LonLat of(double longitude, double latitude) {
    return new LonLat(longitude, latitude);
  }

  /**
   * What is wrong with a pair read from a file, with the hint that the two look swapped where they
   * would be a position the other way round; empty when nothing is.
   */
  public static Optional<String> problem(double longitude, double latitude) {
    boolean latitudeOk = latitude >= -90 && latitude <= 90;
    boolean longitudeOk = longitude >= -180 && longitude <= 180;
    if (latitudeOk && longitudeOk) {
      return Optional.empty();
    }
    String wrong =
        latitudeOk
            ? String.format(
                Locale.ROOT, "longitude must be in [-180, 180] degrees, got %s", longitude)
            : String.format(Locale.ROOT, "latitude must be in [-90, 90] degrees, got %s", latitude);
    boolean swapped =
        !latitudeOk && longitude >= -90 && longitude <= 90 && latitude >= -180 && latitude <= 180;
    return Optional.of(swapped ? wrong + "; latitude and longitude look swapped" : wrong);
  }

  /**
   * How far the place may be from a position rounded to the decimals written, in metres: half a
   * unit of the last decimal place in both directions, on the diagonal. The more exact of the two
   * coordinates counts, since a trailing zero is not kept: 13.7° N 102.6° E is 7.7 km.
   */
  public double roundingMetres() {
    double halfUnit = 0.5 * Math.pow(10, -Math.max(decimals(longitude), decimals(latitude)));
    return halfUnit
        * Math.hypot(
            METRES_PER_LONGITUDE * Math.cos(Math.toRadians(latitude)), METRES_PER_LATITUDE);
  }

  private static int decimals(double degrees) {
    return Math.max(0, BigDecimal.valueOf(degrees).stripTrailingZeros().scale());
  }

  /**
   * True only if the other is farther than that: a bound by latitude and longitude alone, a hundred
   * times cheaper than the geodesic. A degree of latitude has at least 110 km, one of longitude at
   * least 110 km times the cosine of the higher latitude.
   */
  public boolean isFarther(LonLat other, double metres) {
    double degrees = Math.abs(longitude - other.longitude) % 360;
    double apart = Math.min(degrees, 360 - degrees);
    double highest = Math.max(Math.abs(latitude), Math.abs(other.latitude));
    double north = METRES_PER_DEGREE * Math.abs(latitude - other.latitude);
    double east = METRES_PER_DEGREE * apart * Math.cos(Math.toRadians(Math.min(highest, 90)));
    return north > metres || (apart < 10 && east > metres);
  }

  @Override
  public int compareTo(LonLat other) {
    int byLongitude = Double.compare(longitude, other.longitude);
    return byLongitude != 0 ? byLongitude : Double.compare(latitude, other.latitude);
  }
}
