package org.undercount.reports.linkage;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.undercount.reports.chart.ChartSpec;
import org.undercount.reports.chart.ColumnChart;
import org.undercount.reports.chart.SpanChart;
import org.undercount.reports.html.Html;
import org.undercount.reports.html.NumberForm;
import org.undercount.reports.html.ScrollTable;
import org.undercount.reports.linkage.ExplainedLinkage.BlockLevel;
import org.undercount.reports.linkage.ExplainedLinkage.Example;
import org.undercount.reports.linkage.ExplainedLinkage.Field;
import org.undercount.reports.linkage.ExplainedLinkage.Level;
import org.undercount.reports.linkage.ExplainedLinkage.Part;
import org.undercount.reports.linkage.ExplainedLinkage.Size;
import org.undercount.reports.linkage.ExplainedLinkage.Strange;
import org.undercount.reports.linkage.ExplainedLinkage.Values;
import org.undercount.reports.linkage.ExplainedLinkage.Weight;
import org.undercount.reports.page.Shell;

/** A linkage explained on one page that needs no other file, script or network. */
public final class LinkagePage {

  private final ExplainedLinkage linkage;

  private LinkagePage(ExplainedLinkage linkage) {
    this.linkage = linkage;
  }

  /** The page. */
  public static String html(ExplainedLinkage linkage) {
    return Shell.alone("Linkage explained", new LinkagePage(linkage).content());
  }

  private Html content() {
    return Html.all(
        el("h1", "How records were linked"),
        el(
                "p",
                count(linkage.records())
                    + " records were found to be of "
                    + count(linkage.persons())
                    + " persons, by the weight of what pairs of records agree on.")
            .with("class", "lead"),
        facts(),
        warnings(),
        weights(),
        examples(),
        distribution(),
        clusters(),
        blocking(),
        levels(),
        method());
  }

  private Html facts() {
    return el(
            "dl",
            fact("Records", count(linkage.records())),
            fact("Persons", count(linkage.persons())),
            fact("Pairs compared", count(linkage.blocking().candidates())),
            fact("Linked from probability", share(linkage.threshold())),
            fact("Expected precision", share(linkage.expectedPrecision())),
            fact("Expected recall of candidates", share(linkage.expectedRecall())))
        .with("class", "facts");
  }

  private static Html fact(String name, String value) {
    return el("div", el("dt", name), el("dd", value));
  }

  private Html warnings() {
    return linkage.warnings().isEmpty()
        ? Html.none()
        : Html.all(
            el("h2", "What to beware of"),
            el("ul", Html.all(linkage.warnings().stream().map(w -> el("li", w)).toList()))
                .with("class", "points"));
  }

  private Html weights() {
    List<ChartSpec.Span> spans = new ArrayList<>();
    spans.add(new ChartSpec.Span("before comparing", 0, linkage.priorBits(), false));
    for (Field field : linkage.fields()) {
      for (Level level : field.levels()) {
        spans.add(new ChartSpec.Span(field.name() + ": " + level.words(), 0, level.bits(), false));
      }
    }
    return Html.all(
        el("h2", "What agreement is worth"),
        el(
            "p",
            "Bits that each level of agreement adds to a pair’s weight: one bit doubles the odds that"
                + " two records are of one person, minus one halves them. A column that is missing in"
                + " either record adds nothing."
                + (linkage.byContrast()
                    ? " The weights were learnt by contrast between pairs across and within lists that"
                        + " hold a person once."
                    : "")),
        figure(
            new SpanChart(
                new ChartSpec.Frame(
                    "weights",
                    "Match weights",
                    "Bits by column and level of agreement; the same numbers are in the table of"
                        + " levels below",
                    LinkagePage::bits),
                spans)));
  }

  private Html examples() {
    List<Html> pieces = new ArrayList<>();
    pieces.add(el("h2", "Pairs taken apart"));
    if (linkage.examples().isEmpty()) {
      pieces.add(el("p", "No pair came near enough to be weighed."));
    }
    for (int i = 0; i < linkage.examples().size(); i++) {
      pieces.add(example(i, linkage.examples().get(i)));
    }
    return Html.all(pieces);
  }

