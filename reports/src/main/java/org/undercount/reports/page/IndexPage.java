package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.ReleaseTables;
import org.undercount.datasets.schema.TableSchema;
import org.undercount.reports.html.Html;

/**
 * The briefing, in the order of an ONS bulletin: main points, key figures, analysis, data,
 * glossary, measuring, strengths and limitations, revisions, related pages, citation.
 */
public final class IndexPage {

  private final Page.Source source;
  private final Findings findings;
  private final Figures figures;
  private final FlowPicture flowPicture;

  private IndexPage(Page.Source source, FlowPicture flowPicture) {
    this.source = source;
    this.findings = new Findings(source);
    this.figures = new Figures(source);
    this.flowPicture = flowPicture;
  }

  public static Page of(Page.Source source, FlowPicture flowPicture) {
    IndexPage page = new IndexPage(source, flowPicture);
    return new Page("index.html", source.bundle().manifest().publication().title(), page.body());
  }

  private Html body() {
    return Html.all(
        title(),
        section("main-points", "Main points", mainPoints()),
        section("key-figures", "Key figures", new KeyFigures(source).html()),
        section("countries", "How many, and where", countries()),
        section("agreement", "Do other methods agree?", new Agreement(source, figures).html()),
        section("trend", "How it changed", trends()),
        section("routes", "Routes", routes()),
        section("profile", "Who is recorded", profile()),
        section("adverts", "Recruitment adverts", adverts()),
        section("data", "Data", data()),
        section("glossary", "Glossary", Closing.glossary()),
        section("measuring", "Measuring the data", new Closing(source).measuring()),
        section("limitations", "Strengths and limitations", new Closing(source).limitations()),
        section("cite", "Cite, contact, corrections", new Closing(source).cite()));
  }

  private Html title() {
    Manifest.Publication p = source.bundle().manifest().publication();
    return el(
        "div",
        el("p", "Statistical briefing, " + Words.quarter(p.quarter())).with("class", "kicker"),
        el("h1", p.title()),
        el("p", findings.lead() + ".").with("class", "lead"),
        el(
                "dl",
                fact("Release date", Words.date(p.releaseDate())),
                fact("Next release", p.nextRelease()),
                fact("Release", source.bundle().name()),
                fact("Published by", p.publisher()),
                fact("Contact", p.contact()))
            .with("class", "facts"));
  }

  private static Html fact(String term, String value) {
    return el("div", el("dt", term), el("dd", value));
  }

  private static Html section(String id, String title, Html body) {
    return el("section", el("h2", title).with("id", id + "-h"), body)
        .with("id", id)
        .with("aria-labelledby", id + "-h");
  }

  private Html mainPoints() {
    List<Html> groups = new ArrayList<>();
    for (List<Headline> group : groups().values()) {
      List<Html> items = new ArrayList<>();
      group.forEach(h -> items.add(el("li", findings.sentence(h)).with("id", h.key())));
      Headline.Definition d = group.get(0).definition();
      groups.add(el("h3", d.estimand() + when(d)));
      groups.add(el("ul", Html.all(items)).with("class", "points"));
    }
    return Html.all(groups);
  }

  private static String when(Headline.Definition d) {
    return (d.nature() == Headline.Nature.STOCK ? ", on " : ", ") + Words.window(d.window());
  }

  /** Headlines by estimand, in the order of the release. */
  private Map<String, List<Headline>> groups() {
    Map<String, List<Headline>> groups = new LinkedHashMap<>();
    for (Headline h : findings.headlines()) {
      groups.computeIfAbsent(h.definition().code(), k -> new ArrayList<>()).add(h);
    }
    return groups;
  }

  private Html countries() {
    List<Html> parts = new ArrayList<>();
    for (List<Headline> group : groups().values()) {
      List<Headline> places =
          group.stream().filter(h -> !h.definition().placeCode().equals("ALL")).toList();
      if (places.size() > 1) {
        parts.add(figures.whiskers(places));
      }
    }
    if (source.cells().rows("sites") > 0) {
      parts.add(el("h3", "Scam centres by country"));
      parts.add(
          new TableView(
                  source.cells(),
                  "sites",
                  "Scam centres in the register and estimated active, centres; "
                      + "places inside a country are never published")
              .words("country", "Country", Words::country)
              .number("reported", "In the register")
              .number("active", "Estimated active")
              .range(
                  "lower", "upper", "Interval", r -> org.undercount.reports.html.NumberForm.COUNT)
              .html());
    }
    return Html.all(parts);
  }

  private Html trends() {
    List<Html> parts = new ArrayList<>();
    for (List<Headline> group : groups().values()) {
      Headline.Definition d = group.get(0).definition();
      boolean known =
          source.bundle().tables().estimates().trend().stream()
              .anyMatch(p -> p.code().equals(d.code()));
      if (known) {
        parts.add(figures.trend(d.code(), d.estimand(), Words.capital(d.unit())));
      }
    }
    return parts.isEmpty()
        ? el("p", "This is the first release; there is nothing yet to compare it with.")
        : Html.all(parts);
  }

