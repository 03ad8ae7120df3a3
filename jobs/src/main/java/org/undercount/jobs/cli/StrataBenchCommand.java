package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.OverlapTable;
import org.undercount.jobs.estimate.StrataBench;
import org.undercount.jobs.plain.PublishedTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seconds that strata take as Spark tasks, on more and more cores. */
@Command(
    name = "strata",
    description =
        "Times auto on many strata as Spark tasks on one core, two and so on, beside one thread;"
            + " fails where the numbers differ.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  undercount bench strata --strata 1000"})
final class StrataBenchCommand implements Callable<Integer> {

  private static final int MOST_STRATA = 100_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--strata",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "tables like that of the United Kingdom 2013, five lists (default: ${DEFAULT-VALUE})")
  private int strata = 200;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "most cores that Spark is given (default: all)")
  private int cores = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException {
    check();
    Path scratch = Files.createTempDirectory("undercount-bench");
    OverlapTable table = PublishedTable.UK_FIVE_LISTS.table(scratch);
    PrintWriter err = spec.commandLine().getErr();
    List<StrataBench.Timing> all =
        new StrataBench(System::nanoTime, scratch)
            .run(table, strata, common.seed, cores, t -> report(err, t));
    String page = markdown(all);
    new Page(common).print(spec.commandLine().getOut(), page, () -> document(all));
    return ExitStatus.DONE;
  }

  private void check() {
    List<Problem> problems = new ArrayList<>(new Page(common).problems());
    if (strata < 1 || strata > MOST_STRATA) {
      problems.add(Problem.in("--strata", "expected 1 to " + MOST_STRATA + ", found " + strata));
    }
    if (cores < 1) {
      problems.add(Problem.in("--cores", "expected at least 1, found " + cores));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
  }

  private void report(PrintWriter err, StrataBench.Timing timing) {
    if (!common.quiet) {
      err.printf(Locale.ROOT, "%-16s %.2f s%n", timing.where(), timing.seconds());
    }
  }

  private String markdown(List<StrataBench.Timing> all) {
    StringBuilder text =
        new StringBuilder("| where | seconds | strata per second | ratio to one thread |\n")
            .append("|---|---:|---:|---:|\n");
    double baseline = all.get(0).seconds();
    for (StrataBench.Timing timing : all) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.2f |\n",
              timing.where(),
              timing.seconds(),
              strata / timing.seconds(),
              baseline / timing.seconds()));
    }
    return text.append("\nThe same numbers in every line, or the command fails.\n").toString();
  }

  private static ObjectNode document(List<StrataBench.Timing> all) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = document.putArray("speed");
    all.forEach(t -> rows.addObject().put("where", t.where()).put("seconds", t.seconds()));
    return document;
  }
}
