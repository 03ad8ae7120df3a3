package org.undercount.datasets.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.contract.SourceContract;

/** Every file opens in a reader that is not its writer, and is as messy as it is meant to be. */
class WorldFilesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    SyntheticWorld.of(World.settings(5, 0.3, 1)).writeTo(folder);
  }

  @Test
  void contractsAreValid() throws IOException {
    Clock clock =
        Clock.fixed(
            LocalDate.of(2026, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    for (String source : SyntheticWorld.SOURCES) {
      Path file = folder.resolve("contracts").resolve(source + ".yaml");
      SourceContract contract = SourceContract.load(file, clock);
      assertThat(contract.source().value()).isEqualTo(source);
    }
  }

  @Test
  void theHotlineHasAMarkSemicolonsAndDayFirstDates() throws IOException {
    String text = Files.readString(file("hotline", "hotline_2023Q1.csv"), UTF_8);
    assertThat(text).startsWith("\uFEFFNo;Tgl Telepon;");
    List<CSVRecord> rows = csv(text.substring(1), ';');
    assertThat(rows.get(1).get(1)).matches("\\d\\d/\\d\\d/2023");
    assertThat(rows).anyMatch(r -> r.size() != rows.get(0).size() || r.get(1).equals("kemarin"));
  }

  @Test
  void thePoliceWriteThaiInWindows874() throws IOException {
    byte[] bytes = Files.readAllBytes(file("police", "police_2023Q1.csv"));
    List<CSVRecord> rows = csv(new String(bytes, Charset.forName("windows-874")), ',');
    assertThat(rows.get(0).get(2)).isEqualTo("ชื่อ-สกุล");
    assertThat(rows).anyMatch(r -> r.size() > 15 && r.get(15).startsWith("ปฏิบัติการ"));
    assertThat(new String(bytes, UTF_8)).contains("\uFFFD");
  }

  @Test
  void theEmbassiesHaveTwoTitleRowsAndBuddhistYears() throws IOException {
    try (InputStream in = Files.newInputStream(file("embassies", "embassies_2023Q1.xlsx"));
        ReadableWorkbook workbook = new ReadableWorkbook(in)) {
      List<Row> rows = workbook.findSheet("Cases").orElseThrow().read();
      assertThat(rows.get(0).getCellText(0)).contains("2023Q1");
      assertThat(rows.get(2).getCellText(1)).isEqualTo("Date recorded (B.E.)");
      assertThat(rows.get(3).getCellText(1)).matches("\\d\\d/\\d\\d/2566");
      assertThat(rows.size() - 3).isEqualTo((int) rowsOf("embassies"));
    }
  }

  @Test
  void theSheltersWriteManyScriptsAndAFewBrokenLines() throws IOException {
    List<String> lines = Files.readAllLines(file("shelters", "shelters_2023Q1.jsonl"), UTF_8);
    long broken = 0;
    StringBuilder names = new StringBuilder();
    for (String line : lines) {
      try {
        JsonNode row = JSON.readTree(line);
        names.append(row.path("name").asText());
        broken += row.path("intake_date").asText().equals("unknown") ? 1 : 0;
      } catch (JsonProcessingException e) {
        broken++;
      }
    }
    assertThat(broken).isBetween(1L, 12L);
    for (Character.UnicodeScript script :
        List.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.MYANMAR,
            Character.UnicodeScript.DEVANAGARI,
            Character.UnicodeScript.BENGALI,
            Character.UnicodeScript.ARABIC,
            Character.UnicodeScript.ETHIOPIC,
            Character.UnicodeScript.CYRILLIC)) {
      assertThat(names.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == script))
          .as(script.name())
          .isTrue();
    }
  }

  @Test
  void noPhoneNumberCanBeSomebodys() throws IOException {
    int phones = 0;
    for (CSVRecord row :
        csv(Files.readString(file("hotline", "hotline_2023Q1.csv"), UTF_8).substring(1), ';')) {
      String phone = row.size() > 7 ? row.get(7).replaceAll("\\D", "") : "";
      if (!phone.isEmpty()) {
        phones++;
        assertThat(phone).matches("(00)?[1-9]\\d{0,2}000\\d{7}");
      }
    }
    assertThat(phones).isGreaterThan(100);
  }

  @Test
  void theSheetsOfPlacesHaveAsManyRowsAsTheTruth() throws IOException, SQLException {
    JsonNode ngo = JSON.readTree(file("sites_ngo", "sites_ngo_2023Q1.geojson").toFile());
    assertThat(ngo.path("type").asText()).isEqualTo("FeatureCollection");
    assertThat(ngo.path("features").size()).isEqualTo(places("sites_ngo"));
    Path gpkg = file("sites_press", "sites_press_2023Q1.gpkg");
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + gpkg);
        Statement statement = db.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM sites")) {
      assertThat(rows.getInt(1)).isEqualTo(places("sites_press"));
    }
    byte[] dbf = Files.readAllBytes(file("sites_police", "sites_police_2023Q1.dbf"));
    assertThat(ByteBuffer.wrap(dbf).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
        .isEqualTo(places("sites_police"));
    long shapes = Files.size(file("sites_police", "sites_police_2023Q1.shx"));
    assertThat((shapes - 100) / 8).isEqualTo(places("sites_police"));
  }

  @Test
  void thePoliceTotalsDoNotAddUp() throws IOException {
    List<CSVRecord> rows =
        csv(Files.readString(file("police_totals", "police_totals_2023Q1.csv"), UTF_8), ',');
    long sum =
        rows.subList(1, rows.size() - 1).stream().mapToLong(r -> Long.parseLong(r.get(1))).sum();
    assertThat(Long.parseLong(rows.get(rows.size() - 1).get(1))).isNotEqualTo(sum);
  }

  @Test
  void lossesTransfersAndAdvertsUnpack() throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(file("losses", "losses_2023Q1.zip")))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("losses_2023Q1.csv");
      assertThat(csv(new String(zip.readAllBytes(), UTF_8), ',')).hasSizeGreaterThan(500);
    }
    assertThat(gunzipped("transfers", "transfers_2023Q1.csv.gz")).startsWith("tx,from,to,day,usd");
    for (String line : gunzipped("ads_boards", "ads_boards_2023Q1.jsonl.gz").lines().toList()) {
      assertThat(JSON.readTree(line).path("link").asText()).startsWith("https://example.invalid/");
    }
  }

  @Tag("acceptance")
  @Test
  void gdalOpensTheGeoPackageAndTheShapefile() throws IOException, InterruptedException {
    assertThat(ogrinfo(file("sites_press", "sites_press_2023Q1.gpkg"), "sites"))
        .contains("Geometry: Point", "Feature Count: " + places("sites_press"), "WGS 84")
        .doesNotContain("Warning", "ERROR");
    assertThat(ogrinfo(file("sites_police", "sites_police_2023Q1.shp"), "sites_police_2023Q1"))
        .contains("Geometry: Point", "Feature Count: " + places("sites_police"), "SITE_NAME")
        .doesNotContain("Warning", "ERROR");
  }

  private static String ogrinfo(Path file, String layer) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("ogrinfo", "-ro", "-so", file.toString(), layer)
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private static Path file(String source, String name) {
    return World.raw(folder, World.FIRST, source).resolve(name);
  }

  private static String gunzipped(String source, String name) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file(source, name)))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static long rowsOf(String source) throws IOException {
    return World.whoIsWho(folder).stream().filter(r -> r.get("source").equals(source)).count();
  }

  private static int places(String source) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("truth/sites_2023Q1.csv.gz")))) {
      return (int)
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(l -> l.startsWith(source + ","))
              .count();
    }
  }

  private static List<CSVRecord> csv(String text, char delimiter) throws IOException {
    try (CSVParser parser =
        CSVParser.parse(text, CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get())) {
      return parser.getRecords();
    }
  }
}
