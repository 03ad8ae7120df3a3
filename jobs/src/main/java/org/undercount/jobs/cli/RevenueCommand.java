package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.revenue.Input;
import org.undercount.jobs.plain.PlainAnswer;
import org.undercount.jobs.plain.RevenueFile;
import org.undercount.jobs.plain.RevenueReport;
import org.undercount.jobs.plain.RevenueText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the centres take: a model file through one joint Monte Carlo. */
@Command(
    name = "revenue",
    description = "Money from a model file: distributions, one joint Monte Carlo, sensitivity.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  undercount revenue usip2024.yaml --json"})
final class RevenueCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "MODEL.yaml", description = "inputs, estimators, published figures")
  private Path modelFile = Path.of("");

  @Override
  public Integer call() {
    long started = System.nanoTime();
    List<Problem> problems = PlainAnswers.problems(common);
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    RevenueFile file = RevenueFile.read(modelFile);
    for (Input input : file.model().inputs()) {
      if (input.linkedTo().isPresent()) {
        throw new UnusableInputException(
            Problem.in(
                modelFile.toString(),
                "input '"
                    + input.name()
                    + "' is linked to draws of '"
                    + input.linkedTo().get()
                    + "', which only 'estimate revenue' has: expected no linked-to here"));
      }
    }
    RevenueReport report = RevenueReport.of(file, common.level, common.seed, Optional.empty());
    return PlainAnswers.print(
        spec.commandLine().getOut(),
        common,
        new PlainAnswer(report.document(common.seed), RevenueText.of(report), report.refused()),
        started);
  }
}
