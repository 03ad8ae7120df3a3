package org.undercount.jobs.sites;

import java.util.List;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;
import org.undercount.geo.place.LonLat;

/** Finds the coordinate columns of a table and reads a row's position from them. */
final class Positions {

  private static final List<String> LATITUDES =
      List.of("lat", "latitude", "lat_dd", "y", "breitengrad");
  private static final List<String> LONGITUDES =
      List.of("lon", "longitude", "lng", "long", "lon_dd", "x");

  /** What a row says of its position: a position, nothing, or a problem. */
  record Read(Optional<LonLat> position, Optional<Problem> problem) {}

  private final PlainTable table;
  private final int latitude;
  private final int longitude;

  private Positions(PlainTable table, int latitude, int longitude) {
    this.table = table;
    this.latitude = latitude;
    this.longitude = longitude;
  }

  static Positions in(PlainTable table) {
    Optional<Integer> latitude = table.column(LATITUDES);
    Optional<Integer> longitude = table.column(LONGITUDES);
    if (latitude.isEmpty() || longitude.isEmpty()) {
      throw new UnusableInputException(
          Problem.at(
              table.file(),
              1,
              "expected a latitude column (latitude, lat, y) and a longitude column"
                  + " (longitude, lon, lng, x), got "
                  + String.join(", ", table.header())));
    }
    return new Positions(table, latitude.get(), longitude.get());
  }

  Read read(PlainTable.Row row) {
    String latitudeText = row.values().get(latitude).strip();
    String longitudeText = row.values().get(longitude).strip();
    if (latitudeText.isEmpty() && longitudeText.isEmpty()) {
      return new Read(Optional.empty(), Optional.empty());
    }
    if (latitudeText.isEmpty() || longitudeText.isEmpty()) {
      int blank = latitudeText.isEmpty() ? latitude : longitude;
      return wrong(row, blank, "expected both coordinates or neither, this one is blank");
    }
    Optional<Double> y = number(latitudeText);
    Optional<Double> x = number(longitudeText);
    if (y.isEmpty() || x.isEmpty()) {
      return wrong(row, y.isEmpty() ? latitude : longitude, "expected decimal degrees");
    }
    Optional<String> problem = LonLat.problem(x.get(), y.get());
    if (problem.isPresent()) {
      boolean byLatitude = !(Math.abs(y.get()) <= 90);
      return wrong(row, byLatitude ? latitude : longitude, problem.get());
    }
    return new Read(Optional.of(LonLat.of(x.get(), y.get())), Optional.empty());
  }

  private Read wrong(PlainTable.Row row, int column, String message) {
    return new Read(Optional.empty(), Optional.of(table.problem(row, column, message)));
  }

  private static Optional<Double> number(String text) {
    try {
      double value = Double.parseDouble(text);
      boolean letters = text.chars().anyMatch(c -> Character.isLetter(c) && c != 'e' && c != 'E');
      return letters ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
