package org.undercount.jobs.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.jobs.pipeline.Run;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The road up to one stage: what is up to date is skipped, what is not is done first. */
final class StageCommands {

  private StageCommands() {}

  /** What every one of them takes. */
  abstract static class UpTo implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final CommonOptions common = new CommonOptions();
    @Mixin private final SparkOptions spark = new SparkOptions();

    @Option(
        names = "--quarter",
        paramLabel = "2023Q1",
        required = true,
        description = "the quarter")
    private Quarter quarter = Quarter.parse("2000Q1");

    private final String stage;

    UpTo(String stage) {
      this.stage = stage;
    }

    @Override
    public Integer call() {
      CommandSpec command = Objects.requireNonNull(spec);
      PrintWriter err = command.commandLine().getErr();
      return upTo(stage, common, spark, quarter, command.commandLine().getOut(), err);
    }
  }

  static int upTo(
      String stage,
      CommonOptions common,
      SparkOptions spark,
      Quarter quarter,
      PrintWriter out,
      PrintWriter err) {
    WorkspaceLayout layout = new WorkspaceLayout(common.workspace);
    Run.Outcome outcome =
        new RoadRunner(layout, Clock.systemUTC(), err, common.quiet)
            .run(spark.open(), quarter, Optional.of(stage));
    return RoadOutcome.print(outcome, layout, out, common.json);
  }

  @Command(
      name = "ads",
      description = "Screens a quarter's adverts: language, hashed contacts, families, indicators.",
      footer = {"", "Example:", "  ./undercount ads --quarter 2023Q1 --workspace demo-workspace"},
      mixinStandardHelpOptions = true)
  static final class Ads extends UpTo {
    Ads() {
      super("ads");
    }
  }

  @Command(
      name = "routes",
      description = "Estimates a quarter's flows, origin by transit by destination.",
      footer = {
        "",
        "Example:",
        "  ./undercount routes --quarter 2023Q1 --workspace demo-workspace"
      },
      mixinStandardHelpOptions = true)
  static final class Routes extends UpTo {
    Routes() {
      super("routes");
    }
  }

  @Command(
      name = "brief",
      description =
          "Makes a quarter's release: disclosure control, tables, briefing, notebook, in one bundle.",
      footer = {"", "Example:", "  ./undercount brief --quarter 2023Q1 --workspace demo-workspace"},
      mixinStandardHelpOptions = true)
  static final class Brief extends UpTo {
    Brief() {
      super("release");
    }
  }

  @Command(
      name = "disclose",
      description =
          "Decides what of a quarter may be published, and proves it by an attacker's linear"
              + " programme. The same stage as brief: nothing is drawn before it is decided.",
      footer = {
        "",
        "Example:",
        "  ./undercount disclose --quarter 2023Q1 --workspace demo-workspace"
      },
      mixinStandardHelpOptions = true)
  static final class Disclose extends UpTo {
    Disclose() {
      super("release");
    }
  }

  @Command(
      name = "export",
      description = "Writes a quarter's tables as CSV, Parquet and a notebook, inside its release.",
      footer = {
        "",
        "Example:",
        "  ./undercount export --quarter 2023Q1 --workspace demo-workspace"
      },
      mixinStandardHelpOptions = true)
  static final class Export extends UpTo {
    Export() {
      super("release");
    }
  }

  /** Holds the estimates. */
  @Command(
      name = "estimate",
      description = "Estimates one headline of a quarter.",
      subcommands = {Victims.class, Methods.class, Centres.class, Revenue.class},
      synopsisSubcommandLabel = "victims|methods|centres|revenue",
      footer = {
        "",
        "Example:",
        "  ./undercount estimate victims --quarter 2023Q1 --workspace demo-workspace"
      },
      mixinStandardHelpOptions = true)
  static final class EstimateCommand {}

  @Command(
      name = "victims",
      description = "People held in each country in the quarter.",
      footer = {
        "",
        "Example:",
        "  ./undercount estimate victims --quarter 2023Q1 --workspace demo-workspace"
      },
      mixinStandardHelpOptions = true)
  static final class Victims extends UpTo {
    Victims() {
      super("victims");
    }
  }

  @Command(
      name = "methods",
      description = "People held once more, by the methods declared in second-methods.yaml.",
      footer = {
        "",
        "Example:",
        "  ./undercount estimate methods --quarter 2023Q1 --workspace demo-workspace"
      },
      mixinStandardHelpOptions = true)
  static final class Methods extends UpTo {
    Methods() {
      super("methods");
    }
  }

  @Command(
      name = "centres",
      description = "Centres active in each country in the quarter.",
      footer = {
        "",
        "Example:",
        "  ./undercount estimate centres --quarter 2023Q1 --workspace demo-workspace"
      },
      mixinStandardHelpOptions = true)
  static final class Centres extends UpTo {
    Centres() {
      super("centres");
    }
  }

  @Command(
      name = "revenue",
      description = "Takings of centres in the quarter, from the headcounts and the revenue model.",
      footer = {
        "",
        "Example:",
        "  ./undercount estimate revenue --quarter 2023Q1 --workspace demo-workspace"
      },
      mixinStandardHelpOptions = true)
  static final class Revenue extends UpTo {
    Revenue() {
      super("revenue");
    }
  }
}
