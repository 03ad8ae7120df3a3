package org.undercount.jobs.cli;

import java.util.concurrent.Callable;
import org.undercount.jobs.plain.MultiplierRequest;
import org.undercount.jobs.plain.PlainAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** People from a service's count and the share of a survey that used it. */
@Command(
    name = "multiplier",
    description =
        "Population size N = n/p: people a service counted over the share of a survey that used it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount multiplier --count 850 --survey 17/100 --design-effect 1.5 --json",
      "",
      "Assumes the survey draws from the whole population and the count is of people, not visits."
    })
final class MultiplierCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--count",
      paramLabel = "N",
      required = true,
      description = "distinct people the service counted")
  private String count = "";

  @Option(
      names = "--survey",
      paramLabel = "USERS/ASKED",
      required = true,
      description = "how many of those asked used the service, e.g. 17/100")
  private String survey = "";

  @Option(
      names = "--design-effect",
      paramLabel = "D",
      defaultValue = "1",
      description =
          "variance of the share over that of a simple random sample (default: ${DEFAULT-VALUE})")
  private String designEffect = "1";

  @Option(
      names = "--interval",
      paramLabel = "beta|delta",
      defaultValue = "beta",
      description =
          "interval from the share's beta posterior, or by the delta method on the log scale (default: ${DEFAULT-VALUE})")
  private String interval = "beta";

  @Override
  public Integer call() {
    long started = System.nanoTime();
    PlainAnswer answer =
        MultiplierRequest.parse(
                count, survey, designEffect, interval, common.level, PlainAnswers.problems(common))
            .answer(common.seed);
    return PlainAnswers.print(spec.commandLine().getOut(), common, answer, started);
  }
}
