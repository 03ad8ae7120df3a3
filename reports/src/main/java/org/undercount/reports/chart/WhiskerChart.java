package org.undercount.reports.chart;

import java.util.List;

/**
 * Estimates side by side with their intervals, and the recorded count as a square. Where an
 * estimate was refused, an open arrow starts at the lower bound and ends nowhere.
 *
 * @param frame name and text alternative
 * @param whiskers in the order shown
 */
public record WhiskerChart(Frame frame, List<Whisker> whiskers) implements ChartSpec {

  private static final int WIDTH = 480;
  private static final double LEFT = 112;
  private static final double RIGHT = 464;
  private static final double ROW = 38;

  public WhiskerChart {
    whiskers = List.copyOf(whiskers);
  }

  @Override
  public String svg() {
    double bottom = 12 + ROW * whiskers.size();
    Svg svg = new Svg(frame, WIDTH, (int) bottom + 24);
    Scale scale = Scale.upTo(most(), 5);
    for (double tick : scale.ticks()) {
      double x = scale.at(tick, LEFT, RIGHT);
      svg.line(x, 8, x, bottom, tick == 0 ? Svg.MUTED : Svg.GRID, 1);
      svg.text(
          x,
          bottom + 17,
          frame.form().apply(tick),
          tick >= scale.most() ? "end" : "middle",
          Svg.MUTED,
          12);
    }
    for (int i = 0; i < whiskers.size(); i++) {
      row(svg, scale, whiskers.get(i), 12 + ROW * (i + 0.5));
    }
    return svg.end();
  }

  private static void row(Svg svg, Scale scale, Whisker w, double y) {
    svg.text(LEFT - 10, y + 4.5, w.label(), "end", Svg.INK, 13);
    Double value = w.value();
    Double lower = w.lower();
    Double upper = w.upper();
    Double recorded = w.recorded();
    if (lower != null) {
      double from = scale.at(lower, LEFT, RIGHT);
      if (upper != null) {
        double to = scale.at(upper, LEFT, RIGHT);
        svg.line(from, y, to, y, Svg.BAND50, 7);
      } else {
        double to = Math.min(RIGHT - 8, from + 70);
        svg.line(from, y - 6, from, y + 6, Svg.ESTIMATE, 2);
        svg.dashed(from, y, to, y, Svg.ESTIMATE, 2);
        svg.area(
            List.of(new double[] {to, y - 5}, new double[] {to + 9, y}, new double[] {to, y + 5}),
            Svg.ESTIMATE);
        svg.text(from + 4, y - 8, "at least", "start", Svg.MUTED, 10.5);
      }
    }
    if (value != null) {
      svg.dot(scale.at(value, LEFT, RIGHT), y, 5.5, Svg.ESTIMATE, false);
    }
    if (recorded != null) {
      double x = scale.at(recorded, LEFT, RIGHT);
      svg.rect(x - 4.5, y - 4.5, 9, 9, Svg.RECORDED);
    }
  }

  private double most() {
    double most = 1;
    for (Whisker w : whiskers) {
      Double lower = w.lower();
      Double upper = w.upper();
      Double recorded = w.recorded();
      most = Math.max(most, upper == null ? 0 : upper);
      most = Math.max(most, lower == null ? 0 : lower);
      most = Math.max(most, recorded == null ? 0 : recorded);
    }
    return most;
  }
}
