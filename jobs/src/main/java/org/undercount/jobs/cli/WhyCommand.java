package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.release.BundleWriter;
import org.undercount.datasets.release.ComparedRow;
import org.undercount.datasets.release.GateRow;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Interval;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.MethodCard;
import org.undercount.datasets.release.ReleaseBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One published number, from releases alone. */
@Command(
    name = "why",
    description =
        "One published number: what it means, how it was made, from which inputs, which tests it"
            + " passed, and what earlier releases said.",
    footer = {"", "Example:", "  ./undercount why E2.KH.2023Q2 --workspace demo-workspace"},
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "KEY", description = "ESTIMAND.PLACE.QUARTER, like E2.KH.2023Q2")
  private String key = "";

  /** A release with what it says of the number. */
  private record Vintage(ReleaseBundle bundle, Headline headline) {}

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Vintage> vintages = vintages(common.workspace.resolve("release"));
    Vintage newest = vintages.get(vintages.size() - 1);
    if (common.json) {
      out.println(json(newest, vintages).toPrettyString());
    } else {
      print(out, newest, vintages);
    }
    return newest.headline().estimate() == null ? ExitStatus.REFUSED : ExitStatus.DONE;
  }

  /** Oldest first; the same release order as on disk. */
  private List<Vintage> vintages(Path releases) {
    List<Vintage> vintages = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (Path release : BundleWriter.all(releases)) {
      ReleaseBundle bundle = ReleaseBundle.load(release);
      List<Headline> headlines = bundle.tables().estimates().headlines();
      headlines.forEach(h -> known.add(h.key()));
      find(headlines, key).ifPresent(h -> vintages.add(new Vintage(bundle, h)));
    }
    if (vintages.isEmpty()) {
      throw new UnusableInputException(
          Problem.in(
              key,
              known.isEmpty()
                  ? "no release was found in " + releases
                  : "no release has this headline; there are "
                      + String.join(", ", known.stream().distinct().sorted().toList())));
    }
    return List.copyOf(vintages);
  }

  private static Optional<Headline> find(List<Headline> headlines, String key) {
    return headlines.stream().filter(h -> h.key().equals(key)).findFirst();
  }

  private static void print(PrintWriter out, Vintage newest, List<Vintage> vintages) {
    Headline h = newest.headline();
    Headline.Definition d = h.definition();
    MethodCard card = newest.bundle().method(h.method());
    out.println(
        h.key()
            + "  "
            + d.estimand()
            + ", "
            + d.place()
            + (h.trust().synthetic() ? "  SYNTHETIC" : ""));
    out.println("  means     " + d.population() + "; " + d.nature().word() + ", " + d.window());
    out.println("  says      " + HeadlineLine.of(h));
    if (h.observed() != null) {
      out.println("  records   " + h.observed().printed() + " " + d.unit());
    }
    Headline.LowerBound bound = h.lowerBound();
    if (bound != null) {
      out.println(
          "  at least  " + HeadlineLine.number(bound.value()) + " (" + bound.method() + ")");
    }
    out.println("  method    " + card.title() + ": " + card.formula());
    out.println("            " + card.citation());
    out.println("  status    " + h.trust().status().word() + ", grade " + h.trust().grade());
    h.trust().warnings().forEach(w -> out.println("  warning   " + w));
    for (GateRow gate : gates(newest)) {
      out.println(
          "  test      "
              + gate.gate()
              + (gate.passed() ? " passed: " : " FAILED: ")
              + gate.detail());
    }
    for (ComparedRow row : compared(newest)) {
      out.println("  compared  " + said(row));
    }
    for (Manifest.InputFile input : newest.bundle().manifest().inputs()) {
      out.println(
          "  input     "
              + input.source()
              + " "
              + input.quarter()
              + ", "
              + HeadlineLine.number((double) input.rows())
              + " rows, sha256 "
              + input.sha256());
    }
    for (Vintage vintage : newestFirst(vintages)) {
      out.println(
          "  vintage   " + vintage.bundle().name() + ": " + HeadlineLine.of(vintage.headline()));
    }
  }

  private static List<Vintage> newestFirst(List<Vintage> vintages) {
    List<Vintage> reversed = new ArrayList<>(vintages);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<GateRow> gates(Vintage vintage) {
    return vintage.bundle().tables().estimates().gates().stream()
        .filter(g -> g.key().equals(vintage.headline().key()))
        .toList();
  }

  private static List<ComparedRow> compared(Vintage vintage) {
    return vintage.bundle().tables().estimates().compared().stream()
        .filter(r -> r.key().equals(vintage.headline().key()))
        .toList();
  }

  /** {@code interviews, hotline-multiplier: 3,120 (2,540 to 3,960)}. */
  private static String said(ComparedRow row) {
    Interval interval = row.interval();
    String name =
        switch (row.role()) {
          case HEADLINE, SECOND -> row.method().family() + ", " + row.method().id();
          case POOLED -> "pooled, " + row.method().estimator();
          case ENVELOPE -> "envelope";
          case NONE -> "not compared";
        };
    Double value = row.value();
    return name
        + ": "
        + (interval == null
            ? row.note()
            : (value == null ? "" : HeadlineLine.number(value) + " ")
                + "("
                + HeadlineLine.number(interval.lower())
                + " to "
                + HeadlineLine.number(interval.upper())
                + ")"
                + (row.note().isEmpty() ? "" : "; " + row.note()));
  }

  private static ObjectNode json(Vintage newest, List<Vintage> vintages) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    Headline h = newest.headline();
    HeadlineLine.into(root, h);
    root.put("release", newest.bundle().name());
    MethodCard card = newest.bundle().method(h.method());
    root.put("formula", card.formula());
    root.put("citation", card.citation());
    ArrayNode gates = root.putArray("gates");
    for (GateRow gate : gates(newest)) {
      gates
          .addObject()
          .put("id", gate.gate())
          .put("passed", gate.passed())
          .put("detail", gate.detail());
    }
    ArrayNode compared = root.putArray("compared");
    for (ComparedRow row : compared(newest)) {
      ObjectNode one = compared.addObject();
      one.put("role", row.role().word());
      one.put("id", row.method().id());
      one.put("estimator", row.method().estimator());
      one.put("family", row.method().family());
      one.put("value", row.value());
      Interval interval = row.interval();
      one.put("lower", interval == null ? null : (Double) interval.lower());
      one.put("upper", interval == null ? null : (Double) interval.upper());
      one.put("inconsistency", row.inconsistency());
      one.put("note", row.note());
    }
    ArrayNode inputs = root.putArray("inputs");
    for (Manifest.InputFile input : newest.bundle().manifest().inputs()) {
      inputs
          .addObject()
          .put("source", input.source())
          .put("quarter", input.quarter())
          .put("rows", input.rows())
          .put("sha256", input.sha256())
          .put("agreement", input.agreement());
    }
    ArrayNode list = root.putArray("vintages");
    for (Vintage vintage : vintages) {
      ObjectNode one = list.addObject();
      one.put("release", vintage.bundle().name());
      HeadlineLine.into(one, vintage.headline());
    }
    return root;
  }
}
