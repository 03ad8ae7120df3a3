package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.datasets.synthetic.files.PointTable;

class PlacesCommandsTest {

  private static final String CACHE = Path.of("target", "border-cache").toString();

  @TempDir private Path folder;

  private record Run(int status, String out, String err) {}

  @Test
  void oneRowInOneRowOut() throws IOException {
    Path file =
        file(
            "points.csv",
            """
            name,Lat,LNG,note
            Myawaddy,16.68911,98.50893,"a, ""quoted"" note"
            Mae Sot,16.71667,98.56667,
            Pasay,14.5378,121.0014,
            Open sea,13.0,114.0,
            """);

    Run run = run("locate", file.toString(), "--out", folder.toString(), "--quiet");

    assertThat(run.status()).isZero();
    assertThat(Files.readAllLines(folder.resolve("located.csv")))
        .containsExactly(
            "name,Lat,LNG,note,computed_country,admin1,border_metres,border_country,ambiguous,h3,"
                + "problem,border_reason",
            "Myawaddy,16.68911,98.50893,\"a, \"\"quoted\"\" note\",MM,,642.7,TH,false,"
                + "886485c1d9fffff,,",
            "Mae Sot,16.71667,98.56667,,TH,,5939.5,MM,false,886485c103fffff,,",
            "Pasay,14.5378,121.0014,,PH,,,,false,88694ec113fffff,,PH has no land border",
            "Open sea,13.0,114.0,,,,,,false,88690e02edfffff,in no country's territory,"
                + "in no country's territory");
  }

  @Test
  void everyBadCoordinateIsNamedAndItsRowKept() throws IOException {
    Path file =
        file(
            "bad.csv",
            """
            id,lat,lon
            1,98.557,16.631
            2,16.631,east
            3,16.631,
            4,,
            5,16.631,198.557
            6,16.631,98.557
            """);

    Run run = run("locate", file.toString());

    assertThat(run.status()).isZero();
    assertThat(run.err().lines().filter(l -> l.contains("bad.csv:")))
        .containsExactly(
            "undercount: "
                + file
                + ":2 [lat]: latitude must be in [-90, 90] degrees, got 98.557;"
                + " latitude and longitude look swapped",
            "undercount: " + file + ":3 [lon]: expected decimal degrees",
            "undercount: "
                + file
                + ":4 [lon]: expected both coordinates or neither, this one is blank",
            "undercount: "
                + file
                + ":6 [lon]: longitude must be in [-180, 180] degrees, got 198.557");
    assertThat(run.err()).contains("located 1 points (0 ambiguous)", "4 with a problem");
    assertThat(run.out().lines()).hasSize(7);
    assertThat(run.out()).contains("4,,,,,,,,,no coordinates,");
  }

  @Test
  void unusableFilesEndWithOneMessageEach() throws IOException {
    Path noColumns = file("columns.csv", "name,where\nA,B\n");
    Path ragged = file("ragged.csv", "lat,lon\n1,2,3\n1\n");
    Path headless = file("headless.tsv", "KK Park\t16.631\t98.557\n");
    Path empty = file("empty.csv", "\n");
    Path format = file("places.docx", "x");
    Path twice = file("twice.csv", "lat,lon,LAT\n1,2,3\n");
    Path taken = file("taken.csv", "lat,lon,h3\n1,2,3\n");
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "lat,lon,name\n1,2,Ñ\n".getBytes(StandardCharsets.ISO_8859_1));

