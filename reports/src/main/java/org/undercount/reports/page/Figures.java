package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Status;
import org.undercount.datasets.release.TrendPoint;
import org.undercount.reports.chart.BarChart;
import org.undercount.reports.chart.ChartSpec;
import org.undercount.reports.chart.TrendChart;
import org.undercount.reports.chart.WhiskerChart;
import org.undercount.reports.html.Html;
import org.undercount.reports.html.NumberForm;

/** The charts of the briefing, each with unit, source, text alternative and its data as a table. */
final class Figures {

  private final Page.Source source;

  Figures(Page.Source source) {
    this.source = source;
  }

  /** Small multiples in time, one per place, on one scale per estimand unless sizes differ much. */
  Html trend(String code, String estimand, String unit) {
    Map<String, List<TrendPoint>> places = new LinkedHashMap<>();
    for (TrendPoint p : source.bundle().tables().estimates().trend()) {
      if (p.code().equals(code)) {
        places.computeIfAbsent(p.place(), k -> new ArrayList<>()).add(p);
      }
    }
    NumberForm form = NumberForm.ofUnit(unit);
    List<Html> panels = new ArrayList<>();
    places.forEach(
        (place, points) -> {
          List<ChartSpec.Moment> moments = points.stream().map(Figures::moment).toList();
          String name = Words.country(place);
          ChartSpec.Frame frame =
              new ChartSpec.Frame(
                  "trend" + code + place,
                  name + ", by quarter",
                  alt(name, points, form),
                  form::printed);
          panels.add(
              el(
                      "div",
                      el("h3", name),
                      Html.drawing(new TrendChart(frame, moments, TrendChart.most(moments)).svg()))
                  .with("class", "panel"));
        });
    List<Integer> rows =
        IntStream.range(0, source.cells().rows("trend"))
            .filter(r -> source.cells().words("trend", r, "estimand").equals(code))
            .boxed()
            .toList();
    return figure(
        estimand + ", by quarter",
        unit + ". Vertical scales differ between places. Hollow points are provisional.",
        Html.all(
            legend(
                true,
                places.values().stream().flatMap(List::stream).anyMatch(p -> p.recorded() != null)),
            panels(panels)),
        new TableView(source.cells(), "trend", "Estimates and records by quarter, " + unit)
            .rows(rows)
            .words("place", "Place", Words::country)
            .words("quarter", "Quarter")
            .number("recorded", "Recorded")
            .number("value", "Estimate", r -> form)
            .range("lower50", "upper50", "50 % interval", r -> form)
            .range("lower95", "upper95", "95 % interval", r -> form)
            .words("status", "Status")
            .html(),
        "trend");
  }

  /** Countries side by side. */
  Html whiskers(List<Headline> headlines) {
    Headline.Definition first = headlines.get(0).definition();
    NumberForm form = NumberForm.ofUnit(first.unit());
    List<ChartSpec.Whisker> whiskers = new ArrayList<>();
    StringBuilder alt = new StringBuilder();
    for (Headline h : headlines) {
      String name = Words.country(h.definition().placeCode());
      Headline.Estimated e = h.estimate();
      Headline.LowerBound bound = h.lowerBound();
      whiskers.add(
          new ChartSpec.Whisker(
              name,
              recorded(h.observed()),
              e == null ? null : e.value(),
              e != null ? (Double) e.interval().lower() : bound == null ? null : bound.value(),
              e == null ? null : e.interval().upper()));
      alt.append(name)
          .append(
              e == null
                  ? ": no estimate. "
                  : ": "
                      + form.printed(e.value())
                      + ", interval "
                      + form.printed(e.interval().lower())
                      + " to "
                      + form.printed(e.interval().upper())
                      + ". ");
    }
    ChartSpec.Frame frame =
        new ChartSpec.Frame(
            "whisker" + first.code(),
            first.estimand() + " by country",
            alt.toString().strip(),
            form::printed);
    List<Integer> rows =
        headlines.stream()
            .map(h -> source.bundle().tables().estimates().headlines().indexOf(h))
            .toList();
    return figure(
        first.estimand() + ", by country",
        Words.capital(first.unit()) + ", " + Words.window(first.window()) + ".",
        Html.all(
            legend(false, headlines.stream().anyMatch(h -> h.observed() != null)),
            el("div", Html.drawing(new WhiskerChart(frame, whiskers).svg())).with("class", "wide")),
        new TableView(source.cells(), "headlines", first.estimand() + " by country")
            .rows(rows)
            .words("place", "Place", Words::capital)
            .number("observed", "Recorded", r -> form)
            .number("value", "Estimate", r -> form)
            .range("lower", "upper", "Interval", r -> form)
            .number("level", "Level", r -> NumberForm.PERCENT)
            .number("lower_bound", "At least", r -> form)
            .words("status", "Status")
            .words("grade", "Grade")
            .html(),
        "headlines");
  }

