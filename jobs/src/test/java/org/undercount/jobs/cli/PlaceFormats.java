package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.undercount.datasets.synthetic.files.GeoJsonFile;
import org.undercount.datasets.synthetic.files.GeoPackageFile;
import org.undercount.datasets.synthetic.files.PointTable;
import org.undercount.datasets.synthetic.files.ShapefileSet;
import org.undercount.datasets.synthetic.files.Workbook;

/** One table of points in every format a command reads. Values must need no quotes. */
final class PlaceFormats {

  private PlaceFormats() {}

  static void write(Path folder, PointTable table) throws IOException, SQLException {
    List<List<String>> rows = rows(table);
    Path csv = text(folder.resolve("places.csv"), rows, ",");
    text(folder.resolve("places.tsv"), rows, "\t");
    gzip(csv, folder.resolve("places.csv.gz"));
    zip(folder.resolve("places.zip"), csv);
    Workbook.write(folder.resolve("places.xlsx"), "Places", rows);
    json(folder, rows);
    GeoJsonFile.write(folder.resolve("places.geojson"), table);
    GeoPackageFile.write(folder.resolve("places.gpkg"), "places", table);
    Path shapes = folder.resolve("places");
    ShapefileSet.write(shapes, table);
    zip(
        folder.resolve("shapes.zip"),
        Path.of(shapes + ".shp"),
        Path.of(shapes + ".dbf"),
        Path.of(shapes + ".cpg"));
    parquet(csv, folder.resolve("places.parquet"));
    gzip(folder.resolve("places.parquet"), folder.resolve("places.parquet.gz"));
  }

  private static List<List<String>> rows(PointTable table) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("lat", "lon"));
    header.addAll(table.columns());
    rows.add(header);
    for (PointTable.Point point : table.points()) {
      List<String> row = new ArrayList<>();
      row.add(String.valueOf(point.latitude()));
      row.add(String.valueOf(point.longitude()));
      row.addAll(point.values());
      rows.add(row);
    }
    return rows;
  }

  private static Path text(Path file, List<List<String>> rows, String delimiter)
      throws IOException {
    return Files.write(file, rows.stream().map(r -> String.join(delimiter, r)).toList());
  }

  private static void json(Path folder, List<List<String>> rows) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      ObjectNode object = mapper.createObjectNode();
      for (int i = 0; i < row.size(); i++) {
        String name = rows.get(0).get(i);
        if (name.equals("aliases")) {
          object.set(name, mapper.valueToTree(row.get(i).split("\\|")));
        } else {
          object.put(name, row.get(i));
        }
      }
      lines.add(object.toString());
    }
    Files.write(folder.resolve("places.jsonl"), lines);
    Files.writeString(folder.resolve("places.json"), "[" + String.join(",\n", lines) + "]");
  }

  private static void parquet(Path csv, Path file) throws SQLException {
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = db.createStatement()) {
      sql.execute("COPY (SELECT * FROM '" + csv + "') TO '" + file + "' (FORMAT parquet)");
    }
  }

  private static void gzip(Path file, Path to) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
      Files.copy(file, out);
    }
  }

  private static void zip(Path to, Path... files) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (Path file : files) {
        out.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
        Files.copy(file, out);
      }
    }
  }
}
