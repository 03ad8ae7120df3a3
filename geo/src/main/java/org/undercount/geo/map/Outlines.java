package org.undercount.geo.map;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.border.Borders;
import org.undercount.geo.border.Territory;

/**
 * Country outlines simplified for one map: all territories as one coverage, so that two countries
 * keep one common line (Visvalingam–Whyatt with shared edges; JTS CoverageSimplifier), cut at the
 * map's edge. Territorial sea is part of the outline, because the border data have no coast.
 *
 * <p>For drawing only: a country is never decided by these.
 *
 * @param bounds what the map shows
 * @param countries outline of each country that is seen, by code
 */
public record Outlines(Bounds bounds, SortedMap<CountryCode, Geometry> countries) {

  private static final int FORMAT = 1;

  /** Edges inside an overlap of two countries are not simplified as shared, so they pile up. */
  private static final int MANY_POINTS = 2_000;

  public Outlines {
    countries = Collections.unmodifiableSortedMap(new TreeMap<>(countries));
  }

  /**
   * Outlines with detail below about one pixel left out, from the cache directory where they have
   * been drawn before.
   *
   * @param pixels width of the map
   */
  public static Outlines load(Borders borders, Bounds bounds, int pixels, Path cacheDirectory) {
    double toleranceDegrees = (bounds.east() - bounds.west()) / pixels;
    Path file =
        cacheDirectory.resolve(
            "outlines-" + Borders.version() + "-" + key(bounds, toleranceDegrees) + ".bin");
    Optional<Outlines> cached = read(file, bounds);
    if (cached.isPresent()) {
      return cached.get();
    }
    Outlines outlines = simplified(borders, bounds, toleranceDegrees);
    outlines.write(file);
    return outlines;
  }

  private static Outlines simplified(Borders borders, Bounds bounds, double toleranceDegrees) {
    Envelope wide = bounds.envelope();
    wide.expandBy(1);
    double smallest = 2 * toleranceDegrees;
    List<Territory> territories = withoutCovered(borders.territories(wide), smallest);
    Geometry[] coverage = territories.stream().map(Territory::polygon).toArray(Geometry[]::new);
    Geometry[] simple = CoverageSimplifier.simplify(coverage, toleranceDegrees);
    Geometry frame = new GeometryFactory().toGeometry(bounds.envelope());
    Map<CountryCode, List<Geometry>> parts = new TreeMap<>();
    for (int i = 0; i < simple.length; i++) {
      if (!simple[i].isEmpty()) {
        parts
            .computeIfAbsent(territories.get(i).country(), c -> new ArrayList<>())
            .add(simple[i].isValid() ? simple[i] : simple[i].buffer(0));
      }
    }
    SortedMap<CountryCode, Geometry> countries = new TreeMap<>();
    parts.forEach(
        (country, polygons) -> {
          Geometry whole = OverlayNGRobust.union(new GeometryFactory().buildGeometry(polygons));
          Geometry thin =
              whole.getNumPoints() > MANY_POINTS
                  ? TopologyPreservingSimplifier.simplify(whole, toleranceDegrees / 4)
                  : whole;
          Geometry seen = OverlayNGRobust.overlay(thin, frame, OverlayNG.INTERSECTION);
          if (!seen.isEmpty() && seen.getDimension() == 2) {
            countries.put(country, seen);
          }
        });
    return new Outlines(bounds, countries);
  }

  /**
   * Leaves out what is too small to see, small holes too, and a time zone drawn on top of another
   * of its own country: overlaps are no coverage.
   */
  private static List<Territory> withoutCovered(List<Territory> all, double smallestDegrees) {
    List<Territory> large =
        all.stream()
            .filter(t -> t.polygon().getEnvelopeInternal().maxExtent() > smallestDegrees)
            .map(t -> new Territory(t.country(), withoutSmallHoles(t.polygon(), smallestDegrees)))
            .toList();
    return large.stream().filter(t -> large.stream().noneMatch(other -> covers(other, t))).toList();
  }

  private static boolean covers(Territory outer, Territory inner) {
    return outer.polygon().getArea() > inner.polygon().getArea()
        && outer.country().equals(inner.country())
        && outer.polygon().getEnvelopeInternal().covers(inner.polygon().getEnvelopeInternal())
        && SimplePointInAreaLocator.isContained(
            inner.polygon().getInteriorPoint().getCoordinate(), outer.polygon());
  }

  private static Polygon withoutSmallHoles(Polygon polygon, double smallestDegrees) {
    LinearRing[] holes =
        IntStream.range(0, polygon.getNumInteriorRing())
            .mapToObj(polygon::getInteriorRingN)
            .filter(h -> h.getEnvelopeInternal().maxExtent() > smallestDegrees)
            .toArray(LinearRing[]::new);
    return polygon.getFactory().createPolygon(polygon.getExteriorRing(), holes);
  }

  private static String key(Bounds bounds, double toleranceDegrees) {
    CRC32C crc = new CRC32C();
    crc.update((bounds + " " + toleranceDegrees).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  private static Optional<Outlines> read(Path file, Bounds bounds) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      byte[] all = Files.readAllBytes(file);
      CRC32C crc = new CRC32C();
      crc.update(all, 8, all.length - 8);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
      if (in.readLong() != crc.getValue() || in.readInt() != FORMAT) {
        return Optional.empty();
      }
      SortedMap<CountryCode, Geometry> countries = new TreeMap<>();
      int n = in.readInt();
      for (int i = 0; i < n; i++) {
        CountryCode country = CountryCode.of(in.readUTF());
        countries.put(country, new WKBReader().read(in.readNBytes(in.readInt())));
      }
      return Optional.of(new Outlines(bounds, countries));
    } catch (IOException | ParseException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Leaves no file where the directory cannot be written: the next map takes longer, no more. */
  private void write(Path file) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(content)) {
      out.writeInt(FORMAT);
      out.writeInt(countries.size());
      for (Map.Entry<CountryCode, Geometry> country : countries.entrySet()) {
        byte[] wkb = new WKBWriter().write(country.getValue());
        out.writeUTF(country.getKey().alpha2());
        out.writeInt(wkb.length);
        out.write(wkb);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CRC32C crc = new CRC32C();
    crc.update(content.toByteArray());
    byte[] checksum = java.nio.ByteBuffer.allocate(8).putLong(crc.getValue()).array();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path half = Files.createTempFile(file.toAbsolutePath().getParent(), ".outlines", ".half");
      try (var out = Files.newOutputStream(half)) {
        out.write(checksum);
        content.writeTo(out);
      }
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      return;
    }
  }
}
