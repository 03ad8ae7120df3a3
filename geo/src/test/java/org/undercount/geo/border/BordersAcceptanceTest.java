package org.undercount.geo.border;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.undercount.geo.place.LonLat;

/** The borders against every reference point and window of the geo reference data. */
@Tag("acceptance")
class BordersAcceptanceTest {

  private static final Path DATA = Path.of(System.getProperty("undercount.shared"), "data", "geo");

  /** Below this distance from the window's edge the nearest border may lie outside the window. */
  private static final double LONGEST_METRES = 5_000;

  private final Borders borders = TestBorders.borders();

  private record Expected(String name, LonLat position, String country) {}

  @Test
  void everyNamedPointIsInItsCountry() throws IOException {
    List<String> wrong = wrong(named());

    assertThat(named()).hasSize(35);
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPointOfTheLayerComparisonIsInItsCountry() throws IOException {
    List<Expected> points = new ArrayList<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(DATA.resolve("boundary_named_points.csv"))) {
      for (CSVRecord row : format.parse(reader)) {
        points.add(
            new Expected(
                row.get("point"),
                LonLat.of(Double.parseDouble(row.get("lon")), Double.parseDouble(row.get("lat"))),
                row.get("true_country")));
      }
    }

    assertThat(points).hasSize(35);
    assertThat(wrong(points)).isEmpty();
  }

  /** One of the 901 points within 100 m lies in a sliver; all others agree. */
  @Test
  void atMostOneOfAllBandPointsIsInAnotherCountry() throws IOException {
    List<Expected> points = band();

    assertThat(points).hasSize(4_501);
    assertThat(wrong(points)).hasSizeLessThanOrEqualTo(1);
  }

  /**
   * Nearest border of the band points against JTS distances in the windows' full-resolution
   * polygons, each in a local plane round the point, as an independent reckoning.
   */
  @Test
  void borderDistancesAreWithinTenMetresOfTheWindows() throws IOException {
    Map<String, Map<String, Geometry>> windows = windows();
    int compared = 0;
    for (Expected point : band()) {
      for (Map<String, Geometry> window : windows.values()) {
        Geometry own = window.get(point.country());
        Envelope whole = new Envelope();
        window.values().forEach(g -> whole.expandToInclude(g.getEnvelopeInternal()));
        if (own == null
            || !whole.contains(point.position().longitude(), point.position().latitude())) {
          continue;
        }
        double expected = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, Geometry> other : window.entrySet()) {
          if (!other.getKey().equals(point.country())) {
            expected = Math.min(expected, planeMetres(point.position(), other.getValue()));
          }
        }
        if (expected < LONGEST_METRES && insideBy(whole, point.position(), expected)) {
          double metres = borders.nearestBorder(point.position()).known().orElseThrow().metres();
          assertThat(metres).as(point.toString()).isBetween(expected - 10, expected + 10);
          compared++;
        }
      }
    }

    assertThat(compared).isGreaterThan(3_000);
  }

  private List<String> wrong(List<Expected> points) {
    return points.stream()
        .filter(
            p ->
                borders
                    .countryAt(p.position())
                    .country()
                    .filter(c -> c.alpha2().equals(p.country()))
                    .isEmpty())
        .map(Expected::toString)
        .toList();
  }

  private static List<Expected> named() throws IOException {
    return tabbed(DATA.resolve("named_points.tsv"));
  }

  private static List<Expected> band() throws IOException {
    return tabbed(DATA.resolve("band_points_odbl.tsv"));
  }

  private static List<Expected> tabbed(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("\t", -1))
        .map(
            f ->
                new Expected(
                    f[0], LonLat.of(Double.parseDouble(f[2]), Double.parseDouble(f[1])), f[3]))
        .toList();
  }

  private static double planeMetres(LonLat from, Geometry to) {
    double phi = Math.toRadians(from.latitude());
    AffineTransformation local =
        AffineTransformation.translationInstance(-from.longitude(), -from.latitude())
            .scale(
                111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi),
                111_132.954 - 559.822 * Math.cos(2 * phi));
    return local.transform(to).distance(to.getFactory().createPoint(new Coordinate(0, 0)));
  }

  private static boolean insideBy(Envelope window, LonLat position, double metres) {
    Envelope inner = new Envelope(window);
    inner.expandBy(-(metres + 500) / 100_000);
    return inner.contains(position.longitude(), position.latitude());
  }

  private static Map<String, Map<String, Geometry>> windows() throws IOException {
    JsonNode root =
        new ObjectMapper().readTree(DATA.resolve("border_windows_adm0_odbl.geojson").toFile());
    Map<String, Map<String, Geometry>> windows = new TreeMap<>();
    for (JsonNode feature : root.path("features")) {
      JsonNode geometry = feature.path("geometry");
      List<Polygon> polygons = new ArrayList<>();
      if (geometry.path("type").asText().equals("Polygon")) {
        polygons.add(polygon(geometry.path("coordinates")));
      } else {
        geometry.path("coordinates").forEach(p -> polygons.add(polygon(p)));
      }
      windows
          .computeIfAbsent(feature.path("properties").path("window").asText(), w -> new TreeMap<>())
          .put(
              feature.path("properties").path("iso_a2").asText(),
              new GeometryFactory().createMultiPolygon(polygons.toArray(Polygon[]::new)));
    }
    return windows;
  }

  private static Polygon polygon(JsonNode rings) {
    GeometryFactory factory = new GeometryFactory();
    List<LinearRing> all = new ArrayList<>();
    for (JsonNode ring : rings) {
      List<Coordinate> coordinates = new ArrayList<>();
      ring.forEach(c -> coordinates.add(new Coordinate(c.get(0).asDouble(), c.get(1).asDouble())));
      all.add(factory.createLinearRing(coordinates.toArray(Coordinate[]::new)));
    }
    return factory.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
  }
}