  private Html routes() {
    List<Integer> routes =
        rows("flows", r -> !cell("flows", r, "origin").equals("all") && isNewest("flows", r))
            .stream()
            .filter(
                r ->
                    !cell("flows", r, "destination").equals("all")
                        && !cell("flows", r, "transit").equals("all"))
            .sorted(Comparator.comparing((Integer r) -> -size("flows", r, "count")))
            .toList();
    if (routes.isEmpty()) {
      return el("p", "No routes are published in this release.");
    }
    List<Integer> shown = routes.subList(0, Math.min(15, routes.size()));
    Html table =
        new TableView(
                source.cells(),
                "flows",
                "People in the records by route, largest first; [c] is withheld for confidentiality")
            .rows(shown)
            .words("origin", "From", Words::country)
            .words("transit", "Through", Words::country)
            .words("destination", "To", Words::country)
            .number("count", "People recorded")
            .html();
    return Html.all(
        el(
            "p",
            "Recorded journeys only: a route that nobody reported is not on the map, and a thick line may mean good reporting rather than many people."),
        figures.figure(
            "Recorded routes",
            "People recorded, by country of origin and destination.",
            flowPicture.of(source.bundle()),
            table,
            "flows"));
  }

  private Html profile() {
    Set<String> dimensions = new LinkedHashSet<>();
    IntStream.range(0, source.cells().rows("profile"))
        .forEach(r -> dimensions.add(cell("profile", r, "dimension")));
    List<Html> parts = new ArrayList<>();
    for (String dimension : dimensions) {
      List<Integer> rows = rows("profile", r -> cell("profile", r, "dimension").equals(dimension));
      if (rows.stream().anyMatch(r -> isNewest("profile", r))) {
        parts.add(characteristic(dimension, rows));
      }
    }
    return parts.isEmpty()
        ? el("p", "No characteristics are published in this release.")
        : Html.all(parts);
  }

  private Html characteristic(String dimension, List<Integer> rows) {
    Map<String, List<Integer>> newest = new LinkedHashMap<>();
    rows.stream()
        .filter(r -> isNewest("profile", r))
        .forEach(
            r ->
                newest
                    .computeIfAbsent(cell("profile", r, "destination"), k -> new ArrayList<>())
                    .add(r));
    List<Html> panels = new ArrayList<>();
    newest.forEach(
        (place, cells) ->
            panels.add(
                figures.bars(
                    "profile",
                    cells,
                    "count",
                    Words.capital(dimension)
                        + ", "
                        + (place.equals("all") ? "all destinations" : Words.country(place)),
                    "people")));
    return figures.figure(
        Words.capital(dimension) + " of the people recorded",
        "People in the records, not estimates; who is recorded differs from who is held.",
        Figures.panels(panels),
        new TableView(source.cells(), "profile", "People in the records by " + dimension)
            .rows(rows)
            .words("category", "Category", c -> Words.capital(Words.country(c)))
            .words("destination", "Destination", Words::country)
            .words("quarter", "Quarter")
            .number("count", "People recorded")
            .html(),
        "profile");
  }

  private Html adverts() {
    Set<String> dimensions = new LinkedHashSet<>();
    IntStream.range(0, source.cells().rows("adverts"))
        .forEach(r -> dimensions.add(cell("adverts", r, "dimension")));
    List<Html> panels = new ArrayList<>();
    for (String dimension : dimensions) {
      List<Integer> rows =
          rows(
              "adverts",
              r -> isNewest("adverts", r) && cell("adverts", r, "dimension").equals(dimension));
      if (!rows.isEmpty()) {
        panels.add(
            figures.bars(
                "adverts", rows, "families", "Families by " + dimension, "families of adverts"));
      }
    }
    if (panels.isEmpty()) {
      return el("p", "No adverts are published in this release.");
    }
    return figures.figure(
        "Recruitment adverts",
        "Families of near-identical adverts; an advert's text, contact or image is never published.",
        Figures.panels(panels),
        new TableView(source.cells(), "adverts", "Recruitment adverts by characteristic")
            .words("dimension", "Characteristic", Words::capital)
            .words("category", "Category", Words::country)
            .words("quarter", "Quarter")
            .number("families", "Families")
            .number("adverts", "Adverts")
            .html(),
        "adverts");
  }

  private Html data() {
    List<Html> items = new ArrayList<>();
    for (TableSchema<?> schema : ReleaseTables.schemas()) {
      String csv = schema.name() + ".csv";
      items.add(
          el(
              "li",
              el("a", csv).with("href", "data/" + csv),
              ": one row is " + schema.rowIs() + "."));
    }
    return Html.all(
        el(
            "p",
            "Every number on these pages is a cell of these tables. ",
            el("a", "The codebook").with("href", "data/codebook.html"),
            " explains each column; ",
            el("a", "datapackage.json").with("href", "data/datapackage.json"),
            " says the same to machines; ",
            el("a", "MANIFEST.sha256").with("href", "MANIFEST.sha256"),
            " lets you check that nothing was altered."),
        el("ul", Html.all(items)).with("class", "two"));
  }

  private List<Integer> rows(String table, IntPredicate wanted) {
    return IntStream.range(0, source.cells().rows(table)).filter(wanted).boxed().toList();
  }

  private String cell(String table, int row, String column) {
    return source.cells().words(table, row, column);
  }

  private boolean isNewest(String table, int row) {
    return cell(table, row, "quarter")
        .equals(source.bundle().manifest().publication().quarter().toString());
  }

  private long size(String table, int row, String column) {
    return source.cells().value(table, row, column) instanceof Number n ? n.longValue() : -1;
  }
}