    assertUnusable(
        noColumns,
        ":1: expected a latitude column (latitude, lat, y) and a longitude column"
            + " (longitude, lon, lng, x), got name, where");
    assertUnusable(ragged, ":2: expected 2 fields as in the header, got 3");
    assertUnusable(ragged, ":3: expected 2 fields as in the header, got 1");
    assertUnusable(
        headless,
        ":1: expected a header row naming the columns, got numbers;"
            + " name them with --header id,lat,lon,…");
    assertUnusable(empty, ": expected rows, the file is empty");
    assertUnusable(
        format,
        ": expected a file ending in .csv, .tsv, .txt, .xlsx, .json, .jsonl, .ndjson, .geojson,"
            + " .gpkg, .shp or .parquet, or one of them in a .gz or .zip");
    assertUnusable(twice, ":1 [LAT]: expected each column once, got it twice");
    assertUnusable(taken, ":1 [h3]: expected no column of this name: it is added");
    assertUnusable(latin, ":2: expected text in UTF-8, got bytes that are not");
    assertUnusable(folder.resolve("missing.csv"), ": expected a file, there is none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "places.csv",
        "places.csv.gz",
        "places.zip",
        "places.tsv",
        "places.xlsx",
        "places.json",
        "places.jsonl",
        "places.geojson",
        "places.gpkg",
        "places.shp",
        "shapes.zip",
        "places.parquet",
        "places.parquet.gz"
      })
  void everyFormatGivesTheSameAnswers(String name) throws IOException, SQLException {
    PlaceFormats.write(
        folder,
        new PointTable(
            List.of("name", "country", "aliases"),
            List.of(
                new PointTable.Point(16.68911, 98.50893, List.of("Myawaddy", "MM", "")),
                new PointTable.Point(
                    16.71667, 98.56667, List.of("แม่สอด", "TH", "Mae Sot|Maesot")))));
    String file = folder.resolve(name).toString();

    JsonNode located = json(run("locate", file, "--json"));
    JsonNode register = json(run("sites", file, "--json"));

    assertThat(located.path("points"))
        .extracting(p -> p.path("name").asText() + " " + p.path("computed_country").asText())
        .containsExactly("Myawaddy MM", "แม่สอด TH");
    assertThat(located.at("/points/1/border_metres").asDouble()).isEqualTo(5939.5);
    assertThat(register.path("problems")).isEmpty();
    assertThat(register.path("sites"))
        .filteredOn(s -> s.path("aliases").asText().equals("Mae Sot|Maesot"))
        .hasSize(1);
    assertThat(register.at("/agreement/agree").asInt()).isEqualTo(2);
  }

  @Test
  void aBlankRowKeepsItsPlace() throws IOException {
    Path file = file("blank.csv", "name,lat,lon\n,,\nMyawaddy,16.68911,98.50893\n\n");

    assertThat(run("locate", file.toString()).out().lines()).hasSize(3);
  }

  @Test
  void aShapeThatIsNoPointIsNamed() throws IOException {
    Path file =
        file(
            "areas.json",
            """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"name":"A"},"geometry":null},
             {"type":"Feature","properties":{"name":"B"},
              "geometry":{"type":"LineString","coordinates":[[98,16],[99,16]]}}]}
            """);

    assertUnusable(file, ":2: expected a feature with a point or without a geometry");
  }

  @Test
  void aTableWithoutAHeaderTakesItsNamesFromTheCommand() throws IOException {
    Path file = file("headless.csv", "Myawaddy;16.68911;98.50893\n");

    Run run = run("locate", file.toString(), "--header", "place,lat,lon");

    assertThat(run.out())
        .contains("place,lat,lon,computed_country", "Myawaddy,16.68911,98.50893,MM");
  }

  @Test
  void theOtherBankGivesNoCountry() throws IOException {
    Path file =
        file("bank.csv", "lat,lon,precision\n16.38461,98.69028,town on OTHER bank (Thai side)\n");

    assertThat(run("locate", file.toString()).out())
        .contains(
            "no country computed: the position is of a place on the other side of the border");
  }

  @Test
  void namesTheAdministrativeAreaOfABroughtFile() throws IOException {
    Path areas =
        file(
            "areas.geojson",
            """
            {"type":"FeatureCollection","features":[{"properties":{"name":"Kayin"},"geometry":
             {"type":"Polygon","coordinates":[[[98,16],[99,16],[99,17],[98,17],[98,16]]]}}]}
            """);
    Path file = file("point.jsonl", "{\"lat\":16.68911,\"lon\":98.50893}\n");

    JsonNode document =
        json(run("locate", file.toString(), "--admin1", areas.toString(), "--json"));

    assertThat(document.at("/points/0/admin1").asText()).isEqualTo("Kayin");
    assertThat(document.at("/points/0/border_metres").isNumber()).isTrue();
    assertThat(document.at("/points/0/ambiguous").isBoolean()).isTrue();
  }

  @Test
  void reportsOfSeveralFilesBecomeOneRegister() throws IOException {
    Path csv =
        file(
            "one.csv",
            """
            name,aliases,country,lat,lon,precision,source,first_reported
            KK Park,KK园区,MM,16.631,98.557,site (~1 km),first,2020-02-17
            Alpha Casino,,Thailand,16.631,98.557,building,first,2022
            """);
    Path geoJson =
        file(
            "two.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature",
             "properties":{"name":"KK園區","country":"MMR","precision":"site (~1 km)",
               "date":"2023-11"},
             "geometry":{"type":"Point","coordinates":[98.520722,16.647556]}}]}
            """);

    JsonNode document =
        json(
            run("sites", csv.toString(), geoJson.toString(), "--json", "--out", folder.toString()));

    assertThat(document.path("reports").asInt()).isEqualTo(3);
    assertThat(document.path("sites")).hasSize(2);
    assertThat(document.at("/sites/0/name").asText()).isEqualTo("KK Park");
    assertThat(document.at("/sites/0/reports").asInt()).isEqualTo(2);
    assertThat(document.at("/sites/0/first_evidence").asText()).isEqualTo("2020-02-17");
    assertThat(document.at("/sites/0/last_evidence").asText()).isEqualTo("2023-11");
    assertThat(document.at("/sites/1/agreement").asText()).isEqualTo("differs");
    assertThat(document.at("/agreement/differs").asInt()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("register.csv"))).hasSize(3);
    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("register.geojson").toFile())
                .path("features"))
        .hasSize(2);
  }

  @Test
  void aRowThatCannotBeReadWhollyStaysInTheRegister() throws IOException {
    Path file =
        file(
            "bad.csv",
            """
            name,country,lat,lon,first_reported
            Alpha,Atlantis,98.557,16.631,2023-02-30
            """);

    Run run = run("sites", file.toString());

    assertThat(run.status()).isZero();
    assertThat(run.err())
        .contains(":2 [lat]: latitude must be in [-90, 90] degrees, got 98.557;")
        .contains(":2 [country]: expected an ISO 3166-1 country code or an English country name")
        .contains(
            ":2 [first_reported]: expected a date that exists as YYYY, YYYY-MM or YYYY-MM-DD");
    assertThat(run.out()).contains("Alpha", "no position is known", "1 reports, 1 sites");
  }

  @Test
  void aSiteOnAnIslandHasNoBorder() throws IOException {
    Path file =
        file("island.csv", "name,country,lat,lon,precision\nPark,PH,15.18,120.53444,building\n");

    Run run = run("sites", file.toString(), "--json", "--out", folder.toString());
    JsonNode site = json(run).at("/sites/0");

    assertThat(site.path("border_metres").isNull()).isTrue();
    assertThat(site.path("border_uncertainty_metres").isNull()).isTrue();
    assertThat(site.path("border_country").isNull()).isTrue();
    assertThat(site.path("border_reason").asText()).isEqualTo("PH has no land border");
    assertThat(run("sites", file.toString()).out())
        .containsPattern("PH +PH +agree +none +- +1 +PH has no land border");
  }

  @Test
  void allUnusableFilesAreReportedTogether() throws IOException {
    Path first = file("first.csv", "where\nA\n");
    Path second = file("second.csv", "lat,lon\n1,2\n");
    Path third = file("third.xyz", "");

    Run run = run("sites", first.toString(), second.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(run.err()).contains("first.csv:1: expected a latitude column");
    assertThat(run.err())
        .contains("second.csv:1: expected a column with the place's name (name, site_name");
    assertThat(run("sites", third.toString()).status()).isEqualTo(ExitStatus.UNUSABLE);
  }

  @Test
  void theSameReportsInAnotherOrderGiveTheSameBytes() throws IOException {
    List<String> rows =
        List.of(
            "KK Park,MM,16.631,98.557,site",
            "KK园区,MM,16.6476,98.5207,site",
            "Crown,KH,10.60932,103.52958,town",
            "Crown,KH,11.06317,106.13557,town",
            "Crown,KH,,,name only");
    List<String> reversed = new ArrayList<>(rows);
    java.util.Collections.reverse(reversed);
    String header = "name,country,lat,lon,precision\n";
    Path one = file("one.csv", header + String.join("\n", rows));
    Path other = file("other.csv", header + String.join("\n", reversed));

    run("sites", one.toString(), "--out", folder.resolve("a").toString());
    run("sites", other.toString(), "--out", folder.resolve("b").toString());

    assertThat(folder.resolve("a/register.csv"))
        .hasSameBinaryContentAs(folder.resolve("b/register.csv"));
    assertThat(folder.resolve("a/register.geojson"))
        .hasSameBinaryContentAs(folder.resolve("b/register.geojson"));
  }

  @Test
  void helpShowsAnExampleThatRuns() {
    assertThat(run("locate", "--help").out()).contains("./undercount locate points.csv");
    assertThat(run("sites", "--help").out()).contains("./undercount sites reports.csv");
  }

  @Test
  @Tag("acceptance")
  void everyPubliclyReportedPlaceIsInItsStatedCountry() throws IOException {
    Path file =
        Path.of(System.getProperty("undercount.shared"), "data", "geo", "compounds_reported.csv");

    JsonNode document = json(run("sites", file.toString(), "--json"));

    assertThat(document.path("reports").asInt()).isEqualTo(33);
    assertThat(document.path("sites")).hasSize(33);
    assertThat(document.at("/agreement/agree").asInt()).isEqualTo(24);
    assertThat(document.at("/agreement/differs").asInt()).isZero();
    assertThat(document.at("/agreement/ambiguous").asInt()).isEqualTo(1);
    assertThat(document.at("/agreement/not computed").asInt()).isEqualTo(8);
    assertThat(document.path("problems")).isEmpty();
    for (JsonNode site : document.path("sites")) {
      if (site.path("agreement").asText().equals("agree")) {
        assertThat(site.path("computed_country")).isEqualTo(site.path("stated_country"));
        boolean island = site.path("computed_country").asText().equals("PH");
        assertThat(site.path("border_metres").isNull()).isEqualTo(island);
        assertThat(site.path("border_country").isNull()).isEqualTo(island);
        assertThat(site.path("border_reason").asText())
            .isEqualTo(island ? "PH has no land border" : "null");
      }
    }
  }

  private void assertUnusable(Path file, String message) {
    Run run = run("locate", file.toString());
    assertThat(run.status()).as(file.toString()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(run.err()).contains("undercount: " + file + message);
    assertThat(run.out()).isEmpty();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static JsonNode json(Run run) throws IOException {
    assertThat(run.status()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private static Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(args));
    if (!all.contains("--help")) {
      all.addAll(List.of("--border-cache", CACHE));
    }
    int status =
        Undercount.run(
            new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    return new Run(status, out.toString(), err.toString());
  }
}
