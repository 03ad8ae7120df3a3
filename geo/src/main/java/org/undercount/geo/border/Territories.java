package org.undercount.geo.border;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.place.LonLat;

/**
 * Look-ups in the mapped border file. A run of edges wholly east of a point crosses its eastward
 * ray an odd number of times exactly if its two ends lie on different sides of the ray, so only
 * runs whose envelope holds the point are read edge by edge (with JTS's exact orientation test).
 */
final class Territories {

  /** Shortest degree of latitude, and of longitude at the equator, in metres (WGS 84). */
  private static final double METRES_PER_LATITUDE = 110_574;

  private static final double METRES_PER_LONGITUDE = 111_320;

  /** The planes of the search and its bound scale a degree a little differently. */
  private static final double SLACK = 0.99;

  /** The nearest point of a country's outline, by the local plane. */
  record Nearest(CountryCode country, LonLat point, double planeMetres) {}

  private final List<CountryCode> countries = new ArrayList<>();
  private final float[] polygonEnvelopes;
  private final double[] polygonNarrowest;
  private final int[] firstRuns;
  private final float[] runEnvelopes;
  private final double[] runNarrowest;
  private final int[] runStarts;
  private final int[] runLengths;
  private final FloatBuffer vertices;

  Territories(ByteBuffer file) {
    ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int polygons = in.getInt(8);
    int runs = in.getInt(12);
    polygonEnvelopes = new float[4 * polygons];
    firstRuns = new int[polygons + 1];
    in.position(BorderFile.HEADER_BYTES);
    for (int p = 0; p < polygons; p++) {
      countries.add(BorderFile.country(in));
      for (int k = 0; k < 4; k++) {
        polygonEnvelopes[4 * p + k] = in.getFloat();
      }
      firstRuns[p] = in.getInt();
      firstRuns[p + 1] = firstRuns[p] + in.getInt();
    }
    runEnvelopes = new float[4 * runs];
    runStarts = new int[runs];
    runLengths = new int[runs];
    for (int r = 0; r < runs; r++) {
      for (int k = 0; k < 4; k++) {
        runEnvelopes[4 * r + k] = in.getFloat();
      }
      runStarts[r] = in.getInt();
      runLengths[r] = in.getInt();
    }
    polygonNarrowest = narrowest(polygonEnvelopes);
    runNarrowest = narrowest(runEnvelopes);
    vertices = in.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  /** Every country whose territory holds the point or its outline, in code order. */
  List<CountryCode> holding(LonLat point) {
    double x = point.longitude();
    double y = point.latitude();
    List<CountryCode> found = new ArrayList<>(2);
    for (int p = 0; p < countries.size(); p++) {
      if (x >= polygonEnvelopes[4 * p]
          && y >= polygonEnvelopes[4 * p + 1]
          && x <= polygonEnvelopes[4 * p + 2]
          && y <= polygonEnvelopes[4 * p + 3]
          && !found.contains(countries.get(p))
          && holds(p, x, y)) {
        found.add(countries.get(p));
      }
    }
    found.sort(null);
    return found;
  }

  private boolean holds(int polygon, double x, double y) {
    boolean odd = false;
    Coordinate at = new Coordinate(x, y);
    for (int r = firstRuns[polygon]; r < firstRuns[polygon + 1]; r++) {
      if (y < runEnvelopes[4 * r + 1]
          || y > runEnvelopes[4 * r + 3]
          || x > runEnvelopes[4 * r + 2]) {
        continue;
      }
      int first = runStarts[r];
      int last = first + runLengths[r];
      if (x < runEnvelopes[4 * r]) {
        odd ^= (latitude(first) > y) != (latitude(last) > y);
      } else {
        RayCrossingCounter counter = new RayCrossingCounter(at);
        Coordinate from = new Coordinate(longitude(first), latitude(first));
        Coordinate to = new Coordinate();
        for (int i = first + 1; i <= last; i++) {
          to.x = longitude(i);
          to.y = latitude(i);
          counter.countSegment(from, to);
          from.x = to.x;
          from.y = to.y;
        }
        if (counter.isOnSegment()) {
          return true;
        }
        odd ^= counter.getLocation() == Location.INTERIOR;
      }
    }
    return odd;
  }

  /** The nearest outline of a country wanted, if nearer than the limit. */
  Optional<Nearest> nearest(LonLat point, Predicate<CountryCode> wanted, double limitMetres) {
    Search search = new Search(point, limitMetres);
    List<Integer> order = new ArrayList<>();
    double[] bounds = new double[countries.size()];
    for (int p = 0; p < countries.size(); p++) {
      if (wanted.test(countries.get(p))) {
        bounds[p] = search.lowerBound(polygonEnvelopes, polygonNarrowest, p);
        order.add(p);
      }
    }
    order.sort((a, b) -> Double.compare(bounds[a], bounds[b]));
    for (int p : order) {
      if (bounds[p] >= search.bestMetres) {
        break;
      }
      for (int r = firstRuns[p]; r < firstRuns[p + 1]; r++) {
        if (search.lowerBound(runEnvelopes, runNarrowest, r) < search.bestMetres) {
          search.look(countries.get(p), runStarts[r], runLengths[r]);
        }
      }
    }
    return Optional.ofNullable(search.best);
  }

  /** The cosine of each envelope's latitude furthest from the equator. */
  private static double[] narrowest(float[] envelopes) {
    double[] cosines = new double[envelopes.length / 4];
    for (int i = 0; i < cosines.length; i++) {
      double furthest = Math.max(Math.abs(envelopes[4 * i + 1]), Math.abs(envelopes[4 * i + 3]));
      cosines[i] = Math.cos(Math.toRadians(furthest));
    }
    return cosines;
  }

  /** Full-resolution polygons whose envelope meets a box, as JTS geometry. */
  List<Territory> within(Envelope box) {
    GeometryFactory factory = new GeometryFactory();
    List<Territory> found = new ArrayList<>();
    for (int p = 0; p < countries.size(); p++) {
      Envelope envelope =
          new Envelope(
              polygonEnvelopes[4 * p],
              polygonEnvelopes[4 * p + 2],
              polygonEnvelopes[4 * p + 1],
              polygonEnvelopes[4 * p + 3]);
      if (envelope.intersects(box)) {
        found.add(new Territory(countries.get(p), polygon(p, factory)));
      }
    }
    return found;
  }

  private Polygon polygon(int polygon, GeometryFactory factory) {
    List<LinearRing> rings = new ArrayList<>();
    int first = runStarts[firstRuns[polygon]];
    for (int r = firstRuns[polygon]; r < firstRuns[polygon + 1]; r++) {
      int end = runStarts[r] + runLengths[r];
      // Runs of one ring share their end; the next ring starts one vertex further on.
      if (r + 1 == firstRuns[polygon + 1] || runStarts[r + 1] != end) {
        Coordinate[] ring = new Coordinate[end - first + 1];
        for (int i = 0; i < ring.length; i++) {
          ring[i] = new Coordinate(longitude(first + i), latitude(first + i));
        }
        rings.add(factory.createLinearRing(ring));
        first = end + 1;
      }
    }
    return factory.createPolygon(
        rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }

  private double longitude(int vertex) {
    return vertices.get(2 * vertex);
  }

  private double latitude(int vertex) {
    return vertices.get(2 * vertex + 1);
  }

  /** One search for the nearest edge; longitudes are taken the short way round. */
  private final class Search {

    private final double x;
    private final double y;
    private final double cosine;
    private double bestMetres;
    private @Nullable Nearest best;

    Search(LonLat point, double limitMetres) {
      this.x = point.longitude();
      this.y = point.latitude();
      this.cosine = Math.cos(Math.toRadians(y));
      this.bestMetres = limitMetres;
    }

    /** Never more than the distance to anything in the envelope. */
    double lowerBound(float[] envelopes, double[] narrowest, int index) {
      double south = envelopes[4 * index + 1];
      double north = envelopes[4 * index + 3];
      double metresY = Math.max(0, Math.max(south - y, y - north)) * METRES_PER_LATITUDE;
      if (SLACK * metresY >= bestMetres) {
        return SLACK * metresY;
      }
      double west = envelopes[4 * index];
      double east = envelopes[4 * index + 2];
      double dx = Math.max(0, Math.max(west - x, x - east));
      if (dx > 0) {
        dx = Math.min(dx, Math.max(0, Math.min(x + 360 - east, west + 360 - x)));
      }
      double metresX = dx * METRES_PER_LONGITUDE * Math.min(cosine, narrowest[index]);
      return SLACK * Math.sqrt(metresX * metresX + metresY * metresY);
    }

    void look(CountryCode country, int first, int edges) {
      double middle = (y + (latitude(first) + latitude(first + edges)) / 2) / 2;
      double phi = Math.toRadians(middle);
      // Length of a degree: series of the WGS 84 ellipsoid, good to 0.01 m per degree.
      double perLatitude = 111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
      double perLongitude =
          111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi);
      double ax = wrapped(longitude(first) - x) * perLongitude;
      double ay = (latitude(first) - y) * perLatitude;
      for (int i = first + 1; i <= first + edges; i++) {
        double bx = wrapped(longitude(i) - x) * perLongitude;
        double by = (latitude(i) - y) * perLatitude;
        double ex = bx - ax;
        double ey = by - ay;
        double squared = ex * ex + ey * ey;
        double along = squared == 0 ? 0 : Math.min(1, Math.max(0, -(ax * ex + ay * ey) / squared));
        double metres = Math.hypot(ax + along * ex, ay + along * ey);
        if (metres < bestMetres) {
          bestMetres = metres;
          double longitude = x + wrapped((ax + along * ex) / perLongitude);
          double latitude = y + (ay + along * ey) / perLatitude;
          best =
              new Nearest(
                  country,
                  LonLat.of(wrapped(longitude), Math.min(90, Math.max(-90, latitude))),
                  metres);
        }
        ax = bx;
        ay = by;
      }
    }

    private double wrapped(double degrees) {
      return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }
  }
}
