package org.undercount.reports.chart;

import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.disclosure.Disclosed;

/**
 * Estimates in time with their 50 % and 95 % bands, and the recorded counts as bars of another
 * colour on the same scale, so that the gap is seen. Provisional points are hollow.
 *
 * @param frame name and text alternative
 * @param moments oldest first
 * @param most top of the axis, shared between charts that are to be compared
 */
public record TrendChart(Frame frame, List<Moment> moments, double most) implements ChartSpec {

  private static final int WIDTH = 360;
  private static final int HEIGHT = 220;
  private static final double LEFT = 52;
  private static final double RIGHT = 350;
  private static final double TOP = 14;
  private static final double BOTTOM = 190;

  public TrendChart {
    moments = List.copyOf(moments);
  }

  /** The largest thing to be drawn. */
  public static double most(List<Moment> moments) {
    double most = 1;
    for (Moment m : moments) {
      Band band = m.band();
      Disclosed recorded = m.recorded();
      Long count = recorded == null ? null : recorded.value();
      most = Math.max(most, band == null ? 0 : band.upper95());
      most = Math.max(most, count == null ? 0 : count.doubleValue());
    }
    return most;
  }

  @Override
  public String svg() {
    Svg svg = new Svg(frame, WIDTH, HEIGHT);
    Scale scale = Scale.upTo(most, 4);
    for (double tick : scale.ticks()) {
      double y = scale.at(tick, BOTTOM, TOP);
      svg.line(LEFT, y, RIGHT, y, tick == 0 ? Svg.MUTED : Svg.GRID, 1);
      svg.text(LEFT - 6, y + 4, frame.form().apply(tick), "end", Svg.MUTED, 11);
    }
    bars(svg, scale);
    bands(svg, scale);
    points(svg, scale);
    for (int i = 0; i < moments.size(); i++) {
      svg.text(x(i), BOTTOM + 17, moments.get(i).label(), "middle", Svg.MUTED, 11);
    }
    return svg.end();
  }

  private void bars(Svg svg, Scale scale) {
    double width = Math.min(18, (RIGHT - LEFT) / moments.size() * 0.4);
    for (int i = 0; i < moments.size(); i++) {
      Disclosed recorded = moments.get(i).recorded();
      if (recorded == null) {
        continue; // nothing of the kind is counted, which is not the same as withheld
      }
      Long count = recorded.value();
      if (count != null) {
        double y = scale.at(count.doubleValue(), BOTTOM, TOP);
        svg.rect(x(i) - width / 2, y, width, BOTTOM - y, Svg.RECORDED);
      } else {
        svg.text(x(i), BOTTOM - 4, "[c]", "middle", Svg.RECORDED, 10);
      }
    }
  }

  private void bands(Svg svg, Scale scale) {
    for (List<Integer> run : runs()) {
      List<double[]> outer = new ArrayList<>();
      List<double[]> inner = new ArrayList<>();
      for (int i : run) {
        outer.add(new double[] {x(i), scale.at(band(i).upper95(), BOTTOM, TOP)});
        inner.add(new double[] {x(i), scale.at(band(i).upper50(), BOTTOM, TOP)});
      }
      for (int k = run.size() - 1; k >= 0; k--) {
        int i = run.get(k);
        outer.add(new double[] {x(i), scale.at(band(i).lower95(), BOTTOM, TOP)});
        inner.add(new double[] {x(i), scale.at(band(i).lower50(), BOTTOM, TOP)});
      }
      if (run.size() > 1) {
        svg.area(outer, Svg.BAND95).area(inner, Svg.BAND50);
      }
    }
  }

  private void points(Svg svg, Scale scale) {
    for (List<Integer> run : runs()) {
      List<double[]> line = new ArrayList<>();
      for (int i : run) {
        line.add(new double[] {x(i), scale.at(band(i).value(), BOTTOM, TOP)});
      }
      svg.path(line, Svg.ESTIMATE, 2);
      for (int i : run) {
        if (run.size() == 1) {
          svg.line(
              x(i),
              scale.at(band(i).lower95(), BOTTOM, TOP),
              x(i),
              scale.at(band(i).upper95(), BOTTOM, TOP),
              Svg.BAND50,
              8);
        }
        svg.dot(
            x(i),
            scale.at(band(i).value(), BOTTOM, TOP),
            3.6,
            Svg.ESTIMATE,
            moments.get(i).provisional());
      }
    }
  }

  /** Uninterrupted runs of quarters with an estimate: nothing is drawn across a refusal. */
  private List<List<Integer>> runs() {
    List<List<Integer>> runs = new ArrayList<>();
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i <= moments.size(); i++) {
      if (i < moments.size() && moments.get(i).band() != null) {
        run.add(i);
      } else if (!run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
      }
    }
    return runs;
  }

  private Band band(int i) {
    return java.util.Objects.requireNonNull(moments.get(i).band());
  }

  private double x(int i) {
    double step = (RIGHT - LEFT) / moments.size();
    return LEFT + step * (i + 0.5);
  }
}
