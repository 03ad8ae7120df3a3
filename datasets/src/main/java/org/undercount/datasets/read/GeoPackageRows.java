package org.undercount.datasets.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.contract.Spelling;

/**
 * Rows of one layer of a GeoPackage, opened read only, with the pseudo-columns {@code lat} and
 * {@code lon} of its points. Refuses coordinates that are not WGS 84.
 */
final class GeoPackageRows extends RawRows {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int WGS84 = 4326;

  private final Delivery delivery;
  private final Unpacked unpacked;
  private final Connection connection;
  private final ResultSet rows;
  private final List<String> columns = new ArrayList<>();
  private final Optional<String> geometry;
  private final List<String> header;
  private long number;

  private GeoPackageRows(Delivery delivery, Unpacked unpacked, Connection connection)
      throws SQLException {
    this.delivery = delivery;
    this.unpacked = unpacked;
    this.connection = connection;
    String layer = layer();
    this.geometry = geometry(layer);
    Statement statement = connection.createStatement();
    statement.closeOnCompletion();
    this.rows = statement.executeQuery("SELECT * FROM \"" + layer.replace("\"", "\"\"") + "\"");
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      columns.add(rows.getMetaData().getColumnName(i));
    }
    List<String> header = new ArrayList<>(columns);
    header.addAll(List.of("lat", "lon"));
    delivery.requireHeaders(header, 0);
    Set<String> read = new LinkedHashSet<>();
    geometry.ifPresent(g -> read.addAll(List.of("lat", "lon")));
    columns.stream()
        .filter(c -> !geometry.equals(Optional.of(c)))
        .map(Headers::name)
        .forEach(read::add);
    this.header = List.copyOf(read);
  }

  static GeoPackageRows open(Delivery delivery, Unpacked unpacked) throws IOException {
    @Nullable Connection connection = null;
    try {
      requireMagic(delivery, unpacked.file());
      connection =
          DriverManager.getConnection(
              "jdbc:sqlite:" + unpacked.file().toUri() + "?mode=ro&immutable=1");
      return new GeoPackageRows(delivery, unpacked, connection);
    } catch (SQLException e) {
      close(connection, unpacked);
      throw RawFiles.broken(delivery, e);
    } catch (RuntimeException e) {
      close(connection, unpacked);
      throw e;
    }
  }

  private static void requireMagic(Delivery delivery, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw delivery.unusable(
            "is no GeoPackage (no SQLite file): check file.format in the contract, or ask the"
                + " source to send it again",
            "is no GeoPackage, which its name says (no SQLite file)");
      }
    }
  }

  private String layer() throws SQLException {
    List<String> layers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features',"
                    + " 'attributes') ORDER BY table_name")) {
      while (found.next()) {
        layers.add(found.getString(1));
      }
    }
    Optional<String> wanted = delivery.spec().layer();
    if (wanted.isPresent() && layers.contains(wanted.get())) {
      return wanted.get();
    }
    if (wanted.isEmpty() && layers.size() == 1) {
      return layers.get(0);
    }
    throw delivery.unusable(
        (wanted.isPresent() ? "has no layer '" + wanted.get() + "'" : "has several layers or none")
            + "; it has "
            + layers
            + wanted.map(w -> Spelling.hint(w, layers)).orElse("")
            + ": name one as file.layer in the contract",
        "expected one layer, got " + layers + ": export the one you mean");
  }

  private Optional<String> geometry(String layer) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?")) {
      statement.setString(1, layer);
      try (ResultSet found = statement.executeQuery()) {
        if (!found.next()) {
          return Optional.empty();
        }
        int system = found.getInt(2);
        if (system != WGS84 && system > 0) {
          throw delivery.unusable(
              "has coordinates in system "
                  + system
                  + ", not in degrees of WGS 84: export the layer as EPSG:4326");
        }
        return Optional.of(found.getString(1));
      }
    }
  }

  @Override
  public Optional<List<String>> header() {
    return Optional.of(header);
  }

  @Override
  protected @Nullable RawRow read() {
    try {
      if (!rows.next()) {
        return null;
      }
      boolean otherShape = false;
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        String column = columns.get(i);
        if (geometry.isPresent() && geometry.get().equals(column)) {
          byte @Nullable [] bytes = rows.getBytes(i + 1);
          Optional<Map<String, String>> position =
              bytes == null ? Optional.of(Map.of()) : PointBytes.position(bytes);
          otherShape = position.isEmpty();
          if (!position.orElse(Map.of()).isEmpty()) {
            cells.put("lat", String.valueOf(position.get().get("lat")));
            cells.put("lon", String.valueOf(position.get().get("lon")));
          }
        } else {
          @Nullable String text = rows.getString(i + 1);
          if (text != null) {
            // An attribute of the same name does not replace where the point is.
            cells.putIfAbsent(Headers.name(column), text);
          }
        }
      }
      RawRow row = RawRow.of(++number, cells);
      return otherShape ? delivery.terms().ofOtherShape(row) : row;
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  @Override
  protected RuntimeException unusable(Exception cause) {
    return RawFiles.broken(delivery, cause);
  }

  @Override
  public void close() throws IOException {
    close(connection, unpacked);
  }

  private static void close(@Nullable Connection connection, Unpacked unpacked) throws IOException {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IOException("Could not close a GeoPackage", e);
    } finally {
      unpacked.close();
    }
  }
}