  /** Bars of one dimension of a table with columns dimension, category and a count. */
  Html bars(String table, List<Integer> rows, String column, String title, String unit) {
    List<ChartSpec.Bar> bars = new ArrayList<>();
    StringBuilder alt = new StringBuilder(title).append(": ");
    for (int row : rows) {
      Object value = source.cells().value(table, row, column);
      String label = Words.country(source.cells().words(table, row, "category"));
      Double length = value instanceof Number n ? (Double) n.doubleValue() : null;
      bars.add(new ChartSpec.Bar(Words.capital(label), length));
      alt.append(label)
          .append(' ')
          .append(length == null ? "confidential" : NumberForm.COUNT.printed(length))
          .append("; ");
    }
    ChartSpec.Frame frame =
        new ChartSpec.Frame(
            "bars" + table + title.replaceAll("[^A-Za-z0-9]", ""),
            title,
            alt.toString().strip(),
            NumberForm.COUNT::printed);
    return el("div", el("h3", title), Html.drawing(new BarChart(frame, bars).svg()))
        .with("class", "panel")
        .with("data-unit", unit);
  }

  /** Small multiples; two at a time stay side by side on paper. */
  static Html panels(List<Html> panels) {
    List<Html> pairs = new ArrayList<>();
    for (int i = 0; i < panels.size(); i += 2) {
      List<Html> pair = panels.subList(i, Math.min(i + 2, panels.size()));
      pairs.add(el("div", Html.all(pair)).with("class", "pair"));
    }
    return el("div", Html.all(pairs)).with("class", "panels");
  }

  /**
   * A figure with title, unit, drawing, source and CSV link, kept on one page of paper; after it
   * the data as a table that opens without a script.
   */
  Html figure(String title, String unit, Html drawing, Html table, String csv) {
    return el(
            "div",
            el(
                    "figure",
                    el(
                        "figcaption",
                        el("strong", title).with("class", "figtitle"),
                        el("span", unit).with("class", "figunit")),
                    drawing,
                    el(
                            "p",
                            "Source: release " + source.bundle().name() + ", table ",
                            el("a", csv + ".csv").with("href", "data/" + csv + ".csv"),
                            ".")
                        .with("class", "source"))
                .with("class", "figure"),
            el("details", el("summary", "Data as a table"), table))
        .with("class", "exhibit");
  }

  private static Html legend(boolean bands, boolean recorded) {
    return el(
            "p",
            key("k-estimate", "estimate"),
            bands
                ? Html.all(key("k-band50", "50 % interval"), key("k-band95", "95 % interval"))
                : key("k-band50", "interval"),
            recorded ? key("k-recorded", "in the records") : Html.all())
        .with("class", "legend");
  }

  private static Html key(String style, String words) {
    return el("span", el("span", " ").with("class", "key " + style), " " + words + " ")
        .with("class", "keyed");
  }

  private static ChartSpec.Moment moment(TrendPoint p) {
    TrendPoint.Bands b = p.bands();
    return new ChartSpec.Moment(
        "Q" + p.quarter().substring(5) + " " + p.quarter().substring(2, 4),
        p.recorded(),
        b == null
            ? null
            : new ChartSpec.Band(b.value(), b.lower50(), b.upper50(), b.lower95(), b.upper95()),
        p.status() == Status.PROVISIONAL);
  }

  private static @Nullable Double recorded(@Nullable Disclosed count) {
    Long value = count == null ? null : count.value();
    return value == null ? null : (Double) value.doubleValue();
  }

  private static String alt(String name, List<TrendPoint> points, NumberForm form) {
    List<TrendPoint> estimated = points.stream().filter(p -> p.bands() != null).toList();
    if (estimated.isEmpty()) {
      return name + ": recorded counts only; estimates were refused.";
    }
    TrendPoint last = estimated.get(estimated.size() - 1);
    TrendPoint.Bands b = Objects.requireNonNull(last.bands());
    return name
        + ": "
        + points.size()
        + " quarters; the latest estimate, for "
        + last.quarter()
        + ", is "
        + form.printed(b.value())
        + " with 95 % interval "
        + form.printed(b.lower95())
        + " to "
        + form.printed(b.upper95())
        + ".";
  }
}
