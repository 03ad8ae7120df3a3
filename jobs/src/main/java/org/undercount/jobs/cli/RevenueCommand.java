package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.revenue.Input;
import org.undercount.jobs.plain.EstimateDocument;
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
    if (!(common.level >= 0.5 && common.level <= 0.999)) {
      throw new UnusableInputException(
          Problem.in("--level", "expected a level from 0.5 to 0.999, found " + common.level));
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
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      ObjectNode document = report.document(common.seed);
      document.put("seconds", Math.round((System.nanoTime() - started) / 1e7) / 100.0);
      out.print(EstimateDocument.text(document));
    } else {
      out.print(RevenueText.of(report));
    }
    out.flush();
    return report.refused() ? ExitStatus.REFUSED : ExitStatus.DONE;
  }
}
