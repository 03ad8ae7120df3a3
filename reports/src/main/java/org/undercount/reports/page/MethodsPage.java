package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.MethodCard;
import org.undercount.reports.html.Html;

/** One card per method: formula, assumptions, what breaks them, where it is used, citation. */
public final class MethodsPage {

  private MethodsPage() {}

  public static Page of(Page.Source source) {
    List<Html> cards = new ArrayList<>();
    for (MethodCard m : source.bundle().tables().methods()) {
      cards.add(
          el(
                  "section",
                  el("h2", m.title()),
                  el("p", el("code", m.formula())).with("class", "formula"),
                  el("h3", "What it assumes"),
                  list(m.assumptions()),
                  el("h3", "What breaks it, and which way it then errs"),
                  list(m.breaks()),
                  el("h3", "Used for"),
                  el("p", usedFor(source, m)),
                  el("h3", "Reference"),
                  el("p", m.citation()))
              .with("id", m.id()));
    }
    return new Page(
        "methods.html",
        "Methods",
        Html.all(
            el("h1", "Methods"),
            el("p", "How each number is made, what it needs to be right, and how it fails.")
                .with("class", "lead"),
            Html.all(cards)));
  }

  private static String usedFor(Page.Source source, MethodCard card) {
    List<String> keys =
        source.bundle().tables().estimates().headlines().stream()
            .filter(h -> h.method().equals(card.id()))
            .map(Headline::key)
            .toList();
    return keys.isEmpty() ? "No headline of this release." : String.join(", ", keys);
  }

  private static Html list(List<String> items) {
    return el("ul", Html.all(items.stream().map(i -> el("li", Words.capital(i) + ".")).toList()));
  }
}
