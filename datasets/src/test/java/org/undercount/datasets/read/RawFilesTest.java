package org.undercount.datasets.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.contract.FileFormat;
import org.undercount.datasets.contract.FileSpec;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.synthetic.files.PointTable;
import org.undercount.datasets.synthetic.files.ShapefileSet;

class RawFilesTest {

  @TempDir Path folder;

  @AfterEach
  void nothingUnpackedIsLeftBehind() throws IOException {
    if (Files.exists(folder.resolve("scratch"))) {
      try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void csvRowsCountTheHeaderAndKeepQuotedLineBreaks() throws IOException {
    List<RawRow> rows = read(FileFormat.CSV, "\ufeffname,day\n\"a\nb\",1\n\nc,2\n".getBytes(UTF_8));
    assertThat(rows).extracting(RawRow::number).containsExactly(2L, 4L);
    assertThat(rows.get(0).text("name")).isEqualTo("a\nb");
    assertThat(rows.get(1).verbatim()).isEqualTo("{\"name\":\"c\",\"day\":\"2\"}");
  }

  @Test
  void aShortRowIsFaultyAndTheNextIsNot() throws IOException {
    List<RawRow> rows = read(FileFormat.CSV, "name,day\nshort\nc,2\n".getBytes(UTF_8));
    assertThat(rows.get(0).fault()).contains(RawRow.Fault.WRONG_COLUMN_COUNT);
    assertThat(rows.get(1).fault()).isEmpty();
  }

  @Test
  void gzipAndZipAreKnownByContentAndNotByName() throws IOException {
    byte[] text = "name,day\nc,2\n".getBytes(UTF_8);
    assertThat(read(FileFormat.CSV, gzip(text))).hasSize(1);
    assertThat(read(FileFormat.CSV, zip("inside.csv", text))).hasSize(1);
    assertThat(read(FileFormat.JSONL, gzip("{\"name\":\"c\",\"day\":2}\n".getBytes(UTF_8))))
        .hasSize(1);
  }

  @Test
  void jsonLinesFlattenObjectsAndKeepBadLinesAsFaultyRows() throws IOException {
    List<RawRow> rows =
        read(
            FileFormat.JSONL,
            "{\"name\":\"a\",\"day\":1.50,\"at\":{\"x\":true},\"l\":[\"p\",\"q\"],\"n\":null}\n{\"name\":\"b\n"
                .getBytes(UTF_8));
    assertThat(rows.get(0).cells())
        .containsEntry("at.x", "true")
        .containsEntry("day", "1.50")
        .containsEntry("l", "[\"p\",\"q\"]")
        .doesNotContainKey("n");
    assertThat(rows.get(1).fault()).contains(RawRow.Fault.MALFORMED_ROW);
    assertThat(rows.get(1).number()).isEqualTo(2);
  }

  @Test
  void jsonArraysAreReadObjectByObject() throws IOException {
    List<RawRow> rows =
        read(
            FileFormat.JSON,
            "[{\"name\":\"a\",\"day\":1},{\"name\":\"b\",\"day\":2}]".getBytes(UTF_8));
    assertThat(rows).extracting(r -> r.text("name")).containsExactly("a", "b");
  }

  @Test
  void geoJsonPointsAreLatitudeAndLongitude() throws IOException {
    List<RawRow> rows =
        read(
            FileFormat.GEOJSON,
            ("{\"type\":\"FeatureCollection\",\"crs\":{\"a\":[1]},\"features\":[{\"type\":\"Feature\","
                    + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[98.52,16.7]},"
                    + "\"properties\":{\"name\":\"KK\",\"day\":1}},"
                    + "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"name\":\"X\",\"day\":1}}]}")
                .getBytes(UTF_8));
    assertThat(rows.get(0).cells()).containsEntry("lat", "16.7").containsEntry("lon", "98.52");
    assertThat(rows.get(1).cells()).doesNotContainKey("lat");
  }

  @Test
  void aPropertyDoesNotReplaceWhereThePointIs() throws IOException {
    List<RawRow> rows =
        read(
            FileFormat.GEOJSON,
            ("{\"features\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[98.52,16.7]},"
                    + "\"properties\":{\"name\":\"KK\",\"day\":1,\"lat\":\"16°42'N\"}}]}")
                .getBytes(UTF_8));
    assertThat(rows.get(0).text("lat")).isEqualTo("16.7");
  }

  @Test
  void workbookRowsKeepTheirNumbersAndDatesBecomeIso() throws IOException {
    List<RawRow> rows = read(spec(FileFormat.XLSX, 3, "Cases", ""), file(workbook()));
    assertThat(rows).extracting(RawRow::number).containsExactly(4L);
    assertThat(rows.get(0).cells()).containsEntry("day", "2023-01-05").containsEntry("name", "12");
  }

  @Test
  void aZippedWorkbookIsUnpacked() throws IOException {
    assertThat(read(spec(FileFormat.XLSX, 3, "Cases", ""), file(zip("book.xlsx", workbook()))))
        .hasSize(1);
  }

  @Test
  void aGeoPackageLayerWithADotIsRead() throws IOException, SQLException {
    Path file = geoPackage("sites.2023", 4326);
    List<RawRow> rows = read(spec(FileFormat.GEOPACKAGE, 1, "", "sites.2023"), file);
    assertThat(rows.get(0).cells())
        .containsEntry("lat", "16.7")
        .containsEntry("lon", "98.52")
        .containsEntry("name", "KK")
        .doesNotContainKey("geom");
    assertThat(read(spec(FileFormat.GEOPACKAGE, 1, "", ""), file(gzip(Files.readAllBytes(file)))))
        .hasSize(1);
  }

  @Test
  void shapefilesAreReadInTheEncodingTheirCpgNames() throws IOException {
    Path base = shapefile();
    List<RawRow> rows = read(spec(FileFormat.SHAPEFILE, 1, "", ""), Path.of(base + ".shp"));
    assertThat(rows.get(0).cells())
        .containsEntry("name", "เคเค ปาร์ค")
        .containsEntry("lat", "16.7")
        .containsEntry("lon", "98.52");
    assertThat(rows.get(1).cells()).doesNotContainKey("lat");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String part : List.of(".dbf", ".cpg", ".shp")) {
        zip.putNextEntry(new ZipEntry("inner/sites" + part));
        zip.write(Files.readAllBytes(Path.of(base + part)));
      }
    }
    assertThat(read(spec(FileFormat.SHAPEFILE, 1, "", ""), file(bytes.toByteArray())))
        .isEqualTo(rows);
  }

  @Test
  void anEmptyFileIsTold() throws IOException {
    refused(FileFormat.CSV, new byte[0])
        .hasMessage(name() + ": is empty: ask the source to send it again");
  }

  @Test
  void bytesOfAnotherEncodingAreToldByLine() throws IOException {
    byte[] thai = "name,day\nok,1\nสวัสดี,2\n".getBytes(Charset.forName("windows-874"));
    refused(FileFormat.CSV, thai)
        .hasMessage(
            name()
                + ":3: holds bytes that are not UTF-8: set file.encoding in the contract to the"
                + " encoding the source really uses");
  }

  @Test
  void aBinaryFileIsToldApartFromText() throws IOException {
    refused(FileFormat.CSV, new byte[] {'a', ',', 0, 0, '\n'})
        .hasMessageStartingWith(name() + ":1: holds a NUL character");
  }

  @Test
  void aTruncatedGzipIsTold() throws IOException {
    byte[] whole = gzip(("name,day\n" + "c,2\n".repeat(50_000)).getBytes(UTF_8));
    refused(FileFormat.CSV, Arrays.copyOf(whole, whole.length / 2))
        .hasMessageContaining("is cut short or damaged");
  }

  @Test
  void aTruncatedZipIsTold() throws IOException {
    byte[] whole = zip("a.csv", ("name,day\n" + "c,2\n".repeat(500)).getBytes(UTF_8));
    refused(FileFormat.CSV, Arrays.copyOf(whole, whole.length / 2))
        .hasMessage(
            name() + ": is a zip file cut short or damaged: ask the source to send it again");
  }

  @Test
  void aZipBombIsRefused() throws IOException {
    byte[] zeros = new byte[64 << 20];
    Arrays.fill(zeros, (byte) 'a');
    refused(FileFormat.CSV, zip("bomb.csv", zeros)).hasMessageContaining("zip bomb");
    refused(FileFormat.CSV, gzip(zeros)).hasMessageContaining("zip bomb");
  }

  @Test
  void aZipOfSeveralFilesIsTold() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      zip.putNextEntry(new ZipEntry("b.csv"));
    }
    refused(FileFormat.CSV, bytes.toByteArray())
        .hasMessage(name() + ": is a zip of 2 files: send one data file per archive");
  }

  @Test
  void aDamagedWorkbookIsTold() throws IOException {
    byte[] book = workbook();
    for (int i = book.length / 3; i < book.length / 3 + 200; i++) {
      book[i] ^= 0x5a;
    }
    refused(FileFormat.XLSX, book).isInstanceOf(UnusableInputException.class);
    refused(FileFormat.XLSX, "not a workbook".getBytes(UTF_8))
        .hasMessage(
            name()
                + ": is no XLSX workbook: check file.format in the contract, or save it as .xlsx");
  }

  @Test
  void aMissingSheetIsToldWithThoseThereAre() throws IOException {
    Path file = file(workbook());
    assertThatThrownBy(() -> read(spec(FileFormat.XLSX, 3, "Caes", ""), file))
        .hasMessage(
            name() + ": has no sheet 'Caes'; it has [Cases]: mend file.sheet in the contract");
  }

  @Test
  void aDamagedGeoPackageIsTold() throws IOException, SQLException {
    refused(FileFormat.GEOPACKAGE, "SQLite format 3".getBytes(UTF_8))
        .hasMessageStartingWith(name() + ": is no GeoPackage");
    byte[] bytes = Files.readAllBytes(geoPackage("a", 4326));
    Arrays.fill(bytes, 100, bytes.length, (byte) 7);
    refused(FileFormat.GEOPACKAGE, bytes).hasMessageContaining("cannot be read as geopackage");
  }

  @Test
  void projectedCoordinatesAreRefused() throws IOException, SQLException {
    Path file = geoPackage("a", 32647);
    assertThatThrownBy(() -> read(spec(FileFormat.GEOPACKAGE, 1, "", ""), file))
        .hasMessageContaining("has coordinates in system 32647, not in degrees of WGS 84");
  }

  @Test
  void aTruncatedShapefileIsTold() throws IOException {
    Path base = shapefile();
    Path shapes = Path.of(base + ".shp");
    Files.write(shapes, Arrays.copyOf(Files.readAllBytes(shapes), 120));
    assertThatThrownBy(() -> read(spec(FileFormat.SHAPEFILE, 1, "", ""), shapes))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is cut short or damaged");
  }

  @Test
  void aHeaderWithoutAColumnTheContractReadsIsTold() throws IOException {
    refused(FileFormat.CSV, "nmae,other\n1,2\n".getBytes(UTF_8))
        .hasMessageContaining(
            name()
                + ":1 [day]: the file has no such column; it has 2 columns: check 'from',"
                + " file.header-row")
        .hasMessageContaining("[name]: the file has no such column; did you mean 'nmae'?")
        .satisfies(e -> assertThat(((UnusableInputException) e).problems()).hasSize(2));
  }

  @Test
  void aQuoteThatIsNeverClosedIsTold() throws IOException {
    refused(FileFormat.CSV, "name,day\n\"open,1\nx,2\n".getBytes(UTF_8))
        .hasMessageContaining("a quoted text is never closed");
  }

  @Test
  void jsonCutShortIsToldByLine() throws IOException {
    refused(FileFormat.JSON, "[{\"name\":\"a\",\"day\":1},\n{\"name\":".getBytes(UTF_8))
        .hasMessage(
            name()
                + ":2: is not JSON here, or ends in the middle: ask the source to send it again");
    refused(FileFormat.GEOJSON, "{\"type\":\"Feature\"}".getBytes(UTF_8))
        .hasMessageContaining("is no GeoJSON feature collection");
    refused(FileFormat.JSONL, "name,day\n1,2\n".getBytes(UTF_8))
        .hasMessageContaining("holds no JSON object on any of its 2 lines");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(FileFormat format, byte[] bytes)
      throws IOException {
    Path file = file(bytes);
    return assertThatThrownBy(() -> read(spec(format, 1, "", ""), file))
        .isInstanceOf(UnusableInputException.class);
  }

  private List<RawRow> read(FileFormat format, byte[] bytes) throws IOException {
    return read(spec(format, 1, "", ""), file(bytes));
  }

  private List<RawRow> read(FileSpec spec, Path file) throws IOException {
    Delivery delivery =
        new Delivery(
            file,
            file.toString(),
            spec,
            new Terms.Contract(Set.of("name", "day")),
            folder.resolve("scratch"));
    List<RawRow> all = new ArrayList<>();
    try (RawRows rows = RawFiles.open(delivery)) {
      rows.forEachRemaining(all::add);
    }
    return all;
  }

  private static FileSpec spec(FileFormat format, int headerRow, String sheet, String layer) {
    return new FileSpec(
        format,
        ',',
        UTF_8,
        headerRow,
        Optional.of(sheet).filter(s -> !s.isEmpty()),
        Optional.of(layer).filter(l -> !l.isEmpty()),
        512);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("delivered"), bytes);
  }

  private String name() {
    return folder.resolve("delivered").toString();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Cases");
      sheet.value(0, 0, "A title over everything");
      sheet.value(2, 0, "name");
      sheet.value(2, 1, "day");
      sheet.value(3, 0, 12);
      sheet.value(3, 1, LocalDate.of(2023, 1, 5));
      sheet.style(3, 1).format("dd/mm/yyyy").set();
    }
    return bytes.toByteArray();
  }

  private Path shapefile() throws IOException {
    Path base = folder.resolve("sites");
    ShapefileSet.write(
        base,
        new PointTable(
            List.of("name", "day"),
            List.of(
                new PointTable.Point(16.7, 98.52, List.of("เคเค ปาร์ค", "1")),
                new PointTable.Point(null, null, List.of("elsewhere", "2")))));
    return base;
  }

  private Path geoPackage(String layer, int system) throws SQLException, IOException {
    Path file = folder.resolve("delivered");
    Files.deleteIfExists(file);
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = db.createStatement()) {
      sql.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)");
      sql.execute(
          "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INT)");
      sql.execute("INSERT INTO gpkg_contents VALUES ('" + layer + "', 'features')");
      sql.execute(
          "INSERT INTO gpkg_geometry_columns VALUES ('" + layer + "', 'geom', " + system + ")");
      sql.execute(
          "CREATE TABLE \""
              + layer
              + "\" (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, day TEXT)");
      try (PreparedStatement row =
          db.prepareStatement("INSERT INTO \"" + layer + "\" VALUES (1, ?, 'KK', '1')")) {
        ByteBuffer point = ByteBuffer.allocate(29).order(ByteOrder.LITTLE_ENDIAN);
        point.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 1).putInt(system);
        point.put((byte) 1).putInt(1).putDouble(98.52).putDouble(16.7);
        row.setBytes(1, point.array());
        row.execute();
      }
    }
    return file;
  }
}
