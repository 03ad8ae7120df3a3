package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.release.ComparedRow;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Interval;
import org.undercount.reports.chart.ChartSpec;
import org.undercount.reports.chart.WhiskerChart;
import org.undercount.reports.html.Html;
import org.undercount.reports.html.NumberForm;

/**
 * Every headline that other methods also answer: their intervals side by side, and what they say
 * together.
 */
final class Agreement {

  private static final int LONGEST_LABEL = 15;

  private final Page.Source source;
  private final Figures figures;
  private final List<ComparedRow> rows;

  Agreement(Page.Source source, Figures figures) {
    this.source = source;
    this.figures = figures;
    this.rows = source.bundle().tables().estimates().compared();
  }

  Html html() {
    if (rows.isEmpty()) {
      return el(
          "p",
          "No second method is published in this release: every estimate rests on one method.");
    }
    Map<String, List<ComparedRow>> byKey = new LinkedHashMap<>();
    rows.forEach(r -> byKey.computeIfAbsent(r.key(), k -> new ArrayList<>()).add(r));
    List<Html> verdicts = new ArrayList<>();
    List<Html> panels = new ArrayList<>();
    byKey.forEach(
        (key, lines) -> {
          verdicts.add(el("li", el("strong", place(key) + ": "), verdict(lines)));
          panels.add(panel(key, lines));
        });
    return Html.all(
        el("ul", Html.all(verdicts)).with("class", "points"),
        figures.figure(
            "People held, by method",
            "People. Methods of one family rest on the same evidence and count once.",
            Figures.panels(panels),
            table(),
            "methods_compared"));
  }

  private static Html verdict(List<ComparedRow> lines) {
    ComparedRow last = lines.get(lines.size() - 1);
    String families =
        lines.stream()
            .filter(Agreement::isMethod)
            .filter(r -> r.interval() != null)
            .map(r -> r.method().family())
            .distinct()
            .collect(Collectors.joining(", "));
    return Html.text(
        switch (last.role()) {
          case POOLED -> "independent families of evidence agree (" + families + ").";
          case ENVELOPE ->
              "families of evidence disagree ("
                  + families
                  + "); only the envelope of all of them is given.";
          default -> "nothing to compare, because " + Words.small(last.note()) + ".";
        });
  }

  private static boolean isMethod(ComparedRow row) {
    return row.role() == ComparedRow.Role.HEADLINE || row.role() == ComparedRow.Role.SECOND;
  }

  private Html panel(String key, List<ComparedRow> lines) {
    List<ChartSpec.Whisker> whiskers = new ArrayList<>();
    StringBuilder alt = new StringBuilder();
    for (ComparedRow row : lines) {
      Interval interval = row.interval();
      whiskers.add(
          new ChartSpec.Whisker(
              name(row),
              null,
              row.value(),
              interval == null ? null : (Double) interval.lower(),
              interval == null ? null : (Double) interval.upper()));
      alt.append(name(row)).append(": ").append(said(row.value(), interval)).append(". ");
    }
    ChartSpec.Frame frame =
        new ChartSpec.Frame(
            "agreement" + key.replaceAll("[^A-Za-z0-9]", ""),
            place(key) + ", by method",
            alt.toString().strip(),
            NumberForm.COUNT::printed);
    return el("div", el("h3", place(key)), Html.drawing(new WhiskerChart(frame, whiskers).svg()))
        .with("class", "panel");
  }

  private static String said(@Nullable Double value, @Nullable Interval interval) {
    return interval == null
        ? "no number"
        : (value == null ? "" : NumberForm.COUNT.printed(value) + ", ")
            + NumberForm.COUNT.printed(interval.lower())
            + " to "
            + NumberForm.COUNT.printed(interval.upper());
  }

  private Html table() {
    return new TableView(source.cells(), "methods_compared", "Methods compared, people")
        .words("key", "Place", this::place)
        .words("id", "Method", Agreement::words)
        .words("family", "Evidence", Agreement::words)
        .words("role", "Role", Words::capital)
        .number("value", "Estimate")
        .range("lower", "upper", "Interval", r -> NumberForm.COUNT)
        .number("inconsistency", "Inconsistency", r -> NumberForm.PERCENT)
        .html();
  }

  /** Short, as labels of a chart are: methods are told apart by their evidence. */
  private static String name(ComparedRow row) {
    return switch (row.role()) {
      case HEADLINE -> words(row.method().id());
      case SECOND -> shortened(words(row.method().family()));
      default -> words(row.role().word());
    };
  }

  private static String shortened(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }

  private static String words(String id) {
    return Words.capital(id.replace('-', ' '));
  }

  private String place(String key) {
    return source.bundle().tables().estimates().headlines().stream()
        .filter(h -> h.key().equals(key))
        .map(Headline::definition)
        .map(d -> Words.capital(d.place()))
        .findFirst()
        .orElse(key);
  }
}
