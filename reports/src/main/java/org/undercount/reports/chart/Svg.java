package org.undercount.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undercount.reports.html.Html;

/** Writes SVG: coordinates to a tenth of a unit, colours as attributes and as classes. */
final class Svg {

  static final String INK = "#22313f";
  static final String MUTED = "#5b6b78";
  static final String GRID = "#dfe5ea";
  static final String ESTIMATE = "#0b6374";
  static final String BAND50 = "#7fb7c1";
  static final String BAND95 = "#cfe4e8";
  static final String RECORDED = "#b2561a";

  private final StringBuilder out = new StringBuilder();

  Svg(ChartSpec.Frame frame, int width, int height) {
    out.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(height)
        .append("\" alt=\"")
        .append(Html.escaped(frame.alt()))
        .append("\" aria-labelledby=\"")
        .append(frame.id())
        .append("t ")
        .append(frame.id())
        .append("d\" font-family=\"'DejaVu Sans Condensed', 'Helvetica Neue', Arial, sans-serif\">")
        .append("<title id=\"")
        .append(frame.id())
        .append("t\">")
        .append(Html.escaped(frame.title()))
        .append("</title><desc id=\"")
        .append(frame.id())
        .append("d\">")
        .append(Html.escaped(frame.alt()))
        .append("</desc>");
  }

  Svg line(double x1, double y1, double x2, double y2, String colour, double width) {
    out.append("<line class=\"")
        .append(styleClass(colour, "s"))
        .append("\" x1=\"")
        .append(n(x1))
        .append("\" y1=\"")
        .append(n(y1))
        .append("\" x2=\"")
        .append(n(x2))
        .append("\" y2=\"")
        .append(n(y2))
        .append("\" stroke=\"")
        .append(colour)
        .append("\" stroke-width=\"")
        .append(n(width))
        .append("\"/>");
    return this;
  }

  Svg dashed(double x1, double y1, double x2, double y2, String colour, double width) {
    line(x1, y1, x2, y2, colour, width);
    out.insert(out.length() - 2, " stroke-dasharray=\"3 3\"");
    return this;
  }

  Svg rect(double x, double y, double width, double height, String colour) {
    out.append("<rect class=\"")
        .append(styleClass(colour, "f"))
        .append("\" x=\"")
        .append(n(x))
        .append("\" y=\"")
        .append(n(y))
        .append("\" width=\"")
        .append(n(Math.max(0, width)))
        .append("\" height=\"")
        .append(n(Math.max(0, height)))
        .append("\" fill=\"")
        .append(colour)
        .append("\"/>");
    return this;
  }

  /** A filled dot, or a ring with the page's colour inside. */
  Svg dot(double x, double y, double radius, String colour, boolean hollow) {
    out.append("<circle class=\"")
        .append(hollow ? "hollow " + styleClass(colour, "s") : styleClass(colour, "f"))
        .append("\" cx=\"")
        .append(n(x))
        .append("\" cy=\"")
        .append(n(y))
        .append("\" r=\"")
        .append(n(radius))
        .append("\" fill=\"")
        .append(hollow ? "#ffffff" : colour)
        .append('"');
    if (hollow) {
      out.append(" stroke=\"").append(colour).append("\" stroke-width=\"2\"");
    }
    out.append("/>");
    return this;
  }

  Svg area(List<double[]> corners, String colour) {
    List<String> points = new ArrayList<>();
    corners.forEach(c -> points.add(n(c[0]) + "," + n(c[1])));
    out.append("<polygon class=\"")
        .append(styleClass(colour, "f"))
        .append("\" points=\"")
        .append(String.join(" ", points))
        .append("\" fill=\"")
        .append(colour)
        .append("\"/>");
    return this;
  }

  Svg path(List<double[]> points, String colour, double width) {
    List<String> text = new ArrayList<>();
    points.forEach(c -> text.add(n(c[0]) + "," + n(c[1])));
    out.append("<polyline class=\"")
        .append(styleClass(colour, "s"))
        .append("\" points=\"")
        .append(String.join(" ", text))
        .append("\" fill=\"none\" stroke=\"")
        .append(colour)
        .append("\" stroke-width=\"")
        .append(n(width))
        .append("\" stroke-linejoin=\"round\"/>");
    return this;
  }

  /** Text; anchor is start, middle or end. */
  Svg text(double x, double y, String words, String anchor, String colour, double size) {
    return text(x, y, words, anchor, colour, size, false);
  }

  Svg text(
      double x, double y, String words, String anchor, String colour, double size, boolean bold) {
    out.append("<text class=\"")
        .append(styleClass(colour, "f"))
        .append("\" x=\"")
        .append(n(x))
        .append("\" y=\"")
        .append(n(y))
        .append("\" text-anchor=\"")
        .append(anchor)
        .append("\" font-size=\"")
        .append(n(size))
        .append("\" fill=\"")
        .append(colour)
        .append(bold ? "\" font-weight=\"bold\">" : "\">")
        .append(Html.escaped(words))
        .append("</text>");
    return this;
  }

  String end() {
    return out.append("</svg>").toString();
  }

  /** A class per colour, so that a dark page can replace it. */
  private static String styleClass(String colour, String kind) {
    return kind + colour.substring(1);
  }

  private static String n(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
