package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.Provenance;
import org.undercount.datasets.release.ReleaseTables;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.TableSchema;
import org.undercount.reports.html.Html;
import org.undercount.reports.html.NumberForm;

/** The pages of record: revisions, provenance, codebook. */
public final class RecordPages {

  private RecordPages() {}

  public static Page revisions(Page.Source source) {
    List<Headline> headlines = source.bundle().tables().estimates().headlines();
    boolean any = source.cells().rows("revisions") > 0;
    return new Page(
        "revisions.html",
        "Revisions",
        Html.all(
            el("h1", "Revisions"),
            el("p", "What was published before, what it is now, and why.").with("class", "lead"),
            any
                ? new TableView(
                        source.cells(), "revisions", "Published numbers that were estimated again")
                    .words("key", "Headline")
                    .words("release", "Published in")
                    .number("was", "Was", r -> form(source, headlines, r))
                    .number("is", "Is", r -> form(source, headlines, r))
                    .words("why", "Why", Words::capital)
                    .html()
                : el("p", "Nothing published earlier was estimated again in this release."),
            el("h2", "The policy"),
            el(
                "ul",
                el(
                    "li",
                    "A provisional number is revised as late reports arrive, then becomes final; a final number moves only if it was wrong."),
                el(
                    "li",
                    "A new method or definition is announced one quarter ahead, with both series for two quarters."),
                el(
                    "li",
                    "A correction gets a notice within five working days, with its cause and size."),
                el(
                    "li",
                    "No release is deleted; a withdrawn source makes a new release with the reason."))));
  }

  private static NumberForm form(Page.Source source, List<Headline> headlines, int row) {
    String key = source.cells().words("revisions", row, "key");
    String code = key.substring(0, key.indexOf('.'));
    return headlines.stream()
        .filter(h -> h.definition().code().equals(code))
        .findFirst()
        .map(Findings::form)
        .orElse(NumberForm.COUNT);
  }

  public static Page provenance(Page.Source source) {
    Manifest manifest = source.bundle().manifest();
    Manifest.Run run = manifest.run();
    List<Html> libraries = new ArrayList<>();
    run.libraries().forEach((name, version) -> libraries.add(row(name, version)));
    List<Html> inputs = new ArrayList<>();
    for (Manifest.InputFile in : manifest.inputs()) {
      inputs.add(row(in.source(), in.quarter(), whole(in.rows()), in.agreement(), in.sha256()));
    }
    List<Html> stages = new ArrayList<>();
    for (Manifest.StageCount s : manifest.stages()) {
      stages.add(row(s.stage(), s.table(), whole(s.rowsIn()), whole(s.rowsOut()), s.note()));
    }
    List<Html> steps = new ArrayList<>();
    for (Provenance.Step s : source.bundle().content().provenance().steps()) {
      steps.add(
          row(s.stage(), String.join(", ", s.reads()), String.join(", ", s.writes()), s.key()));
    }
    return new Page(
        "provenance.html",
        "Provenance",
        Html.all(
            el("h1", "Provenance"),
            el("p", "What a stranger needs to make this release again.").with("class", "lead"),
            plain(
                "The run",
                List.of("What", "Value"),
                List.of(
                    row("Run", run.runId()),
                    row("Code", run.codeVersion()),
                    row("Configuration", run.configurationHash()),
                    row("Seed", Long.toString(run.seed())))),
            plain(
                "Input files, by the hash of the file as received",
                List.of("Source", "Quarter", "Rows", "Agreement", "SHA-256"),
                inputs),
            plain(
                "Rows at every step",
                List.of("Stage", "Table", "Rows in", "Rows out", "Note"),
                stages),
            plain("Table versions", List.of("Stage", "Read", "Wrote", "Key"), steps),
            plain("Libraries", List.of("Name", "Version"), libraries),
            el("h2", "Check it"),
            el(
                "p",
                "In the directory of the release, ",
                el("code", "sha256sum -c MANIFEST.sha256"),
                " checks every file; ",
                el("code", "undercount verify DIRECTORY"),
                " also checks schemas, headlines and confidentiality.")));
  }

  public static Page codebook(Page.Source source) {
    List<Html> tables = new ArrayList<>();
    for (TableSchema<?> schema : ReleaseTables.schemas()) {
      List<Html> rows = new ArrayList<>();
      for (Column<?> column : schema.columns()) {
        rows.add(
            row(
                column.name(),
                column.type().frictionless(),
                column.required() ? "always" : "may be empty",
                Words.capital(column.description())));
      }
      tables.add(el("h2", schema.name()).with("id", schema.name()));
      tables.add(
          el(
              "p",
              "One row is " + schema.rowIs() + ". ",
              el("a", schema.name() + ".csv").with("href", schema.name() + ".csv")));
      tables.add(
          table(schema.name() + ", columns", List.of("Column", "Type", "Filled", "Meaning"), rows));
    }
    return new Page(
        "data/codebook.html",
        "Codebook",
        Html.all(
            el("h1", "Codebook"),
            el("p", "Every table of release " + source.bundle().name() + ", column by column.")
                .with("class", "lead"),
            el(
                "p",
                "UTF-8, comma, one header row. Empty means absent; a count that is withheld is empty with status withheld. The category all is a total. A row that would be zero may be left out."),
            Html.all(tables)));
  }

  private static Html plain(String caption, List<String> heads, List<Html> rows) {
    return Html.all(el("h2", caption), table(caption, heads, rows));
  }

  private static Html table(String caption, List<String> heads, List<Html> rows) {
    return el(
            "div",
            el(
                "table",
                el("caption", caption),
                el(
                    "thead",
                    el(
                        "tr",
                        Html.all(
                            heads.stream().map(h -> el("th", h).with("scope", "col")).toList()))),
                el("tbody", Html.all(rows))))
        .with("class", "scroll record")
        .with("role", "region")
        .with("aria-label", caption)
        .with("tabindex", "0");
  }

  private static Html row(String first, String... others) {
    List<Html> cells = new ArrayList<>();
    cells.add(el("th", first).with("scope", "row"));
    for (String other : others) {
      cells.add(el("td", other));
    }
    return el("tr", Html.all(cells));
  }

  private static String whole(long rows) {
    return NumberForm.COUNT.printed((double) rows);
  }
}
