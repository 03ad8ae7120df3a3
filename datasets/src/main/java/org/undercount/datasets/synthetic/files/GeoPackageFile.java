package org.undercount.datasets.synthetic.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A GeoPackage 1.3 with one layer of points and text columns (OGC 12-128r18): application id GPKG,
 * the three required reference systems, contents and geometry columns.
 */
public final class GeoPackageFile {

  private static final String WGS84 =
      "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
          + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";
  private static final List<String> TABLES =
      List.of(
          "PRAGMA application_id = 0x47504B47",
          "PRAGMA user_version = 10300",
          "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL"
              + " PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT"
              + " NULL, definition TEXT NOT NULL, description TEXT)",
          "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT"
              + " NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME"
              + " NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,"
              + " CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES"
              + " gpkg_spatial_ref_sys(srs_id))",
          "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,"
              + " geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m"
              + " TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),"
              + " CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY"
              + " (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN"
              + " KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))",
          "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian', -1, 'NONE', -1,"
              + " 'undefined', 'undefined Cartesian coordinate reference system')",
          "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic', 0, 'NONE', 0,"
              + " 'undefined', 'undefined geographic coordinate reference system')",
          "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '"
              + WGS84
              + "', 'longitude and latitude in degrees')");

  private GeoPackageFile() {}

  /** Writes the layer; its columns must be plain words, as they become SQL names. */
  public static void write(Path file, String layer, PointTable table) throws IOException {
    Path unfinished = WholeFile.unfinished(file);
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + unfinished)) {
      db.setAutoCommit(false);
      try (Statement statement = db.createStatement()) {
        for (String sql : TABLES) {
          statement.execute(sql);
        }
        String columns =
            table.columns().stream().map(c -> ", " + c + " TEXT").collect(Collectors.joining());
        statement.execute(
            "CREATE TABLE "
                + layer
                + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT"
                + columns
                + ")");
      }
      describe(db, layer, table);
      insert(db, layer, table);
      db.commit();
    } catch (SQLException e) {
      throw new IOException("Writing the GeoPackage " + file.getFileName(), e);
    }
    WholeFile.finish(unfinished, file);
  }

  private static void describe(Connection db, String layer, PointTable table) throws SQLException {
    double[] box = {180, 90, -180, -90};
    for (PointTable.Point point : table.points()) {
      Double latitude = point.latitude();
      Double longitude = point.longitude();
      if (latitude != null && longitude != null) {
        box[0] = Math.min(box[0], longitude);
        box[1] = Math.min(box[1], latitude);
        box[2] = Math.max(box[2], longitude);
        box[3] = Math.max(box[3], latitude);
      }
    }
    try (PreparedStatement contents =
        db.prepareStatement(
            "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', '2023-01-01T00:00:00.000Z', ?,"
                + " ?, ?, ?, 4326)")) {
      contents.setString(1, layer);
      contents.setString(2, layer);
      for (int i = 0; i < box.length; i++) {
        contents.setDouble(3 + i, box[i]);
      }
      contents.executeUpdate();
    }
    try (PreparedStatement geometry =
        db.prepareStatement(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)")) {
      geometry.setString(1, layer);
      geometry.executeUpdate();
    }
  }

  private static void insert(Connection db, String layer, PointTable table) throws SQLException {
    String marks = ", ?".repeat(table.columns().size());
    try (PreparedStatement row =
        db.prepareStatement("INSERT INTO " + layer + " VALUES (NULL, ?" + marks + ")")) {
      for (PointTable.Point point : table.points()) {
        row.setBytes(1, geometry(point));
        for (int i = 0; i < table.columns().size(); i++) {
          String value = point.values().get(i);
          row.setString(2 + i, value.isEmpty() ? null : value);
        }
        row.addBatch();
      }
      row.executeBatch();
    }
  }

  /** GeoPackage binary: header without envelope, then well-known binary, both little endian. */
  private static byte[] geometry(PointTable.Point point) {
    Double latitude = point.latitude();
    Double longitude = point.longitude();
    boolean empty = latitude == null || longitude == null;
    ByteBuffer bytes = ByteBuffer.allocate(29).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) (empty ? 0x11 : 0x01));
    bytes.putInt(4326).put((byte) 1).putInt(1);
    bytes.putDouble(longitude == null ? Double.NaN : longitude);
    bytes.putDouble(latitude == null ? Double.NaN : latitude);
    return bytes.array();
  }
}
