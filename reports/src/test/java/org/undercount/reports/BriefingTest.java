package org.undercount.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.release.BundleVerifier;
import org.undercount.datasets.release.BundleWriter;
import org.undercount.datasets.release.FixtureRelease;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.reports.html.Cells;
import org.undercount.reports.html.Html;
import org.undercount.reports.html.NumberForm;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BriefingTest {

  @TempDir static Path releases;
  private static Path release;

  private static final Briefing WITHOUT_MAP =
      Briefing.with(bundle -> Html.el("p", "Routes are listed below."));

  @BeforeAll
  static void publish() {
    release = BundleWriter.write(releases, FixtureRelease.content(), List.of(WITHOUT_MAP));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(release)) {
      return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
    }
  }

  private static Document parsed(Path page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    String text = Files.readString(page).replace("<!DOCTYPE html>", "");
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  @Test
  void aReleaseWithItsPagesVerifies() {
    assertThat(BundleVerifier.findings(release)).isEmpty();
  }

  @Test
  void everyPageOfASyntheticReleaseSaysSo() throws Exception {
    assertThat(pages()).hasSize(7);
    for (Path page : pages()) {
      assertThat(Files.readString(page)).contains("<strong>SYNTHETIC</strong>");
    }
  }

  /** Reads every bound number on every page and the cell it names, each by its own way. */
  @Test
  void everyNumberOnEveryPageEqualsItsCell() throws Exception {
    int checked = 0;
    for (Path page : pages()) {
      NodeList numbers = parsed(page).getElementsByTagName("data");
      for (int i = 0; i < numbers.getLength(); i++) {
        Element number = (Element) numbers.item(i);
        String[] cell = number.getAttribute("data-key").split("/", -1);
        double published;
        if (cell[0].equals("audit.json")) {
          JsonNode audit = new ObjectMapper().readTree(release.resolve("audit.json").toFile());
          published = audit.path(cell[1]).asDouble();
        } else {
          published = Double.parseDouble(csv(cell[0], Integer.parseInt(cell[1]), cell[2]));
        }
        assertThat(Double.parseDouble(number.getAttribute("value")))
            .as(number.getAttribute("data-key"))
            .isEqualTo(published);
        assertThat(Stream.of(NumberForm.values()).map(f -> f.printed(published)).toList())
            .as(number.getAttribute("data-key"))
            .contains(number.getTextContent());
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(300);
  }

  private static String csv(String table, int row, String column) throws IOException {
    try (var parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(release.resolve("data/" + table + ".csv")))) {
      List<CSVRecord> records = parser.getRecords();
      return records.get(row - 1).get(column);
    }
  }

  @Test
  void noPageAsksTheNetworkOrRunsAScript() throws Exception {
    for (Path page : pages()) {
      String text = Files.readString(page).replace("xmlns=\"http://www.w3.org/", "xmlns=\"");
      assertThat(text).doesNotContain("<script").doesNotContain("@import").doesNotContain("url(h");
      assertThat(Pattern.compile("(?:src|href)=\"(?:https?:)?//").matcher(text).find()).isFalse();
    }
  }

  @Test
  void everyLinkLeadsToAFileOfTheBundleOrAPlaceOnThePage() throws Exception {
    for (Path page : pages()) {
      String text = Files.readString(page);
      Matcher link = Pattern.compile("href=\"([^\"#]*)(#[^\"]*)?\"").matcher(text);
      while (link.find()) {
        Path target =
            link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
        assertThat(target).as(link.group()).exists();
        if (link.group(2) != null) {
          assertThat(Files.readString(target))
              .as(link.group())
              .contains("id=\"" + link.group(2).substring(1) + "\"");
        }
      }
    }
  }

  @Test
  void everyFigureHasTitleUnitSourceTextAlternativeAndItsDataAsATable() throws Exception {
    Document index = parsed(release.resolve("index.html"));
    NodeList figures = index.getElementsByTagName("figure");
    assertThat(figures.getLength()).isGreaterThanOrEqualTo(4);
    for (int i = 0; i < figures.getLength(); i++) {
      Element figure = (Element) figures.item(i);
      assertThat(figure.getElementsByTagName("figcaption").getLength()).isEqualTo(1);
      Element exhibit = (Element) figure.getParentNode();
      assertThat(exhibit.getElementsByTagName("figure").getLength()).isEqualTo(1);
      assertThat(exhibit.getElementsByTagName("table").getLength()).isEqualTo(1);
      assertThat(figure.getTextContent()).contains("Source: release 2023Q2-r1");
    }
    NodeList drawings = index.getElementsByTagName("svg");
    for (int i = 0; i < drawings.getLength(); i++) {
      Element svg = (Element) drawings.item(i);
      assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(1);
      assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
    }
  }

  @Test
  void headingsDescendOneLevelAtATime() throws Exception {
    for (Path page : pages()) {
      Matcher heading = Pattern.compile("<h([1-6])").matcher(Files.readString(page));
      int before = 0;
      List<Integer> levels = new ArrayList<>();
      while (heading.find()) {
        int level = Integer.parseInt(heading.group(1));
        levels.add(level);
        assertThat(level).as(page + " " + levels).isLessThanOrEqualTo(before + 1);
        before = level;
      }
      assertThat(levels.stream().filter(l -> l == 1)).as(page.toString()).hasSize(1);
    }
  }

  @Test
  void saysARefusalWithItsReasonAndLowerBound() throws Exception {
    String words =
        parsed(release.resolve("index.html")).getElementById("content") == null
            ? parsed(release.resolve("index.html")).getDocumentElement().getTextContent()
            : "";
    assertThat(words)
        .contains(
            "Laos: no estimate is published, because two of the four lists share no person in Laos")
        .contains("At least 690 people (Chao 1987). The records hold 412.");
  }

  @Test
  void claimsNoChangeWhereIntervalsOverlapAndOneWhereTheyDoNot(@TempDir Path other)
      throws Exception {
    assertThat(Files.readString(release.resolve("index.html")))
        .contains("the intervals overlap, so no change is claimed")
        .doesNotContain(" Up from ");
    Path doubled =
        BundleWriter.write(
            other, FixtureRelease.content(Quarter.parse("2023Q2"), 2), List.of(WITHOUT_MAP));
    assertThat(Files.readString(doubled.resolve("index.html")))
        .contains(" Up from ")
        .contains("; the intervals do not meet.");
  }

  @Test
  void escapesWhateverATableSays() {
    StringBuilder out = new StringBuilder();
    Html.el("p", "a < b & \"c\"").with("title", "<x>'").print(out);
    assertThat(out.toString())
        .isEqualTo("<p title=\"&lt;x&gt;&#39;\">a &lt; b &amp; &quot;c&quot;</p>\n");
  }

  @Test
  void aNumberCannotBeTypedIntoAPage() {
    assertThatThrownBy(() -> Html.el("p", 11300))
        .hasMessage(
            "A piece of a page is Html or a String; numbers come from a table cell, got Integer");
    Cells cells = Cells.of(ReleaseBundle.load(release));
    assertThatThrownBy(() -> cells.value("headlines", 0, "guess"))
        .hasMessage("Table headlines has no column named guess");
  }

  @Test
  void twoBriefingsOfOneReleaseAreTheSameBytes(@TempDir Path other) throws Exception {
    Path again = BundleWriter.write(other, FixtureRelease.content(), List.of(WITHOUT_MAP));
    assertThat(Files.readString(again.resolve("MANIFEST.sha256")))
        .isEqualTo(Files.readString(release.resolve("MANIFEST.sha256")));
  }

  @Test
  void thePdfIsTaggedTitledAndMarkedOnEverySheet() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(release.resolve("briefing.pdf")))) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("SYNTHETIC: Trafficking into scam centres in South-East Asia, 2023Q2-r1");
      PDFTextStripper text = new PDFTextStripper();
      for (int sheet = 1; sheet <= pdf.getNumberOfPages(); sheet++) {
        text.setStartPage(sheet);
        text.setEndPage(sheet);
        assertThat(text.getText(pdf)).as("sheet " + sheet).contains("SYNTHETIC");
      }
      for (var page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
    assertThat(
            new String(Files.readAllBytes(release.resolve("index.html")), StandardCharsets.UTF_8))
        .contains("lang=\"en\"");
  }
}