  private static Html example(int number, Example example) {
    List<ChartSpec.Span> spans = new ArrayList<>();
    double sum = 0;
    for (Part part : example.parts()) {
      spans.add(new ChartSpec.Span(part.words(), sum, sum + part.bits(), false));
      sum += part.bits();
    }
    spans.add(new ChartSpec.Span("weight", 0, example.bits(), true));
    String words =
        (example.leftSource().equals(example.rightSource())
                ? "Two records of " + example.leftSource()
                : "A record of " + example.leftSource() + " and one of " + example.rightSource())
            + ": probability "
            + share(example.probability())
            + ", "
            + (example.linked() ? "linked." : "not linked.");
    return Html.all(
        el("h3", example.what()),
        el("p", words),
        example.values().isEmpty() ? Html.none() : values(example.values()),
        figure(
            new SpanChart(
                new ChartSpec.Frame(
                    "pair" + number,
                    example.what(),
                    "Bits that add up to a weight of " + bits(example.bits()),
                    LinkagePage::bits),
                spans)));
  }

  private static Html values(List<Values> values) {
    return table(
        "The two records as they were given",
        values,
        List.of(
            Column.words("Column", Values::column),
            Column.words("One record", Values::left),
            Column.words("The other", Values::right)));
  }

  private Html distribution() {
    List<ChartSpec.Column> columns = new ArrayList<>();
    int mark = -1;
    double threshold = Math.log(linkage.threshold() / (1 - linkage.threshold())) / Math.log(2);
    for (Weight weight : linkage.weights()) {
      if (mark < 0 && weight.bits() >= threshold) {
        mark = columns.size();
      }
      columns.add(
          new ChartSpec.Column(
              Long.toString(weight.bits()), (double) weight.pairs(), (double) weight.linked()));
    }
    return Html.all(
        el("h2", "Weights of all pairs"),
        el(
            "p",
            "Pairs by their own weight in whole bits, on a logarithmic scale; dark: those that ended"
                + " in one cluster. The dashed line is the threshold: pairs left of it are linked, and"
                + " pairs right of it kept apart, by what other records say. Pairs far below the"
                + " threshold are not kept one by one."),
        figure(
            new ColumnChart(
                new ChartSpec.Frame(
                    "bits",
                    "Pairs by weight",
                    "Number of pairs by whole bits of weight; the same numbers are in the table below",
                    LinkagePage::whole),
                columns,
                mark)),
        details(
            "The numbers",
            table(
                "Pairs by weight",
                linkage.weights(),
                List.of(
                    Column.number("Bits from", w -> Long.toString(w.bits())),
                    Column.number("Pairs", w -> count(w.pairs())),
                    Column.number("In one cluster", w -> count(w.linked()))))));
  }

  private Html clusters() {
    List<ChartSpec.Column> columns =
        linkage.clusterSizes().stream()
            .map(
                s ->
                    new ChartSpec.Column(
                        Long.toString(s.records()), (double) s.clusters(), (double) s.clusters()))
            .toList();
    boolean shown = linkage.strange().stream().anyMatch(s -> !s.ids().isEmpty());
    List<Column<Numbered>> heads = new ArrayList<>();
    heads.add(Column.words("Cluster", n -> "cluster " + n.number()));
    heads.add(Column.number("Records", n -> count(n.cluster().records())));
    heads.add(Column.words("Sources", n -> n.cluster().sources()));
    heads.add(Column.number("Mean probability", n -> share(n.cluster().meanProbability())));
    heads.add(Column.number("Lowest weight", n -> bits(n.cluster().leastBits())));
    heads.add(Column.number("Pairs not weighed", n -> count(n.cluster().unweighed())));
    if (shown) {
      heads.add(Column.words("Record ids", n -> String.join(", ", n.cluster().ids())));
    }
    List<Numbered> numbered = new ArrayList<>();
    for (Strange cluster : linkage.strange()) {
      numbered.add(new Numbered(numbered.size() + 1, cluster));
    }
    return Html.all(
        el("h2", "Clusters"),
        el("p", "Persons by the number of their records, on a logarithmic scale."),
        figure(
            new ColumnChart(
                new ChartSpec.Frame(
                    "sizes",
                    "Clusters by size",
                    "Number of clusters by number of records; the same numbers are in the table below",
                    LinkagePage::whole),
                columns,
                -1)),
        details(
            "The numbers",
            table(
                "Clusters by size",
                linkage.clusterSizes(),
                List.of(
                    Column.number("Records", (Size s) -> count(s.records())),
                    Column.number("Clusters", s -> count(s.clusters()))))),
        el("h3", "The strangest"),
        numbered.isEmpty()
            ? el("p", "No cluster has two records.")
            : table(
                "Clusters whose records hang together worst, by the mean probability of all pairs in"
                    + " them",
                numbered,
                heads));
  }

