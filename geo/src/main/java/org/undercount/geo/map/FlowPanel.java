package org.undercount.geo.map;

import static org.undercount.geo.map.Projection.number;

import java.util.List;

/**
 * The dot-and-whisker list of flows beside a map: every flow's value and interval on one axis from
 * zero, because a width on a map cannot show an interval honestly.
 */
final class FlowPanel {

  private static final int ROW = 34;
  private static final int MOST = 12;

  private final FlowMap map;
  private final Words words;
  private final int width;

  FlowPanel(FlowMap map, Words words, int width) {
    this.map = map;
    this.words = words;
    this.width = width;
  }

  double height() {
    return map.flows().isEmpty() ? 0 : 36 + shown().size() * ROW + (left() > 0 ? 18 : 0);
  }

  void draw(StringBuilder svg, double x, double y) {
    if (map.flows().isEmpty()) {
      return;
    }
    double largest = shown().stream().mapToDouble(Flow::upper).max().orElse(0);
    Scale scale = Scale.upTo(largest, 4);
    double perUnit = (width - 8) / scale.end();
    svg.append("<g class=\"panel\" transform=\"translate(")
        .append(number(x))
        .append(' ')
        .append(number(y))
        .append(")\">");
    text(svg, 0, 11, "start", "panel-unit", map.text().flowUnit() + ", " + map.text().intervals());
    double bottom = 30 + shown().size() * ROW;
    for (double mark : scale.marks()) {
      double at = 4 + mark * perUnit;
      svg.append("<path class=\"grid\" d=\"M")
          .append(number(at))
          .append(" 30V")
          .append(number(bottom))
          .append("\"/>");
      String anchor = mark == 0 ? "start" : mark == scale.end() ? "end" : "middle";
      text(
          svg,
          mark == 0 ? 0 : mark == scale.end() ? width : at,
          26,
          anchor,
          "tick",
          words.number(mark));
    }
    double top = 30;
    for (Flow flow : shown()) {
      row(svg, flow, top, perUnit);
      top += ROW;
    }
    if (left() > 0) {
      text(svg, 0, bottom + 14, "start", "tick", "+ " + left());
    }
    svg.append("</g>");
  }

  private void row(StringBuilder svg, Flow flow, double top, double perUnit) {
    text(svg, 4, top + 13, "start", "row", words.pair(flow));
    text(svg, width, top + 13, "end", "row-value", words.withInterval(flow));
    double middle = top + 23;
    if (flow.lower() < flow.upper()) {
      svg.append("<path class=\"whisker\" d=\"M")
          .append(number(4 + flow.lower() * perUnit))
          .append(' ')
          .append(number(middle))
          .append('H')
          .append(number(4 + flow.upper() * perUnit))
          .append("\"/>");
    }
    svg.append("<circle class=\"dot\" r=\"3.5\" cx=\"")
        .append(number(4 + flow.value() * perUnit))
        .append("\" cy=\"")
        .append(number(middle))
        .append("\"/>");
  }

  private List<Flow> shown() {
    return map.flows().subList(0, Math.min(MOST, map.flows().size()));
  }

  private int left() {
    return map.flows().size() - shown().size();
  }

  static void text(
      StringBuilder svg, double x, double y, String anchor, String style, String content) {
    svg.append("<text class=\"")
        .append(style)
        .append("\" x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" text-anchor=\"")
        .append(anchor)
        .append("\">")
        .append(Words.escaped(content))
        .append("</text>");
  }
}
