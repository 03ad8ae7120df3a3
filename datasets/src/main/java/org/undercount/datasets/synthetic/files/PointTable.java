package org.undercount.datasets.synthetic.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points with text columns, WGS 84.
 *
 * @param columns names of the columns
 * @param points in order
 */
public record PointTable(List<String> columns, List<Point> points) {

  public PointTable {
    columns = List.copyOf(columns);
    points = List.copyOf(points);
    for (Point point : points) {
      if (point.values().size() != columns.size()) {
        throw new IllegalArgumentException(
            "A point has a value per column: " + columns.size() + ", got " + point.values().size());
      }
    }
  }

  /**
   * One point.
   *
   * @param latitude degrees north, null where the source gives no position
   * @param longitude degrees east, null where the source gives no position
   * @param values one per column, empty where nothing is stated
   */
  public record Point(
      @Nullable Double latitude, @Nullable Double longitude, List<String> values) {

    public Point {
      values = List.copyOf(values);
      if ((latitude == null) != (longitude == null)) {
        throw new IllegalArgumentException("A point has both coordinates or neither, got one");
      }
    }
  }
}
