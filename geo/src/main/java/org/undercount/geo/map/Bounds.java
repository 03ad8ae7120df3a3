package org.undercount.geo.map;

import java.util.Collection;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.undercount.geo.place.LonLat;

/**
 * The part of the earth a map shows, in degrees; it does not cross the 180th meridian.
 *
 * @param west western edge
 * @param south southern edge
 * @param east eastern edge
 * @param north northern edge
 */
public record Bounds(double west, double south, double east, double north) {

  public Bounds {
    if (!(west >= -180
        && west < east
        && east <= 180
        && south >= -85
        && south < north
        && north <= 85)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Map bounds run west < east within ±180° and south < north within ±85°, got"
                  + " %s %s %s %s",
              west,
              south,
              east,
              north));
    }
  }

  /** Mainland South-East Asia with its neighbours. */
  public static Bounds southEastAsia() {
    return new Bounds(90, -11, 128, 29);
  }

  /** The smallest bounds that hold all points with a margin, cut at the edges of the world. */
  public static Bounds around(Collection<LonLat> points, double marginDegrees) {
    Envelope envelope = new Envelope();
    points.forEach(p -> envelope.expandToInclude(p.longitude(), p.latitude()));
    if (envelope.isNull()) {
      throw new IllegalArgumentException("Map bounds need at least one point, got none");
    }
    envelope.expandBy(marginDegrees);
    return new Bounds(
        Math.max(-180, envelope.getMinX()),
        Math.max(-85, envelope.getMinY()),
        Math.min(180, envelope.getMaxX()),
        Math.min(85, envelope.getMaxY()));
  }

  Envelope envelope() {
    return new Envelope(west, east, south, north);
  }

  double middleLatitude() {
    return (south + north) / 2;
  }
}
