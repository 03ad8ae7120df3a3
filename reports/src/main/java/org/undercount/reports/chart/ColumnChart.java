package org.undercount.reports.chart;

import java.util.List;

/**
 * Counts along an axis, as columns on a logarithmic scale: the few are as visible as the many.
 *
 * @param frame name and text alternative
 * @param columns from left to right
 * @param markAt a dashed line stands before the column of this index; none if negative
 */
public record ColumnChart(Frame frame, List<Column> columns, int markAt) implements ChartSpec {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 260;
  private static final double LEFT = 64;
  private static final double RIGHT = 750;
  private static final double TOP = 14;
  private static final double BOTTOM = 226;
  private static final int MOST_LABELS = 18;

  public ColumnChart {
    columns = List.copyOf(columns);
  }

  @Override
  public String svg() {
    double decades =
        Math.max(
            1, Math.ceil(Math.log10(ChartSpec.most(columns.stream().map(Column::count).toList()))));
    Svg svg = new Svg(frame, WIDTH, HEIGHT);
    for (int d = 0; d <= decades; d++) {
      double y = BOTTOM - (BOTTOM - TOP) * d / decades;
      svg.line(LEFT, y, RIGHT, y, Svg.GRID, 1);
      svg.text(LEFT - 8, y + 4, frame.form().apply(Math.pow(10, d)), "end", Svg.MUTED, 11);
    }
    double width = (RIGHT - LEFT) / Math.max(1, columns.size());
    int every = 1 + columns.size() / MOST_LABELS;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double x = LEFT + width * i;
      column(svg, x, width, column.count(), decades, Svg.BAND50);
      column(svg, x, width, column.marked(), decades, Svg.ESTIMATE);
      if (i % every == 0) {
        svg.text(x + width / 2, BOTTOM + 16, column.label(), "middle", Svg.MUTED, 11);
      }
    }
    if (markAt >= 0) {
      double x = LEFT + width * markAt;
      svg.dashed(x, TOP - 8, x, BOTTOM, Svg.RECORDED, 1.5);
    }
    svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, Svg.MUTED, 1);
    return svg.end();
  }

  /** One is drawn too, as a tenth of a decade. */
  private static void column(
      Svg svg, double x, double width, double count, double decades, String colour) {
    if (count > 0) {
      double height =
          (BOTTOM - TOP) * Math.min(decades, Math.max(0.1, Math.log10(count))) / decades;
      svg.rect(x + 1, BOTTOM - height, width - 2, height, colour);
    }
  }
}
