package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.ListRow;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.reports.html.Html;

/**
 * The eighteen items of the Guidelines for Accurate and Transparent Health Estimates Reporting
 * (Stevens et al. 2016, Lancet 388), each answered from the release or said not to be available.
 */
public final class GatherPage {

  private final ReleaseBundle bundle;
  private final List<Html> items = new ArrayList<>();

  private GatherPage(ReleaseBundle bundle) {
    this.bundle = bundle;
  }

  public static Page of(Page.Source source) {
    GatherPage page = new GatherPage(source.bundle());
    page.answer();
    return new Page(
        "gather.html",
        "GATHER checklist",
        Html.all(
            el("h1", "GATHER checklist"),
            el(
                    "p",
                    "Eighteen questions that every reported estimate should answer (Stevens and others 2016), answered for this release.")
                .with("class", "lead"),
            el("ol", Html.all(page.items)).with("class", "gather")));
  }

  private void answer() {
    Manifest manifest = bundle.manifest();
    boolean extracted = !bundle.tables().quality().checks().isEmpty();
    item(
        "Indicators, populations, places and time periods",
        bundle.tables().estimates().headlines().stream()
                .map(Headline::definition)
                .map(d -> d.estimand() + " (" + d.unit() + "; " + d.population() + ")")
                .distinct()
                .collect(Collectors.joining("; "))
            + ".");
    item(
        "Funding",
        "Not available, because the release does not record it; ask "
            + manifest.publication().contact()
            + ".");
    item(
        "How data were identified and accessed",
        "Delivered under agreement by the agencies in the table lists; nothing was collected for this release alone.");
    item(
        "Inclusion and exclusion",
        "Rows that lack a required value are set aside with a reason: see quality.html.");
    item(
        "Data sources and their main characteristics",
        bundle.tables().quality().lists().stream()
                .map(ListRow::title)
                .collect(Collectors.joining("; "))
            + ": see the table lists.");
    item(
        "Biases of the sources",
        "Coverage and referral between lists are in the table lists; dependence is modelled where the model says so.");
    item(
        "Other inputs",
        "Values that are not counts, such as a daily take, are in the method's card: see methods.html.");
    item(
        "Inputs in a form that others can use",
        "Not available, because records about people do not leave the sealed zone; their hashes are in provenance.html, published counts in data/.");
    item(
        "Overview of the method",
        "Lists are linked, overlaps counted, populations estimated, counts protected, tables published: see methods.html.");
    item(
        "Detail of all steps",
        "provenance.html lists every stage with the tables it read and wrote; methods.html gives formulas.");
    item(
        "How models were chosen",
        "Every model that fits is fitted; the tests a headline had to pass are in the table gates.");
    item(
        "How models were evaluated",
        extracted
            ? "Checks and tests, with what was found, are in quality.html."
            : "Not available, because this release holds no checks.");
    item(
        "Uncertainty",
        "Every estimate has an interval with its level and kind: see headlines.csv. Uncertainty about the model itself is not in it unless the kind says so.");
    item(
        "Code",
        "Version " + manifest.run().codeVersion() + ", seed " + manifest.run().seed() + ".");
    item("Estimates in a form that others can use", "CSV tables with datapackage.json in data/.");
    item(
        "Uncertainty in a form that others can use",
        "The columns lower, upper, level and interval_kind of headlines.csv; bands in trend.csv.");
    item(
        "Interpretation and change since earlier estimates",
        bundle.tables().estimates().revisions().isEmpty()
            ? "Nothing earlier was estimated again."
            : "See revisions.html.");
    item(
        "Limitations",
        "In the section Strengths and limitations of the briefing, and with each method in methods.html.");
  }

  private void item(String question, String answer) {
    items.add(el("li", el("strong", question + ". "), answer));
  }
}
