package org.undercount.geo.map;

import java.util.List;

/** From values to tones and widths: the same for the map and its legend. */
final class Tones {

  /** Light to dark in even steps of lightness, so that they can be told apart in grey. */
  private static final List<String> SHADES =
      List.of("#e3eaf1", "#c3d2e0", "#9fb7cc", "#7898b5", "#54799a");

  private static final double WIDEST_ARC = 12;
  private static final double NARROWEST_ARC = 0.8;
  private static final double WIDE_INTERVAL = 3;

  private final Scale shadeScale;
  private final double largestFlow;

  Tones(FlowMap map) {
    this.largestFlow = map.flows().stream().mapToDouble(Flow::value).max().orElse(0);
    this.shadeScale =
        Scale.upTo(map.shades().stream().mapToDouble(Shade::value).max().orElse(0), SHADES.size());
  }

  Scale shadeScale() {
    return shadeScale;
  }

  double largestFlow() {
    return largestFlow;
  }

  String tone(int shadeClass) {
    return SHADES.get(shadeClass);
  }

  String tone(Shade shade) {
    return SHADES.get(shadeScale.classOf(shade.value()));
  }

  /** Proportional to the value; hairlines are drawn a little wider than they should be. */
  double arcWidth(double value) {
    return largestFlow == 0
        ? NARROWEST_ARC
        : Math.max(NARROWEST_ARC, WIDEST_ARC * value / largestFlow);
  }

  boolean isWide(Flow flow) {
    return flow.upper() > WIDE_INTERVAL * flow.lower();
  }
}
