package org.undercount.reports.chart;

import java.util.List;

/**
 * Recorded counts by category; a withheld one is marked, not drawn.
 *
 * @param frame name and text alternative
 * @param bars in the order shown
 */
public record BarChart(Frame frame, List<Bar> bars) implements ChartSpec {

  private static final int WIDTH = 360;
  private static final double LEFT = 104;
  private static final double RIGHT = 300;
  private static final double ROW = 26;

  public BarChart {
    bars = List.copyOf(bars);
  }

  @Override
  public String svg() {
    Svg svg = new Svg(frame, WIDTH, (int) (8 + ROW * bars.size()));
    double most = 1;
    for (Bar bar : bars) {
      Double value = bar.value();
      most = Math.max(most, value == null ? 0 : value);
    }
    for (int i = 0; i < bars.size(); i++) {
      double y = 4 + ROW * i;
      Double value = bars.get(i).value();
      svg.text(LEFT - 8, y + 17, bars.get(i).label(), "end", Svg.INK, 12);
      if (value == null) {
        svg.text(LEFT + 4, y + 17, "[c] confidential", "start", Svg.MUTED, 11.5);
      } else {
        double width = (RIGHT - LEFT) * value / most;
        svg.rect(LEFT, y + 4, width, ROW - 8, Svg.RECORDED);
        svg.text(LEFT + width + 5, y + 17, frame.form().apply(value), "start", Svg.INK, 11.5);
      }
    }
    svg.line(LEFT, 2, LEFT, 6 + ROW * bars.size(), Svg.MUTED, 1);
    return svg.end();
  }
}
