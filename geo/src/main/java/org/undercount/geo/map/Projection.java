package org.undercount.geo.map;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Equidistant cylindrical projection, true to scale along the middle latitude: x = λ cos φ₀, y =
 * −φ, scaled to the map's width in pixels. Right for a region, stretched far from the middle on a
 * world map; nothing is measured on it.
 */
final class Projection {

  private final Bounds bounds;
  private final double pixelsPerLatitude;
  private final double pixelsPerLongitude;

  Projection(Bounds bounds, double widthPixels) {
    this.bounds = bounds;
    this.pixelsPerLongitude = widthPixels / (bounds.east() - bounds.west());
    this.pixelsPerLatitude = pixelsPerLongitude / Math.cos(Math.toRadians(bounds.middleLatitude()));
  }

  double heightPixels() {
    return (bounds.north() - bounds.south()) * pixelsPerLatitude;
  }

  double x(double longitude) {
    return (longitude - bounds.west()) * pixelsPerLongitude;
  }

  double y(double latitude) {
    return (bounds.north() - latitude) * pixelsPerLatitude;
  }

  /** Path data of every polygon with its holes; never empty for a geometry that is not. */
  String path(Geometry geometry) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        ring(path, polygon.getExteriorRing().getCoordinates());
        for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
          ring(path, polygon.getInteriorRingN(h).getCoordinates());
        }
      }
    }
    return path.toString();
  }

  private void ring(StringBuilder path, Coordinate[] ring) {
    for (int i = 0; i < ring.length - 1; i++) {
      path.append(i == 0 ? 'M' : 'L')
          .append(number(x(ring[i].x)))
          .append(' ')
          .append(number(y(ring[i].y)));
    }
    path.append('Z');
  }

  static String number(double pixels) {
    String text = String.format(Locale.ROOT, "%.1f", pixels);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
