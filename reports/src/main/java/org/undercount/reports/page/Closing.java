package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.undercount.datasets.release.GateRow;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Manifest;
import org.undercount.reports.html.Html;

/** The closing sections of the briefing: words, sources, limits, citation. */
final class Closing {

  private final Page.Source source;

  Closing(Page.Source source) {
    this.source = source;
  }

  static Html glossary() {
    String[][] terms = {
      {
        "Estimate",
        "What is most likely given the records and a model; it includes people nobody recorded."
      },
      {
        "Interval",
        "The values the data and the model support at the level stated. A wrong model can put the truth outside it."
      },
      {"In the records", "Distinct people, centres or adverts after linking the lists."},
      {
        "Provisional, revised, final",
        "A provisional number will move as late reports arrive; a revised one has; a final one moves only if it was wrong."
      },
      {
        "No estimate",
        "A test of the data or the model failed, so no number is published. The lower bound needs fewer assumptions."
      },
      {
        "Grade",
        "B: methods that rest on independent evidence agree. C: one method that passed every test. D: a warning, untested assumptions, or methods that disagree. A, for methods whose assumptions were tested themselves, is not given yet."
      },
      {
        "[c]",
        "Confidential: the count is small, or would give away a small one. Zeros are shown as 0."
      },
      {"Stock and flow", "A stock is a number on one day; a flow is a number over a time."},
    };
    List<Html> items = new ArrayList<>();
    for (String[] term : terms) {
      items.add(el("dt", term[0]));
      items.add(el("dd", term[1]));
    }
    return el("dl", Html.all(items)).with("class", "terms");
  }

  Html measuring() {
    return Html.all(
        el(
            "p",
            "Several agencies keep lists of people and places they have seen. The lists are linked, and how much they overlap tells how many were seen by none. ",
            el("a", "Methods").with("href", "methods.html"),
            " gives the formulas, what they assume and what breaks them; ",
            el("a", "quality").with("href", "quality.html"),
            " shows what was wrong with the inputs."),
        new TableView(source.cells(), "lists", "Sources")
            .words("title", "Source")
            .words("kind", "About")
            .words("coverage", "What it can see")
            .column(
                "Sent cases by",
                false,
                r ->
                    Html.text(
                        String.join(
                            ", ", source.bundle().tables().quality().lists().get(r).fedBy())))
            .number("units", "Distinct units")
            .html());
  }

  Html limitations() {
    List<Html> items = new ArrayList<>();
    for (Headline h : source.bundle().tables().estimates().headlines()) {
      for (String warning : h.trust().warnings()) {
        Html item = el("li", el("strong", name(h) + ": "), warning + ".");
        if (items.stream().noneMatch(i -> i.text().endsWith(": " + warning + "."))) {
          items.add(item);
        }
      }
    }
    List<GateRow> gates = source.bundle().tables().estimates().gates();
    List<Integer> failed =
        IntStream.range(0, gates.size()).filter(i -> !gates.get(i).passed()).boxed().toList();
    return Html.all(
        el(
            "p",
            "The estimates use every list at once and say how sure they are. They cannot see people who could be on no list at all, and they lean on the linkage of records."),
        el("ul", Html.all(items)),
        failed.isEmpty()
            ? el("p", "Every test of every headline was passed.")
            : Html.all(
                el("h3", "Tests that were not passed"),
                new TableView(source.cells(), "gates", "Tests not passed, by headline")
                    .rows(failed)
                    .words("key", "Headline")
                    .words("gate", "Test")
                    .words("detail", "What was found", Words::capital)
                    .html()));
  }

  Html cite() {
    Manifest.Publication p = source.bundle().manifest().publication();
    return Html.all(
        el(
            "p",
            p.publisher()
                + " ("
                + p.releaseDate().getYear()
                + "). "
                + p.title()
                + ", "
                + Words.quarter(p.quarter())
                + ". Release "
                + source.bundle().name()
                + (p.synthetic() ? " (synthetic data)" : "")
                + ", "
                + Words.date(p.releaseDate())
                + ". Licence: "
                + p.licence()
                + "."),
        el(
            "p",
            "To report an error or a danger to somebody: "
                + p.contact()
                + ". Corrections get a notice with cause and size; earlier releases stay reachable. See ",
            el("a", "revisions").with("href", "revisions.html"),
            ", ",
            el("a", "the GATHER checklist").with("href", "gather.html"),
            " and ",
            el("a", "provenance").with("href", "provenance.html"),
            "."));
  }

  private static String name(Headline h) {
    return h.definition().estimand()
        + ", "
        + (h.definition().placeCode().equals("ALL")
            ? h.definition().place()
            : Words.country(h.definition().placeCode()));
  }
}
