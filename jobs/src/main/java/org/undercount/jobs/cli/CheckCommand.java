package org.undercount.jobs.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.contract.WorkspaceSettings;
import org.undercount.jobs.check.CheckReport;
import org.undercount.jobs.check.CheckResult;
import org.undercount.jobs.check.CheckVerdict;
import org.undercount.jobs.check.Checks;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.road.Contracts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether what the sources delivered for a quarter may be used. */
@Command(
    name = "check",
    description =
        "Checks what every source delivered for a quarter: completeness, conformity, plausibility,"
            + " duplicates, volume against the quarter before, declared totals. Ends with status 2"
            + " if a check failed and was not accepted in workspace.yaml with a reason.",
    footer = {"", "Example:", "  ./undercount check 2023Q1 --workspace my-workspace"},
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();

  @Parameters(
      paramLabel = "QUARTER",
      arity = "0..1",
      defaultValue = "",
      description = "the quarter, like 2023Q1")
  private String positional = "";

  @Option(
      names = "--quarter",
      paramLabel = "2023Q1",
      defaultValue = "",
      description = "the quarter, as the other stages take it")
  private String quarter = "";

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    WorkspaceLayout layout = new WorkspaceLayout(common.workspace);
    WorkspaceArguments.requireWorkspace(layout);
    WorkspaceArguments.requireKey(layout);
    WorkspaceSettings settings = WorkspaceSettings.load(layout.settings());
    List<SourceContract> contracts = Contracts.in(layout.contracts(), Clock.systemUTC());
    CheckReport report =
        Checks.check(
            spark.open(),
            layout,
            contracts,
            settings,
            WorkspaceArguments.quarter(quarter.isEmpty() ? positional : quarter));
    print(command.commandLine().getOut(), report);
    return report.verdict() == CheckVerdict.FAIL ? ExitStatus.REFUSED : ExitStatus.DONE;
  }

  private void print(PrintWriter out, CheckReport report) {
    if (common.json) {
      out.println(report.toJson());
    } else {
      report.checks().forEach(c -> out.println(line(c)));
      report.stale().forEach(c -> out.println(line(c)));
      out.println(report.quarter() + ": " + report.verdict());
    }
    out.flush();
  }

  private static String line(CheckResult check) {
    return String.format(
        Locale.ROOT,
        "%-8s  %-14s %-13s %s",
        check.verdict(),
        check.source(),
        check.check(),
        check.detail() + check.acceptedReason().map(r -> "; accepted because: " + r).orElse(""));
  }
}
