package org.undercount.geo.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.geo.place.LonLat;

class AdminAreasTest {

  @TempDir private Path folder;

  @Test
  void namesTheAreaThatHoldsAPointAndNotItsHole() throws IOException {
    AdminAreas areas =
        AdminAreas.load(
            file(
                """
                {"type":"FeatureCollection","features":[{"type":"Feature",
                 "properties":{"name":"Kayin"},"geometry":{"type":"Polygon","coordinates":[
                  [[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}}]}
                """));

    assertThat(areas.areaAt(LonLat.of(3, 3))).contains("Kayin");
    assertThat(areas.areaAt(LonLat.of(1.5, 1.5))).isEmpty();
    assertThat(areas.areaAt(LonLat.of(5, 5))).isEmpty();
  }

  @Test
  void reportsEveryUnusableFeatureAtOnce() throws IOException {
    Path file =
        file(
            """
            {"type":"FeatureCollection","features":[
             {"properties":{"name":"Bow tie"},"geometry":{"type":"Polygon","coordinates":[
              [[0,0],[2,2],[2,0],[0,2],[0,0]]]}},
             {"properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
             {"properties":{"name":"Point"},"geometry":{"type":"Point","coordinates":[1,1]}},
             {"properties":{"name":"Open"},"geometry":{"type":"Polygon","coordinates":[
              [[0,0],[2,2],[2,0]]]}}]}
            """);

    assertThatThrownBy(() -> AdminAreas.load(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining(":1: expected a valid polygon, got: Self-intersection")
        .hasMessageContaining(":2: expected a property with the area's name: name, shapeName")
        .hasMessageContaining(":3: expected a Polygon or MultiPolygon")
        .hasMessageContaining(":4: expected closed rings of at least four positions");
  }

  @Test
  void refusesAFileThatIsNotGeoJson() throws IOException {
    Path file = file("nonsense");

    assertThatThrownBy(() -> AdminAreas.load(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(file + ": expected a GeoJSON file that can be read");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("areas.geojson"), content);
  }
}
