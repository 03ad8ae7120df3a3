package org.undercount.reports.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Disclosed;

/** A chart as data; each kind draws itself. */
public sealed interface ChartSpec
    permits TrendChart, WhiskerChart, BarChart, SpanChart, ColumnChart {

  /** Self-contained SVG, well-formed XML, with a title and a description for screen readers. */
  String svg();

  /**
   * What every chart has.
   *
   * @param id unique on the page, letters and digits
   * @param title the chart's accessible name
   * @param alt what a reader who cannot see it should know
   * @param form prints a number of the axis
   */
  record Frame(String id, String title, String alt, DoubleFunction<String> form) {}

  /**
   * One point in time.
   *
   * @param label on the axis
   * @param recorded the records' count, perhaps withheld; null where nothing is counted
   * @param band the estimate; null if refused
   * @param provisional drawn hollow
   */
  record Moment(
      String label, @Nullable Disclosed recorded, @Nullable Band band, boolean provisional) {}

  /**
   * Nested intervals.
   *
   * @param value centre
   * @param lower50 inner
   * @param upper50 inner
   * @param lower95 outer
   * @param upper95 outer
   */
  record Band(double value, double lower50, double upper50, double lower95, double upper95) {}

  /**
   * One line of a dot-and-whisker chart.
   *
   * @param label at its left
   * @param recorded the records' count; null if withheld or absent
   * @param value the estimate; null if refused
   * @param lower of the interval, or the lower bound where refused; null if there is none
   * @param upper of the interval; null if refused
   */
  record Whisker(
      String label,
      @Nullable Double recorded,
      @Nullable Double value,
      @Nullable Double lower,
      @Nullable Double upper) {}

  /**
   * One bar.
   *
   * @param label at its left
   * @param value its length; null if withheld
   */
  record Bar(String label, @Nullable Double value) {}

  /**
   * One bar that need not begin at zero.
   *
   * @param label at its left
   * @param from one end
   * @param to the other end; left of {@code from} it is drawn as speaking against
   * @param total true for a sum, which is drawn apart from what adds up to it
   */
  record Span(String label, double from, double to, boolean total) {}

  /**
   * One column of counts.
   *
   * @param label below it
   * @param count how many
   * @param marked of these, those drawn in the stronger colour
   */
  record Column(String label, double count, double marked) {}

  /** Largest of many, at least 1. */
  static double most(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }
}
