package org.undercount.geo.map;

import static org.undercount.geo.map.Projection.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.undercount.datasets.key.CountryCode;

/**
 * Draws a {@link FlowMap} as SVG: outlines, tones, curved arcs whose width is proportional to the
 * value, labels, a legend, and a list of the flows with their intervals. Arcs whose interval's
 * upper end is more than three times its lower are dashed. Tones and arcs differ in lightness, so
 * that the map can be read in grey. The same input gives the same bytes.
 */
public final class FlowMapDrawing {

  private static final double BEND = 0.16;

  /** Countries not spoken of are named where their box fills this share of the map. */
  private static final double CONTEXT_SHARE = 0.03;

  private final FlowMap map;
  private final Outlines outlines;
  private final Layout layout;
  private final Words words;
  private final Tones tones;
  private final Projection projection;
  private final MapLabels labels;
  private final Map<CountryCode, Coordinate> anchors = new TreeMap<>();
  private final StringBuilder svg = new StringBuilder(1 << 16);

  private FlowMapDrawing(FlowMap map, Outlines outlines, Layout layout) {
    this.map = map;
    this.outlines = outlines;
    this.layout = layout;
    this.words = new Words(map.text().language());
    this.tones = new Tones(map);
    this.projection = new Projection(outlines.bounds(), layout.mapWidth());
    this.labels = new MapLabels(layout.mapWidth(), projection.heightPixels());
    outlines.countries().forEach((country, outline) -> anchors.put(country, anchor(outline)));
  }

  public static DrawnMap draw(FlowMap map, Outlines outlines, Layout layout) {
    return new FlowMapDrawing(map, outlines, layout).drawn();
  }

