package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undercount.datasets.problem.Problem;
import org.undercount.jobs.plain.PlainAnswer;
import org.undercount.jobs.plain.StaysFile;
import org.undercount.jobs.plain.StaysReport;
import org.undercount.jobs.plain.StaysRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How long people are held. */
@Command(
    name = "stays",
    description = "Length of stays, with stays still going on: median, mean, stock, transfers.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount stays stays.csv --flow 12,9,16 --json",
      "",
      "TABLE.csv has columns duration (days) and ended (1, or 0 where the stay goes on) and may have",
      "entered (days after its beginning from which the stay could have been seen), group and transfers.",
      "The headline is the median; distributions are compared by AICc, groups by the log-rank test. The",
      "stock is flow x mean stay."
    })
final class StaysCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "TABLE.csv",
      description = "columns duration, ended, optional entered, group, transfers")
  private Path table = Path.of("");

  @Option(
      names = "--method",
      paramLabel = "M",
      defaultValue = "kaplan-meier",
      description =
          "kaplan-meier, or a distribution the median rests on: exponential, weibull, log-normal, log-logistic, exponential-cure, weibull-cure, log-normal-cure (default: ${DEFAULT-VALUE})")
  private String method = "kaplan-meier";

  @Option(
      names = "--flow",
      paramLabel = "VALUE,LOWER,UPPER",
      description = "arrivals per day with their interval at --level, for the stock of people held")
  private Optional<String> flow = Optional.empty();

  @Override
  public Integer call() {
    long started = System.nanoTime();
    List<Problem> problems = PlainAnswers.problems(common);
    StaysRequest request = StaysRequest.parse(method, flow, common.level, problems);
    StaysFile file = StaysFile.read(TableFiles.read(table, List.of()), problems);
    PlainAnswer answer = StaysReport.of(file, request, common.seed);
    return PlainAnswers.print(spec.commandLine().getOut(), common, answer, started);
  }
}
