package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.simulation.Performance;
import org.undercount.estimators.simulation.Regime;
import org.undercount.jobs.plain.CoverageBench;
import org.undercount.jobs.plain.CoverageMarkdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well and how fast the program does what it does. */
@Command(
    name = "bench",
    description = "Measures estimators and linkage: how well they tell known truths, and how fast.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "coverage|mse|strata|link|doubt",
    subcommands = {
      BenchCommand.Coverage.class,
      SpeedCommand.class,
      StrataBenchCommand.class,
      LinkBenchCommand.class,
      DoubtBenchCommand.class
    },
    footer = {
      "",
      "Example:",
      "  undercount bench coverage --tables 100 --methods loglinear,sparse"
    })
final class BenchCommand {

  /** Bias, error, coverage and refusals of every method in every regime. */
  @Command(
      name = "coverage",
      description =
          "Simulates tables of known populations and prints bias, error, coverage of intervals and"
              + " refusals of every method of mse.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example:",
        "  undercount bench coverage --tables 1000 --slow-tables 100 --out coverage.md"
      })
  static final class Coverage implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
        names = "--tables",
        paramLabel = "N",
        defaultValue = "1000",
        description = "tables per method and regime (default: ${DEFAULT-VALUE})")
    private int tables = 1000;

    @Option(
        names = "--slow-tables",
        paramLabel = "N",
        defaultValue = "100",
        description = "the same for auto and latent-class (default: ${DEFAULT-VALUE})")
    private int slowTables = 100;

    @Option(
        names = "--methods",
        paramLabel = "a,b",
        split = ",",
        description = "methods of mse (default: all)")
    private List<String> methods = new ArrayList<>();

    @Option(
        names = "--regimes",
        paramLabel = "a,b",
        split = ",",
        description =
            "independent, positive, negative, two-classes, sparse, small, blind-in-a-stratum,"
                + " bulk-release (default: all)")
    private List<String> regimes = new ArrayList<>();

    @Override
    public Integer call() {
      CoverageBench.Request request = request();
      PrintWriter err = spec.commandLine().getErr();
      List<Performance> all = CoverageBench.run(request, p -> report(err, p));
      String page = CoverageMarkdown.of(request, all, command());
      new Page(common).print(spec.commandLine().getOut(), page, () -> document(all));
      return ExitStatus.DONE;
    }

    private void report(PrintWriter err, Performance p) {
      if (!common.quiet) {
        err.printf(
            Locale.ROOT,
            "%-20s %-24s %5d tables, %5d refused, %5d of %5d held%n",
            p.regime().word(),
            p.method(),
            p.tables(),
            p.refused(),
            p.covered(),
            p.estimated());
      }
    }

    private CoverageBench.Request request() {
      List<Problem> problems = new ArrayList<>();
      List<CoverageBench.Subject> chosen = new ArrayList<>();
      for (String word : methods) {
        CoverageBench.subjects().stream()
            .filter(s -> s.name().equals(word))
            .findFirst()
            .ifPresentOrElse(
                chosen::add,
                () ->
                    problems.add(
                        Problem.in(
                            "--methods",
                            "no method is called '"
                                + word
                                + "', expected one of "
                                + String.join(
                                    ", ",
                                    CoverageBench.subjects().stream()
                                        .map(CoverageBench.Subject::name)
                                        .toList()))));
      }
      List<Regime> where = new ArrayList<>();
      for (String word : regimes) {
        Regime.find(word)
            .ifPresentOrElse(
                where::add,
                () ->
                    problems.add(
                        Problem.in(
                            "--regimes",
                            "no regime is called '"
                                + word
                                + "', expected one of "
                                + Regime.words())));
      }
      problems.addAll(new Page(common).problems());
      if (tables < 1) {
        problems.add(Problem.in("--tables", "expected at least 1, found " + tables));
      }
      if (slowTables < 1) {
        problems.add(Problem.in("--slow-tables", "expected at least 1, found " + slowTables));
      }
      if (!(common.level >= 0.5 && common.level <= 0.999)) {
        problems.add(
            Problem.in("--level", "expected a level from 0.5 to 0.999, found " + common.level));
      }
      if (!problems.isEmpty()) {
        throw new UnusableInputException(problems);
      }
      return new CoverageBench.Request(
          where.isEmpty() ? Arrays.asList(Regime.values()) : where,
          chosen.isEmpty() ? CoverageBench.subjects() : chosen,
          tables,
          slowTables,
          common.level,
          common.seed);
    }

    /** The command that makes the same page. */
    private String command() {
      StringBuilder line = new StringBuilder("./undercount bench coverage");
      line.append(" --tables ").append(tables).append(" --slow-tables ").append(slowTables);
      if (!methods.isEmpty()) {
        line.append(" --methods ").append(String.join(",", methods));
      }
      if (!regimes.isEmpty()) {
        line.append(" --regimes ").append(String.join(",", regimes));
      }
      return line.append(" --seed ").append(common.seed).toString();
    }

    private static ObjectNode document(List<Performance> all) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      ArrayNode rows = document.putArray("performance");
      for (Performance p : all) {
        ObjectNode row =
            rows.addObject()
                .put("regime", p.regime().word())
                .put("method", p.method())
                .put("population", p.regime().population())
                .put("tables", p.tables())
                .put("refused", p.refused())
                .put("covered", p.covered());
        if (p.estimated() > 0) {
          row.put("bias", p.bias())
              .put("rootMeanSquareError", p.rootMeanSquare())
              .put("width", p.width());
        }
      }
      return document;
    }
  }
}
