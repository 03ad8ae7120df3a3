package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.Locale;
import org.undercount.datasets.disclosure.Audit;
import org.undercount.reports.html.Html;
import org.undercount.reports.html.NumberForm;

/** How good the inputs are: coverage, rejected rows, checks, linkage, tests, disclosure. */
public final class QualityPage {

  private QualityPage() {}

  public static Page of(Page.Source source) {
    return new Page(
        "quality.html",
        "Quality of the inputs",
        Html.all(
            el("h1", "Quality of the inputs"),
            el("p", "What was delivered, what was wrong with it, and what it does to the numbers.")
                .with("class", "lead"),
            el("h2", "Rows read, used and set aside"),
            el(
                "p",
                "Every row that was read is either used or set aside with a reason; the release is not made if they do not add up."),
            new TableView(source.cells(), "quality", "Rows by source")
                .words("source", "Source")
                .number("read", "Read")
                .number("accepted", "Used")
                .number("rejected", "Set aside")
                .words("verdict", "Verdict")
                .html(),
            new TableView(source.cells(), "rejections", "Rows set aside, by reason")
                .words("source", "Source")
                .words("reason", "Reason", r -> r.replace('-', ' '))
                .number("rows", "Rows")
                .html(),
            el("h2", "Checks"),
            new TableView(source.cells(), "checks", "Checks of each source")
                .words("source", "Source")
                .words("check", "Check", Words::capital)
                .words("verdict", "Verdict")
                .words("detail", "What was found", Words::capital)
                .html(),
            el("h2", "Coverage of the lists"),
            el(
                "p",
                "A person who could be on no list is in no estimate. Lists that feed one another look as if they agreed by themselves; the models are told about it."),
            new TableView(source.cells(), "lists", "What each list can see")
                .words("title", "Source")
                .words("coverage", "What it can see", Words::capital)
                .number("units", "Distinct units")
                .html(),
            el("h2", "Linkage"),
            el(
                "p",
                "A person linked too often lowers the estimates; a person not recognised in a second list raises them."),
            new TableView(source.cells(), "linkage", "Diagnostics of the linkage")
                .words("quantity", "Quantity", Words::capital)
                .number(
                    "value",
                    "Value",
                    r -> NumberForm.ofUnit(source.cells().words("linkage", r, "unit")))
                .words("unit", "Unit")
                .words("note", "What it means", Words::capital)
                .html(),
            el("h2", "Tests of the estimates"),
            new TableView(source.cells(), "gates", "Tests each headline had to pass")
                .words("key", "Headline")
                .words("gate", "Test", g -> g.replace('-', ' '))
                .words("passed", "Passed", p -> p.equals("true") ? "yes" : "no")
                .words("detail", "What was found", Words::capital)
                .html(),
            el("h2", "Confidentiality"),
            disclosure(source.bundle().content().audit())));
  }

  private static Html disclosure(Audit audit) {
    return Html.all(
        el(
            "p",
            "Small counts are withheld, and so are the counts that would give them away. An attacker's linear programme over every printed number, with totals and earlier releases, was run on the tables as printed; the release is not made if it can narrow a withheld count too far. Why a single cell is withheld is not said, because that would narrow it."),
        el(
            "ul",
            el("li", "Counts considered: ", fact("cells", audit.cells()), "."),
            el("li", "Withheld because they are small: ", fact("primary", audit.primary()), "."),
            el(
                "li",
                "Withheld to protect those: ",
                fact("complementary", audit.complementary()),
                "."),
            el(
                "li",
                "Least uncertainty left to an attacker, in counts: ",
                fact("leastWidthRequired", audit.leastWidthRequired()),
                "."),
            el(
                "li",
                "Earlier releases the attacker also holds: "
                    + (audit.comparedWith().isEmpty()
                        ? "none"
                        : String.join(", ", audit.comparedWith()))
                    + ".")));
  }

  /** A number of {@code audit.json}, bound to its field. */
  private static Html fact(String field, double value) {
    String exact = String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%s", value);
    return el("data", NumberForm.COUNT.printed(value))
        .with("value", exact)
        .with("class", "n")
        .with("data-key", "audit.json/" + field);
  }
}
