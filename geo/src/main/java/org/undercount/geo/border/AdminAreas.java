package org.undercount.geo.border;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.geo.place.LonLat;

/**
 * Administrative areas a user brings as a GeoJSON file of polygons, each with its name. They never
 * decide a country: such files are often wrong near a border.
 */
public final class AdminAreas {

  private static final List<String> NAMES =
      List.of("name", "shapeName", "NAME_1", "adm1_name", "ADM1_EN", "admin1", "name_en");

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private record Area(String name, Envelope envelope, IndexedPointInAreaLocator locator) {}

  private final STRtree index = new STRtree();

  private AdminAreas() {}

  /** Reads a FeatureCollection; every unusable feature is reported. */
  public static AdminAreas load(Path geoJson) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(geoJson.toFile());
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(geoJson.toString(), "expected a GeoJSON file that can be read"));
    }
    AdminAreas areas = new AdminAreas();
    List<Problem> problems = new ArrayList<>();
    int feature = 0;
    for (JsonNode node : root.path("features")) {
      feature++;
      Optional<String> problem = areas.add(node);
      if (problem.isPresent()) {
        problems.add(Problem.at(geoJson.toString(), feature, problem.get()));
      }
    }
    if (feature == 0) {
      problems.add(
          Problem.in(geoJson.toString(), "expected a FeatureCollection with polygons, got none"));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    areas.index.build();
    return areas;
  }

  /** Name of the area that holds a position; the first by name where several do. */
  public Optional<String> areaAt(LonLat position) {
    Coordinate at = new Coordinate(position.longitude(), position.latitude());
    List<String> names = new ArrayList<>();
    for (Object item : index.query(new Envelope(at))) {
      Area area = (Area) item;
      if (area.locator().locate(at) != Location.EXTERIOR) {
        names.add(area.name());
      }
    }
    return names.stream().min(String::compareTo);
  }

  private Optional<String> add(JsonNode feature) {
    Optional<String> name =
        NAMES.stream()
            .map(n -> feature.path("properties").path(n).asText(""))
            .filter(n -> !n.isBlank())
            .findFirst();
    if (name.isEmpty()) {
      return Optional.of("expected a property with the area's name: " + String.join(", ", NAMES));
    }
    Geometry geometry;
    try {
      geometry = geometry(feature.path("geometry"));
    } catch (IllegalArgumentException e) {
      return Optional.of("expected closed rings of at least four positions");
    }
    if (geometry.isEmpty()) {
      return Optional.of("expected a Polygon or MultiPolygon");
    }
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    if (error != null) {
      return Optional.of("expected a valid polygon, got: " + error.getMessage());
    }
    Area area =
        new Area(
            name.get(), geometry.getEnvelopeInternal(), new IndexedPointInAreaLocator(geometry));
    index.insert(area.envelope(), area);
    return Optional.empty();
  }

  private static Geometry geometry(JsonNode node) {
    List<Polygon> polygons = new ArrayList<>();
    if (node.path("type").asText("").equals("Polygon")) {
      polygons.add(polygon(node.path("coordinates")));
    } else if (node.path("type").asText("").equals("MultiPolygon")) {
      node.path("coordinates").forEach(p -> polygons.add(polygon(p)));
    }
    return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> all = new ArrayList<>();
    for (JsonNode ring : rings) {
      List<Coordinate> coordinates = new ArrayList<>();
      ring.forEach(
          c -> coordinates.add(new Coordinate(c.path(0).asDouble(), c.path(1).asDouble())));
      all.add(FACTORY.createLinearRing(coordinates.toArray(Coordinate[]::new)));
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("A polygon has at least one ring, got none");
    }
    return FACTORY.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
  }
}