  private record Numbered(int number, Strange cluster) {}

  private Html blocking() {
    return Html.all(
        el("h2", "Which pairs were compared"),
        el(
            "p",
            "Records that share a fact (part of a name, a date, half of a number) form a block. Blocks"
                + " too large for the budget of comparisons are refined by a second fact and so on."
                + (linkage.blocking().stuck() == 0
                    ? ""
                    : " "
                        + count(linkage.blocking().stuck())
                        + " blocks stayed too large, the largest of "
                        + count(linkage.blocking().largestStuck())
                        + " records: there only neighbours in sorted order were compared.")),
        table(
            "Blocks by the number of shared facts; pairs of several blocks are counted in each",
            linkage.blocking().levels(),
            List.of(
                Column.number("Facts", (BlockLevel l) -> Integer.toString(l.facts())),
                Column.number("Largest block", l -> count(l.largest())),
                Column.number("Blocks", l -> count(l.blocks())),
                Column.number("Pairs", l -> count(l.pairs())),
                Column.number("Refined", l -> count(l.refined())))));
  }

  private record Line(Field field, Level level) {}

  private Html levels() {
    List<Line> lines =
        linkage.fields().stream()
            .flatMap(f -> f.levels().stream().map(l -> new Line(f, l)))
            .toList();
    return Html.all(
        el("h2", "All levels"),
        table(
            "m: share of matches that agree so; u: share of others that do; where both have the column",
            lines,
            List.of(
                Column.words("Column", (Line l) -> l.field().name()),
                Column.words("Kind", l -> l.field().kind()),
                Column.words("Agreement", l -> l.level().words()),
                Column.number("m", l -> six(l.level().m())),
                Column.number("u", l -> six(l.level().u())),
                Column.number("Bits", l -> bits(l.level().bits())))));
  }

  private static Html method() {
    return Html.all(
        el("h2", "Method"),
        el(
            "p",
            "Weights are those of Fellegi and Sunter (1969): log₂ of how much more often matches agree"
                + " so than others do, summed over columns, with the log odds of a match before"
                + " comparing. m and the prior are learnt by expectation maximisation, u from random"
                + " pairs; agreement on a rare value counts more than on a common one. A pair’s final"
                + " probability is the share of sampled clusterings that hold its records together, so"
                + " that third records count."));
  }

  private static Html figure(ChartSpec chart) {
    return el("figure", Html.drawing(chart.svg())).with("class", "figure wide");
  }

  private static Html details(String summary, Html content) {
    return el("details", el("summary", summary), content);
  }

  /**
   * A column of a table.
   *
   * @param head its name
   * @param numeric set right
   * @param cell what a line shows
   */
  private record Column<T>(String head, boolean numeric, Function<T, String> cell) {

    static <T> Column<T> words(String head, Function<T, String> cell) {
      return new Column<>(head, false, cell);
    }

    static <T> Column<T> number(String head, Function<T, String> cell) {
      return new Column<>(head, true, cell);
    }
  }

  private static <T> Html table(String caption, List<T> rows, List<Column<T>> columns) {
    List<Html> lines = new ArrayList<>();
    for (T row : rows) {
      List<Html> cells = new ArrayList<>();
      for (Column<T> column : columns) {
        Html content = Html.text(column.cell().apply(row));
        cells.add(
            cells.isEmpty()
                ? ScrollTable.first(content, column.numeric())
                : ScrollTable.cell(content, column.numeric()));
      }
      lines.add(el("tr", Html.all(cells)));
    }
    return ScrollTable.of(
        caption,
        columns.stream().map(c -> ScrollTable.head(c.head(), c.numeric())).toList(),
        lines);
  }

  private static String count(long n) {
    return NumberForm.COUNT.printed((double) n);
  }

  private static String bits(double bits) {
    return Math.abs(bits) < 0.05 ? "0" : String.format(Locale.ROOT, "%+.1f", bits);
  }

  private static String whole(double n) {
    return String.format(Locale.ROOT, "%,.0f", n);
  }

  private static String share(double p) {
    return String.format(Locale.ROOT, "%.3f", p);
  }

  private static String six(double p) {
    return String.format(Locale.ROOT, "%.6f", p);
  }
}
