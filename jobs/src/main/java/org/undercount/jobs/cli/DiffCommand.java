package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.release.BundleWriter;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.ReleaseBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What moved in each headline between the newest releases of two quarters, and whether the
 * intervals support saying so. Does not split a change into new data, corrections and method.
 */
@Command(
    name = "diff",
    description =
        "What moved in each headline between two quarters, and whether the intervals support it."
            + " Does not say how much is new data, correction or method.",
    footer = {"", "Example:", "  ./undercount diff 2023Q1 2023Q2 --workspace demo-workspace"},
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "QUARTER", description = "the earlier quarter")
  private String from = "";

  @Parameters(index = "1", paramLabel = "QUARTER", description = "the later quarter")
  private String to = "";

  /** One headline in two quarters; null where the quarter has none. */
  private record Change(String name, @Nullable Headline before, @Nullable Headline after) {

    /** Claims a direction only if the intervals do not meet and the definitions agree. */
    String verdict() {
      if (before == null) {
        return "new";
      }
      if (after == null) {
        return "no longer published";
      }
      Headline.Estimated a = before.estimate();
      Headline.Estimated b = after.estimate();
      if (a == null || b == null) {
        return "cannot be compared: " + (a == null ? "the earlier" : "the later") + " was refused";
      }
      if (!before.definition().unit().equals(after.definition().unit())
          || before.definition().nature() != after.definition().nature()
          || !before.definition().population().equals(after.definition().population())) {
        return "cannot be compared: the definitions differ";
      }
      if (a.interval().level() != b.interval().level()) {
        return "cannot be compared: the levels of the intervals differ";
      }
      return !a.interval().isApartFrom(b.interval())
          ? "no change is claimed: the intervals overlap"
          : b.value() > a.value()
              ? "up: the intervals do not meet"
              : "down: the intervals do not meet";
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    ReleaseBundle earlier = newest(quarter(from));
    ReleaseBundle later = newest(quarter(to));
    List<Change> changes = changes(earlier, later);
    if (common.json) {
      out.println(json(earlier, later, changes).toPrettyString());
      return ExitStatus.DONE;
    }
    out.println(
        earlier.name() + " to " + later.name() + (later.isSynthetic() ? "  SYNTHETIC" : ""));
    for (Change change : changes) {
      out.println(change.name());
      out.println("  was  " + (change.before() == null ? "-" : HeadlineLine.of(change.before())));
      out.println("  is   " + (change.after() == null ? "-" : HeadlineLine.of(change.after())));
      out.println("  " + change.verdict());
    }
    out.println(
        "Not said: how much of a change is new data, correction, linkage, method or the world.");
    return ExitStatus.DONE;
  }

  private static Quarter quarter(String text) {
    try {
      return Quarter.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(Problem.in("QUARTER", String.valueOf(e.getMessage())));
    }
  }

  private ReleaseBundle newest(Quarter quarter) {
    Path releases = common.workspace.resolve("release");
    List<Path> found = BundleWriter.of(releases, quarter);
    if (found.isEmpty()) {
      throw new UnusableInputException(
          Problem.in(quarter.toString(), "no release of this quarter was found in " + releases));
    }
    return ReleaseBundle.load(found.get(found.size() - 1));
  }

  private static List<Change> changes(ReleaseBundle earlier, ReleaseBundle later) {
    List<Change> changes = new ArrayList<>();
    for (Headline h : later.tables().estimates().headlines()) {
      changes.add(new Change(name(h), same(earlier, h), h));
    }
    for (Headline h : earlier.tables().estimates().headlines()) {
      if (same(later, h) == null) {
        changes.add(new Change(name(h), h, null));
      }
    }
    return changes;
  }

  private static String name(Headline h) {
    return h.definition().code()
        + "."
        + h.definition().placeCode()
        + "  "
        + h.definition().estimand()
        + ", "
        + h.definition().place();
  }

  private static @Nullable Headline same(ReleaseBundle bundle, Headline wanted) {
    return bundle.tables().estimates().headlines().stream()
        .filter(
            h ->
                h.definition().code().equals(wanted.definition().code())
                    && h.definition().placeCode().equals(wanted.definition().placeCode())
                    && h.definition()
                        .quarter()
                        .equals(bundle.manifest().publication().quarter().toString()))
        .findFirst()
        .orElse(null);
  }

  private static ObjectNode json(ReleaseBundle earlier, ReleaseBundle later, List<Change> changes) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("from", earlier.name());
    root.put("to", later.name());
    root.put("decomposition", "not available");
    ArrayNode list = root.putArray("changes");
    for (Change change : changes) {
      ObjectNode one = list.addObject();
      one.put("name", change.name());
      one.put("verdict", change.verdict());
      if (change.before() != null) {
        HeadlineLine.into(one.putObject("was"), change.before());
      }
      if (change.after() != null) {
        HeadlineLine.into(one.putObject("is"), change.after());
      }
    }
    return root;
  }
}
