package org.undercount.geo.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.border.TestBorders;
import org.undercount.geo.place.LonLat;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FlowMapDrawingTest {

  private static final CountryCode KH = CountryCode.of("KH");
  private static final CountryCode MM = CountryCode.of("MM");
  private static final CountryCode TH = CountryCode.of("TH");
  private static final CountryCode ET = CountryCode.of("ET");

  private static final FlowMap.Text TEXT =
      new FlowMap.Text(
          "flows",
          "More <people> & fewer places",
          "people",
          "victims",
          "95% interval",
          Locale.ENGLISH);

  private static final FlowMap MAP =
      new FlowMap(
          TEXT,
          List.of(
              new Flow(KH, MM, 800, 500, 1_900),
              new Flow(TH, MM, 1_200, 900, 1_700),
              new Flow(ET, MM, 45, 20, 80)),
          List.of(new Shade(KH, 11_300, "11,300 (10,300–12,500)"), new Shade(MM, 24_000, "")));

  private static final Outlines OUTLINES =
      Outlines.load(
          TestBorders.borders(), Bounds.southEastAsia(), Layout.WIDE.mapWidth(), TestBorders.CACHE);

  @Test
  void isWellFormedAndNoPathIsEmpty() throws Exception {
    for (Layout layout : Layout.values()) {
      Document document = parsed(FlowMapDrawing.draw(MAP, OUTLINES, layout).svg());
      NodeList paths = document.getElementsByTagName("path");

      assertThat(paths.getLength()).isGreaterThan(OUTLINES.countries().size());
      for (int i = 0; i < paths.getLength(); i++) {
        assertThat(((Element) paths.item(i)).getAttribute("d"))
            .startsWith("M")
            .doesNotContain("null", "NaN", "Infinity");
      }
    }
  }

  @Test
  void hasATitleAndADescriptionThatSayEverythingDrawn() throws Exception {
    DrawnMap drawn = FlowMapDrawing.draw(MAP, OUTLINES, Layout.WIDE);
    Element root = parsed(drawn.svg()).getDocumentElement();

    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("flows-title flows-desc");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("More <people> & fewer places");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(drawn.textAlternative())
        .contains("Thailand → Myanmar 1,200 (900–1,700)")
        .contains("Ethiopia → Myanmar 45 (20–80)")
        .contains("Cambodia 11,300 (10,300–12,500); Myanmar 24,000");
  }

  @Test
  void widthIsProportionalToTheValueAndWideIntervalsAreDashed() throws Exception {
    String svg = FlowMapDrawing.draw(MAP, OUTLINES, Layout.WIDE).svg();

    assertThat(svg).contains("<path class=\"arc\" stroke-width=\"12\"");
    assertThat(svg).contains("<path class=\"arc wide-interval\" stroke-width=\"8\"");
  }

  @Test
  void whatLiesOutsideTheMapIsNamed() {
    assertThat(FlowMapDrawing.draw(MAP, OUTLINES, Layout.WIDE).notShown()).containsExactly(ET);
  }

  @Test
  void theSameMapIsTheSameBytesInWhateverOrderAndFromTheCache(@TempDir Path folder) {
    FlowMap other =
        new FlowMap(
            TEXT,
            List.of(MAP.flows().get(2), MAP.flows().get(0), MAP.flows().get(1)),
            List.of(MAP.shades().get(1), MAP.shades().get(0)));
    Outlines again =
        Outlines.load(
            TestBorders.borders(), Bounds.southEastAsia(), Layout.WIDE.mapWidth(), folder);

    assertThat(FlowMapDrawing.draw(other, again, Layout.WIDE).svg())
        .isEqualTo(FlowMapDrawing.draw(MAP, OUTLINES, Layout.WIDE).svg());
  }

  @Test
  void aBrokenOutlineCacheIsDrawnAnew(@TempDir Path folder) throws Exception {
    Bounds small = new Bounds(102, 10, 108, 15);
    Outlines first = Outlines.load(TestBorders.borders(), small, 200, folder);
    try (var files = Files.list(folder)) {
      Files.write(files.findFirst().orElseThrow(), new byte[] {1, 2, 3});
    }

    assertThat(Outlines.load(TestBorders.borders(), small, 200, folder)).isEqualTo(first);
  }

  @Test
  void neighboursKeepOneCommonLine() {
    Geometry thailand = OUTLINES.countries().get(TH);
    Geometry cambodia = OUTLINES.countries().get(KH);

    assertThat(thailand.intersection(cambodia).getArea()).isLessThan(1e-9);
    // The land border is about 800 km, some seven degrees; simplified it is shorter.
    assertThat(thailand.getBoundary().intersection(cambodia.getBoundary()).getLength())
        .isGreaterThan(4);
  }

  @Test
  void aMapWithoutFlowsOrShadesIsStillAMap() throws Exception {
    FlowMap empty = new FlowMap(TEXT, List.of(), List.of());

    assertThat(parsed(FlowMapDrawing.draw(empty, OUTLINES, Layout.NARROW).svg())).isNotNull();
  }

  @Test
  void refusesAFlowWhoseIntervalDoesNotHoldItsValue() {
    assertThatThrownBy(() -> new Flow(KH, MM, 10, 11, 12))
        .hasMessage(
            "A flow needs 0 ≤ lower ≤ value ≤ upper, all finite, got 11.0 ≤ 10.0 ≤ 12.0"
                + " (KH to MM)");
  }

  @Test
  void refusesAFlowThatGoesNowhere() {
    assertThatThrownBy(() -> new Flow(KH, KH, 1, 1, 1))
        .hasMessage("A flow joins two countries, got KH as both: show it as a shade");
  }

  @Test
  void refusesAnUnusableId() {
    assertThatThrownBy(() -> new FlowMap.Text("Two words", "", "", "", "", Locale.ENGLISH))
        .hasMessage(
            "A drawing's id has small letters, digits and -, and starts with a letter, got"
                + " Two words");
  }

  @Test
  void refusesBoundsThatAreTurnedRound() {
    assertThatThrownBy(() -> new Bounds(110, 0, 90, 20))
        .hasMessage(
            "Map bounds run west < east within ±180° and south < north within ±85°, got"
                + " 110.0 0.0 90.0 20.0");
  }

  @Test
  void boundsHoldTheirPoints() {
    assertThat(Bounds.around(List.of(LonLat.of(100, 10), LonLat.of(179, 80)), 6))
        .isEqualTo(new Bounds(94, 4, 180, 85));
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
