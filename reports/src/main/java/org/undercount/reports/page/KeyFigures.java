package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.undercount.datasets.release.Headline;
import org.undercount.reports.html.Html;

/** Cards: one number each, never without its interval, level, method, status and grade. */
final class KeyFigures {

  private final Page.Source source;
  private final Findings findings;

  KeyFigures(Page.Source source) {
    this.source = source;
    this.findings = new Findings(source);
  }

  Html html() {
    List<Headline> all = findings.headlines();
    List<Headline> regional =
        all.stream().filter(h -> h.definition().placeCode().equals("ALL")).toList();
    List<Headline> shown =
        regional.size() >= 2 ? regional : all.subList(0, Math.min(6, all.size()));
    List<Html> cards = new ArrayList<>();
    shown.forEach(h -> cards.add(card(h)));
    return el("div", Html.all(cards)).with("class", "cards");
  }

  private Html card(Headline h) {
    List<Html> parts = new ArrayList<>();
    parts.add(el("h3", h.definition().estimand()));
    parts.add(
        el("p", Words.capital(h.definition().place()) + ", " + window(h)).with("class", "where"));
    Headline.Refused refused = h.refusal();
    if (refused == null) {
      parts.add(
          el(
                  "p",
                  findings.number(h, "value"),
                  h.definition().unit().equals("US dollars")
                      ? Html.none()
                      : el("span", " " + h.definition().unit()).with("class", "unit"))
              .with("class", "value"));
      parts.add(
          el(
                  "p",
                  findings.number(h, "level"),
                  " interval ",
                  findings.number(h, "lower"),
                  " to ",
                  findings.number(h, "upper"))
              .with("class", "interval"));
    } else {
      parts.add(el("p", "No estimate").with("class", "value refused"));
      parts.add(el("p", Words.capital(refused.reason()) + ".").with("class", "interval"));
    }
    if (h.observed() != null) {
      parts.add(
          el("p", "In the records: ", findings.number(h, "observed")).with("class", "recorded"));
    }
    if (h.lowerBound() != null) {
      parts.add(
          el(
                  "p",
                  "At least ",
                  findings.number(h, "lower_bound"),
                  " (" + Objects.requireNonNull(h.lowerBound()).method() + ")")
              .with("class", "bound"));
    }
    parts.add(el("p", findings.change(h)).with("class", "change"));
    parts.add(
        el(
                "p",
                el("span", h.trust().status().word()).with("class", "tag"),
                " ",
                el("span", "grade " + h.trust().grade()).with("class", "tag"),
                " ",
                el("a", source.bundle().method(h.method()).title())
                    .with("href", "methods.html#" + h.method()))
            .with("class", "tags"));
    return el("article", Html.all(parts)).with("class", "card").with("id", "card-" + h.key());
  }

  private static String window(Headline h) {
    return h.definition().nature() == Headline.Nature.STOCK
        ? "on " + Words.window(h.definition().window())
        : Words.window(h.definition().window());
  }
}
