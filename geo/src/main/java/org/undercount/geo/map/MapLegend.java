package org.undercount.geo.map;

import static org.undercount.geo.map.Projection.number;

import java.util.List;

/** What widths, dashes and tones mean, under the map. */
final class MapLegend {

  static final double HEIGHT = 74;

  private static final int BOX = 36;
  private static final int SHORT = 5;

  private final FlowMap map;
  private final Words words;
  private final Tones tones;

  MapLegend(FlowMap map, Words words, Tones tones) {
    this.map = map;
    this.words = words;
    this.tones = tones;
  }

  void draw(StringBuilder svg, double top) {
    double x = 8;
    if (tones.largestFlow() > 0) {
      x = Math.max(flows(svg, x, top), x + 6.0 * map.text().flowUnit().length() + 16);
    }
    if (!map.shades().isEmpty()) {
      shades(svg, x, top);
    }
  }

  private double flows(StringBuilder svg, double left, double top) {
    FlowPanel.text(svg, left, top + 18, "start", "legend", map.text().flowUnit());
    double mark = left;
    for (double share : List.of(1.0, 0.4, 0.1)) {
      double value = Scale.atLeast(tones.largestFlow() * share / 2);
      svg.append("<path class=\"arc\" stroke-width=\"" + number(tones.arcWidth(value)))
          .append("\" d=\"M" + number(mark) + ' ' + number(top + 36) + "h22\"/>");
      FlowPanel.text(svg, mark + 27, top + 40, "start", "legend", words.number(value));
      mark += 38 + 7.0 * words.number(value).length();
    }
    if (map.flows().stream().anyMatch(tones::isWide)) {
      svg.append("<path class=\"arc wide-interval\" stroke-width=\"3\" d=\"M" + number(left))
          .append(' ' + number(top + 58) + "h34\"/>");
      FlowPanel.text(
          svg, left + 40, top + 62, "start", "legend", "upper end more than 3 × the lower");
    }
    return mark + 12;
  }

  private void shades(StringBuilder svg, double left, double top) {
    Scale scale = tones.shadeScale();
    boolean every = words.number(scale.end()).length() <= SHORT;
    FlowPanel.text(svg, left, top + 18, "start", "legend", map.text().shadeUnit());
    for (int i = 0; i < scale.ticks(); i++) {
      svg.append("<rect x=\"" + number(left + i * BOX) + "\" y=\"" + number(top + 26))
          .append("\" width=\"" + BOX + "\" height=\"10\" style=\"fill:" + tones.tone(i) + "\"/>");
      if (every || (scale.ticks() - 1 - i) % 2 == 0) {
        FlowPanel.text(
            svg,
            left + (i + 1) * BOX,
            top + 48,
            "end",
            "legend",
            "≤ " + words.number((i + 1) * scale.step()));
      }
    }
  }
}
