package org.undercount.datasets.synthetic.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A GeoJSON feature collection of points (RFC 7946), one feature a line. */
public final class GeoJsonFile {

  private GeoJsonFile() {}

  public static void write(Path file, PointTable table) throws IOException {
    WholeFile.write(
        file,
        out -> {
          out.write("{\"type\":\"FeatureCollection\",\"features\":[\n".getBytes(UTF_8));
          String between = "";
          for (PointTable.Point point : table.points()) {
            out.write((between + feature(table.columns(), point)).getBytes(UTF_8));
            between = ",\n";
          }
          out.write("\n]}\n".getBytes(UTF_8));
        });
  }

  private static String feature(List<String> columns, PointTable.Point point) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!point.values().get(i).isEmpty()) {
        properties.put(columns.get(i), point.values().get(i));
      }
    }
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    Double latitude = point.latitude();
    Double longitude = point.longitude();
    if (latitude == null || longitude == null) {
      feature.put("geometry", null);
    } else {
      Map<String, Object> geometry = new LinkedHashMap<>();
      geometry.put("type", "Point");
      geometry.put("coordinates", List.of(longitude, latitude));
      feature.put("geometry", geometry);
    }
    feature.put("properties", properties);
    return JsonLines.object(feature);
  }
}