  private DrawnMap drawn() {
    List<CountryCode> notShown =
        map.countries().stream().filter(c -> !anchors.containsKey(c)).toList();
    String alternative = alternative();
    FlowPanel panel = new FlowPanel(map, words, layout.panelWidth());
    double mapHeight = projection.heightPixels();
    double height =
        layout.isBeside()
            ? Math.max(mapHeight + MapLegend.HEIGHT, panel.height() + 16)
            : mapHeight + MapLegend.HEIGHT + panel.height() + 16;
    String id = map.text().id();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow-map\" id=\"")
        .append(id)
        .append("\" viewBox=\"0 0 ")
        .append(layout.width())
        .append(' ')
        .append(number(height))
        .append("\" role=\"img\" aria-labelledby=\"")
        .append(id + "-title " + id + "-desc")
        .append("\"><title id=\"" + id + "-title\">")
        .append(Words.escaped(map.text().title()))
        .append("</title><desc id=\"" + id + "-desc\">")
        .append(Words.escaped(alternative))
        .append("</desc>")
        .append(style(id));
    svg.append("<clipPath id=\"" + id + "-frame\"><rect width=\"")
        .append(layout.mapWidth() + "\" height=\"" + number(mapHeight) + "\"/></clipPath>");
    svg.append("<g clip-path=\"url(#" + id + "-frame)\"><rect class=\"sea\" width=\"")
        .append(layout.mapWidth() + "\" height=\"" + number(mapHeight) + "\"/>");
    countries();
    map.flows().forEach(this::arc);
    labels();
    svg.append("</g>");
    new MapLegend(map, words, tones).draw(svg, mapHeight);
    panel.draw(
        svg,
        layout.isBeside() ? layout.mapWidth() + 16 : 8,
        layout.isBeside() ? 8 : mapHeight + MapLegend.HEIGHT + 8);
    svg.append("</svg>");
    return new DrawnMap(svg.toString(), alternative, notShown);
  }

  /** Rules under the drawing's own id, so that two maps on one page do not mix. */
  private static String style(String id) {
    String all =
        """
        #ID text{font-family:system-ui,"Noto Sans",sans-serif;font-size:12px;fill:#1b1f24}
        #ID .sea{fill:#f8fafb}
        #ID .land{fill:#eceff1;stroke:#8b96a1;stroke-width:.6;stroke-linejoin:round}
        #ID .spoken{fill:#dfe4e8}
        #ID .arc{fill:none;stroke:#7d2a16;stroke-opacity:.8}
        #ID .head{fill:#7d2a16;fill-opacity:.9}
        #ID .leader{stroke:#1b1f24;stroke-width:.8;fill:none}
        #ID .wide-interval{stroke-dasharray:6 4}
        #ID .name{font-weight:600;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
        #ID .name-value{stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
        #ID .context{fill:#5b6670;font-size:11px}
        #ID .tick,#ID .panel-unit,#ID .legend{font-size:11px;fill:#3c454d}
        #ID .grid{stroke:#d5dbe0;stroke-width:1;fill:none}
        #ID .whisker{stroke:#7d2a16;stroke-width:2;fill:none}
        #ID .dot{fill:#7d2a16}
        """;
    return "<style>" + all.replace("#ID", "#" + id).replace("\n", "") + "</style>";
  }

  private void countries() {
    Map<CountryCode, Shade> shades = new TreeMap<>();
    map.shades().forEach(s -> shades.put(s.country(), s));
    outlines
        .countries()
        .forEach(
            (country, outline) -> {
              Shade shade = shades.get(country);
              boolean spoken = map.countries().contains(country);
              svg.append("<path class=\"land" + (spoken ? " spoken" : "") + "\"");
              if (shade != null) {
                svg.append(" style=\"fill:" + tones.tone(shade) + "\"");
              }
              svg.append(" d=\"" + projection.path(outline) + "\"/>");
            });
  }

  private void arc(Flow flow) {
    Coordinate from = anchors.get(flow.from());
    Coordinate to = anchors.get(flow.to());
    if (from == null || to == null || flow.value() == 0) {
      return;
    }
    double width = tones.arcWidth(flow.value());
    double head = 5 + 1.1 * width;
    double dx = to.x - from.x;
    double dy = to.y - from.y;
    double length = Math.hypot(dx, dy);
    // Bent to the left of its direction, so that the way back is another line.
    double bendX = (from.x + to.x) / 2 + BEND * dy;
    double bendY = (from.y + to.y) / 2 - BEND * dx;
    double endX = to.x - bendX;
    double endY = to.y - bendY;
    double end = Math.hypot(endX, endY);
    endX /= end;
    endY /= end;
    double tail = Math.min(head, length / 2);
    double stopX = to.x - endX * tail;
    double stopY = to.y - endY * tail;
    svg.append(
            "<path class=\"arc"
                + (tones.isWide(flow) ? " wide-interval" : "")
                + "\" stroke-width=\"")
        .append(number(width))
        .append("\" d=\"M" + number(from.x) + ' ' + number(from.y))
        .append("Q" + number(bendX) + ' ' + number(bendY))
        .append(' ' + number(stopX) + ' ' + number(stopY) + "\"><title>")
        .append(Words.escaped(words.pair(flow) + ": " + words.withInterval(flow)))
        .append("</title></path>");
    for (double t = 0; t <= 1; t += 0.05) {
      double u = 1 - t;
      labels.avoid(
          u * u * from.x + 2 * u * t * bendX + t * t * to.x,
          u * u * from.y + 2 * u * t * bendY + t * t * to.y,
          width / 2 + 1);
    }
    double half = tail * 0.55;
    svg.append("<path class=\"head\" d=\"M" + number(to.x) + ' ' + number(to.y))
        .append("L" + number(stopX - endY * half) + ' ' + number(stopY + endX * half))
        .append("L" + number(stopX + endY * half) + ' ' + number(stopY - endX * half) + "Z\"/>");
  }

  private void labels() {
    Map<CountryCode, String> values = new TreeMap<>();
    map.shades().forEach(s -> values.put(s.country(), s.label()));
    for (CountryCode country : map.countries()) {
      Coordinate at = anchors.get(country);
      if (at != null) {
        labels.write(svg, at, words.country(country), values.getOrDefault(country, ""));
      }
    }
    double room = layout.mapWidth() * projection.heightPixels();
    outlines
        .countries()
        .forEach(
            (country, outline) -> {
              Envelope box = outline.getEnvelopeInternal();
              double share =
                  (projection.x(box.getMaxX()) - projection.x(box.getMinX()))
                      * (projection.y(box.getMinY()) - projection.y(box.getMaxY()))
                      / room;
              if (!map.countries().contains(country) && share > CONTEXT_SHARE) {
                labels.writeIfRoom(svg, anchor(outline), words.country(country));
              }
            });
  }

  private Coordinate anchor(Geometry outline) {
    Geometry largest = outline;
    for (int i = 0; i < outline.getNumGeometries(); i++) {
      if (i == 0 || outline.getGeometryN(i).getArea() > largest.getArea()) {
        largest = outline.getGeometryN(i);
      }
    }
    Coordinate inside = largest.getInteriorPoint().getCoordinate();
    return new Coordinate(projection.x(inside.x), projection.y(inside.y));
  }

  private String alternative() {
    List<String> sentences = new ArrayList<>();
    sentences.add(map.text().title() + ".");
    if (!map.flows().isEmpty()) {
      sentences.add(
          map.text().flowUnit()
              + ": "
              + String.join(
                  "; ",
                  map.flows().stream()
                      .map(f -> words.pair(f) + " " + words.withInterval(f))
                      .toList())
              + ".");
    }
    if (!map.shades().isEmpty()) {
      sentences.add(
          map.text().shadeUnit()
              + ": "
              + String.join(
                  "; ",
                  map.shades().stream()
                      .map(
                          s ->
                              words.country(s.country())
                                  + " "
                                  + (s.label().isEmpty() ? words.number(s.value()) : s.label()))
                      .toList())
              + ".");
    }
    return String.join(" ", sentences);
  }
}
