package org.undercount.geo.place;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/**
 * Distances along the WGS 84 ellipsoid in metres: Karney (2013), J. Geodesy 87, exact to nanometres
 * for given coordinates.
 */
public final class Geodesics {

  private Geodesics() {}

  /** Length of the shortest path between two points, in metres. */
  public static double metres(LonLat a, LonLat b) {
    return Geodesic.WGS84.Inverse(
            a.latitude(), a.longitude(), b.latitude(), b.longitude(), GeodesicMask.DISTANCE)
        .s12;
  }
}
