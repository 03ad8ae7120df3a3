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
import org.undercount.jobs.link.files.LinkBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seconds that linkage takes as the data grow. */
@Command(
    name = "link",
    description =
        "Times linkage of invented people on four lists, with defaults, on more and more records,"
            + " and measures it against the truth.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  undercount bench link --records 10000,100000,1000000"})
final class LinkBenchCommand implements Callable<Integer> {

  private static final int FEWEST_RECORDS = 100;
  private static final int MOST_RECORDS = 20_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private SparkOptions spark = new SparkOptions();

  @Option(
      names = "--records",
      paramLabel = "a,b",
      split = ",",
      defaultValue = "10000,100000",
      description = "sizes, the first is the baseline (default: ${DEFAULT-VALUE})")
  private List<Integer> sizes = List.of();

  @Override
  public Integer call() throws IOException {
    List<Problem> problems = new ArrayList<>(new Page(common).problems());
    for (int size : sizes) {
      if (size < FEWEST_RECORDS || size > MOST_RECORDS) {
        problems.add(
            Problem.in(
                "--records",
                "expected " + FEWEST_RECORDS + " to " + MOST_RECORDS + ", found " + size));
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    Path scratch = Files.createTempDirectory("undercount-bench");
    PrintWriter err = spec.commandLine().getErr();
    List<LinkBench.Timing> all =
        new LinkBench(spark.open(), System::nanoTime, scratch)
            .run(sizes, common.seed, t -> report(err, t));
    new Page(common).print(spec.commandLine().getOut(), markdown(all), () -> document(all));
    return ExitStatus.DONE;
  }

  private void report(PrintWriter err, LinkBench.Timing timing) {
    if (!common.quiet) {
      err.printf(Locale.ROOT, "%,d records: %.1f s%n", timing.records(), timing.seconds());
    }
  }

  private static String markdown(List<LinkBench.Timing> all) {
    StringBuilder text =
        new StringBuilder(
            "| records | pairs compared | seconds | records per second | time per record against"
                + " the first | peak heap, GB | pair F1 at 0.5 | cluster F1 |\n"
                + "|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    double baseline = all.get(0).recordsPerSecond();
    for (LinkBench.Timing t : all) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %,d | %,d | %.1f | %,.0f | %.2f | %.1f | %.4f | %.4f |\n",
              t.records(),
              t.pairs(),
              t.seconds(),
              t.recordsPerSecond(),
              baseline / t.recordsPerSecond(),
              t.heapBytes() / 1e9,
              t.accuracy().atHalf().f1(),
              t.accuracy().clusters().f1()));
    }
    return text.toString();
  }

  private static ObjectNode document(List<LinkBench.Timing> all) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = document.putArray("speed");
    all.forEach(
        t ->
            rows.addObject()
                .put("records", t.records())
                .put("candidatePairs", t.pairs())
                .put("seconds", t.seconds())
                .put("heapBytes", t.heapBytes())
                .put("pairF1", t.accuracy().atHalf().f1())
                .put("clusterF1", t.accuracy().clusters().f1()));
    return document;
  }
}
