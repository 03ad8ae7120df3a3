package org.undercount.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.pipeline.Run;
import org.undercount.jobs.pipeline.StageRecord;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.road.ReleaseStage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A quarter from its files to its briefing. */
@Command(
    name = "run",
    description =
        "Runs every stage of a quarter, from files to briefing, and stops at the first failed gate."
            + " Stages whose inputs, settings and program are unchanged are skipped.",
    footer = {"", "Example:", "  ./undercount run 2023Q2 --workspace demo-workspace"},
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();

  @Parameters(paramLabel = "QUARTER", description = "the quarter, like 2023Q2")
  private Quarter quarter = Quarter.parse("2000Q1");

  @Option(
      names = "--continue",
      description =
          "go on with a run that was stopped or killed; what it had finished is not done again")
  private boolean goOn;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter err = command.commandLine().getErr();
    WorkspaceLayout layout = new WorkspaceLayout(common.workspace);
    if (goOn && !Files.isDirectory(layout.run(quarter))) {
      throw new UnusableInputException(
          Problem.in(
              layout.run(quarter).toString(),
              "there is no run to go on with: start one without --continue"));
    }
    Run.Outcome outcome =
        new RoadRunner(layout, Clock.systemUTC(), err, common.quiet)
            .run(spark.open(), quarter, Optional.empty());
    return RoadOutcome.print(outcome, layout, command.commandLine().getOut(), common.json);
  }

  /** The release a finished run made. */
  static Optional<String> release(Run.Outcome outcome) {
    return outcome.records().stream()
        .filter(r -> r.stage().equals(ReleaseStage.NAME))
        .map(StageRecord::facts)
        .map(f -> f.get("release"))
        .findFirst();
  }
}
