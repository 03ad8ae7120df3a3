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
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.plain.MseMethod;
import org.undercount.jobs.plain.PublishedTable;
import org.undercount.jobs.plain.SpeedBench;
import org.undercount.jobs.plain.SpeedMarkdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seconds that {@code mse} takes on published tables, beside other ways to the same numbers. */
@Command(
    name = "mse",
    description =
        "Times mse on published tables: as a command, warm, with one thread, in the textbook way,"
            + " beside the processor time of R packages on the same tables.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  undercount bench mse --methods sparse,decomposable"})
final class SpeedCommand implements Callable<Integer> {

  private static final double NANOS = 1e-9;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "5",
      description = "medians are of so many (default: ${DEFAULT-VALUE})")
  private int repeats = 5;

  @Option(
      names = "--methods",
      paramLabel = "a,b",
      split = ",",
      description = "loglinear, sparse, decomposable, latent-class (default: all)")
  private List<String> methods = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<SpeedBench.Task> tasks = tasks();
    Path folder = Files.createTempDirectory("undercount-bench");
    List<SpeedBench.Speed> all;
    try {
      PrintWriter err = spec.commandLine().getErr();
      all =
          new SpeedBench(System::nanoTime, repeats)
              .run(tasks, folder, SpeedCommand::seconds, s -> report(err, s));
    } finally {
      for (PublishedTable table : PublishedTable.values()) {
        Files.deleteIfExists(table.write(folder));
      }
      Files.delete(folder);
    }
    String page = SpeedMarkdown.of(all, ForkJoinPool.commonPool().getParallelism() + 1);
    new Page(common).print(spec.commandLine().getOut(), page, () -> document(all));
    return ExitStatus.DONE;
  }

  private List<SpeedBench.Task> tasks() {
    List<String> known =
        SpeedBench.tasks().stream()
            .map(SpeedBench.Task::method)
            .distinct()
            .map(MseMethod::word)
            .toList();
    List<Problem> problems = new ArrayList<>();
    for (String word : methods) {
      if (!known.contains(word)) {
        problems.add(
            Problem.in(
                "--methods",
                "no method that is timed is called '"
                    + word
                    + "', expected one of "
                    + String.join(", ", known)));
      }
    }
    if (repeats < 1) {
      problems.add(Problem.in("--repeats", "expected at least 1, found " + repeats));
    }
    problems.addAll(new Page(common).problems());
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return SpeedBench.tasks().stream()
        .filter(t -> methods.isEmpty() || methods.contains(t.method().word()))
        .toList();
  }

  /** The launcher lies in the home it passes on; without one there is no command to start. */
  private static OptionalDouble seconds(Path table, List<String> options) throws IOException {
    String home = System.getProperty("undercount.home", "");
    if (home.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(home, "undercount").toString(), "mse", table.toString(), "--quiet"));
    command.addAll(options);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      int status = process.waitFor();
      if (status != ExitStatus.DONE && status != ExitStatus.REFUSED) {
        throw new IOException(String.join(" ", command) + " ended with exit status " + status);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + String.join(" ", command) + " ran", e);
    }
    return OptionalDouble.of((double) (System.nanoTime() - start) * NANOS);
  }

  private void report(PrintWriter err, SpeedBench.Speed s) {
    if (!common.quiet) {
      err.printf(
          Locale.ROOT,
          "%-24s %-30s %.3f s warm, %.3f s with one thread%n",
          s.task().name(),
          s.task().table().title(),
          s.warm(),
          s.oneThread());
    }
  }

  private static ObjectNode document(List<SpeedBench.Speed> all) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = document.putArray("speed");
    for (SpeedBench.Speed s : all) {
      ObjectNode row =
          rows.addObject()
              .put("task", s.task().name())
              .put("method", s.task().method().word())
              .put("table", s.task().table().title())
              .put("warmSeconds", s.warm())
              .put("oneThreadSeconds", s.oneThread())
              .put("peer", s.task().peer().call());
      if (Double.isFinite(s.task().peer().cpuSeconds())) {
        row.put("peerCpuSeconds", s.task().peer().cpuSeconds());
      }
      s.reference().ifPresent(r -> row.put("textbookSeconds", r));
      s.command().ifPresent(c -> row.put("commandSeconds", c));
      if (s.effective() > 0) {
        row.put("effectiveDraws", s.effective())
            .put("peerEffectiveDraws", s.task().peer().effective());
      }
    }
    return document;
  }
}
