package org.undercount.reports.chart;

import java.util.List;

/**
 * Bars on an axis that goes both ways: weights by themselves, or one after the other as they add
 * up.
 *
 * @param frame name and text alternative
 * @param spans from top to bottom
 */
public record SpanChart(Frame frame, List<Span> spans) implements ChartSpec {

  private static final int WIDTH = 760;
  private static final double LEFT = 300;
  private static final double RIGHT = 690;
  private static final double ROW = 22;
  private static final double TOP = 22;

  public SpanChart {
    spans = List.copyOf(spans);
  }

  @Override
  public String svg() {
    double least = 0;
    double most = 1;
    for (Span span : spans) {
      least = Math.min(least, Math.min(span.from(), span.to()));
      most = Math.max(most, Math.max(span.from(), span.to()));
    }
    double step = Scale.upTo(most - least, 8).step();
    double low = step * Math.floor(least / step);
    double high = step * Math.ceil(most / step);
    double bottom = TOP + ROW * spans.size() + 4;
    Svg svg = new Svg(frame, WIDTH, (int) Math.ceil(bottom + 6));
    for (double tick = low; tick <= high + step / 2; tick += step) {
      double x = at(tick, low, high);
      svg.line(x, TOP - 4, x, bottom, Svg.GRID, 1);
      svg.text(x, TOP - 8, frame.form().apply(tick), "middle", Svg.MUTED, 11);
    }
    svg.line(at(0, low, high), TOP - 4, at(0, low, high), bottom, Svg.MUTED, 1);
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      double y = TOP + ROW * i;
      double x1 = at(span.from(), low, high);
      double x2 = at(span.to(), low, high);
      String colour = span.to() < span.from() ? Svg.RECORDED : Svg.ESTIMATE;
      svg.text(LEFT - 10, y + 15, span.label(), "end", Svg.INK, 12, span.total());
      svg.rect(
          Math.min(x1, x2),
          y + 4,
          Math.max(1, Math.abs(x2 - x1)),
          ROW - 8,
          span.total() ? Svg.INK : colour);
      svg.text(
          Math.max(x1, x2) + 5,
          y + 15,
          frame.form().apply(span.to() - span.from()),
          "start",
          Svg.INK,
          11.5,
          span.total());
    }
    return svg.end();
  }

  private static double at(double value, double low, double high) {
    return LEFT + (RIGHT - LEFT) * (value - low) / (high - low);
  }
}
