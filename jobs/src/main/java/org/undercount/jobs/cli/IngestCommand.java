package org.undercount.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.key.SourceId;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.ingest.Ingest;
import org.undercount.jobs.ingest.IngestReport;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes one source's files for one quarter into the workspace. */
@Command(
    name = "ingest",
    description =
        "Takes one source's files for one quarter through its contract into the sealed store. Name"
            + " all of them at once: they replace what the source delivered for the quarter before.",
    footer = {
      "",
      "Example:",
      "  ./undercount ingest cases.csv --source hotline --quarter 2023Q1 --workspace my-workspace"
    },
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "CSV, TSV, XLSX, JSON lines, JSON, Parquet, GeoJSON, GeoPackage or Shapefile, plain,"
              + " gzipped or zipped")
  private List<Path> files = List.of();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      required = true,
      description = "the source; its contract is contracts/NAME.yaml in the workspace")
  private String source = "";

  @Option(
      names = "--quarter",
      paramLabel = "2023Q1",
      required = true,
      description = "the quarter the files were delivered for")
  private String quarter = "";

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    WorkspaceLayout layout = new WorkspaceLayout(common.workspace);
    WorkspaceArguments.requireWorkspace(layout);
    SourceContract contract = SourceContract.load(layout.contract(sourceId()), Clock.systemUTC());
    WorkspaceArguments.requireKey(layout);
    IngestReport report =
        Ingest.ingest(
            spark.open(),
            layout,
            contract,
            files,
            WorkspaceArguments.quarter(quarter),
            ThisProgram.version());
    PrintWriter out = command.commandLine().getOut();
    out.println(common.json ? report.toJson() : text(report));
    out.flush();
    return ExitStatus.DONE;
  }

  private SourceId sourceId() {
    try {
      return SourceId.of(source);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(Problem.in("--source", String.valueOf(e.getMessage())));
    }
  }

  private static String text(IngestReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s %s: %s (version %d of %s)%n",
            report.source(),
            report.quarter(),
            switch (report.status()) {
              case IngestReport.UNCHANGED -> "unchanged, the same files were here already";
              case IngestReport.CORRECTED -> "corrected, the earlier delivery stays readable";
              default -> "new";
            },
            report.version(),
            report.table()));
    text.append(
        String.format(
            Locale.ROOT,
            "%,d rows read = %,d accepted + %,d rejected",
            report.read(),
            report.accepted(),
            report.read() - report.accepted()));
    report.rejected().forEach((reason, n) -> line(text, "rejected", reason, n));
    report.issues().forEach((issue, n) -> line(text, "left empty", issue, n));
    return text.toString();
  }

  private static void line(StringBuilder text, String what, String name, long rows) {
    text.append(String.format(Locale.ROOT, "%n  %s: %s, %,d rows", what, name, rows));
  }
}
