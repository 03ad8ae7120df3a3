package org.undercount.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.jobs.pipeline.ContentHash;
import org.undercount.jobs.pipeline.Run;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.synthetic.WorldWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A synthetic region with known truth, taken all the way, and its estimates beside the truth. */
@Command(
    name = "demo",
    description =
        "Builds a synthetic region with known truth in two consecutive quarters, runs everything on"
            + " the messy files its agencies deliver, and prints each estimate beside the truth."
            + " Every page is marked SYNTHETIC.",
    footer = {"", "Example:", "  ./undercount demo --workspace demo-workspace --seed 1"},
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final Quarter FIRST = new Quarter(2023, 1);
  private static final int QUARTERS = 2;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final SparkOptions spark = new SparkOptions();

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      defaultValue = "demo-workspace",
      description = "where it is built (default: ${DEFAULT-VALUE})")
  private Path workspace = Path.of("demo-workspace");

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "multiplies people, centres, adverts and money (default: ${DEFAULT-VALUE})")
  private double scale = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed of the world and of the estimates (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--json", description = "print exactly one JSON document to standard output")
  private boolean json;

  @Option(names = "--quiet", description = "no progress on standard error")
  private boolean quiet;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    WorkspaceLayout layout = new WorkspaceLayout(workspace);
    SparkSession session = spark.open();
    build(layout, session, err);
    RoadRunner runner = new RoadRunner(layout, Clock.systemUTC(), err, quiet);
    TruthComparison comparison = new TruthComparison(layout);
    for (int i = 0; i < QUARTERS; i++) {
      Quarter quarter = FIRST.plus(i);
      if (!quiet) {
        err.println(quarter.toString());
      }
      Run.Outcome outcome = runner.run(session, quarter, Optional.empty());
      if (outcome.stoppedAt().isPresent()) {
        return RoadOutcome.print(outcome, layout, out, json);
      }
      Path bundle = layout.releases().resolve(RunCommand.release(outcome).orElseThrow());
      comparison.add(quarter, ReleaseBundle.load(bundle), bundle);
    }
    if (json) {
      out.println(comparison.document().toPrettyString());
    } else {
      comparison.print(out);
    }
    return ExitStatus.DONE;
  }

  /** Builds the world, unless this very world was built here before. */
  private void build(WorkspaceLayout layout, SparkSession session, PrintWriter err) {
    String identity = "seed " + seed + ", scale " + scale + ", from " + FIRST + ", " + QUARTERS;
    Path mark = layout.truth().resolve("world.txt");
    try {
      if (Files.exists(mark)) {
        if (!Files.readString(mark).strip().equals(identity)) {
          throw new UnusableInputException(
              Problem.in(
                  workspace.toString(),
                  "holds another world ("
                      + Files.readString(mark).strip()
                      + "): choose another --workspace, or delete it"));
        }
        return;
      }
      if (!isUnfinishedOrEmpty(layout)) {
        throw new UnusableInputException(
            Problem.in(
                workspace.toString(),
                "is not empty and not a demo: choose another --workspace; nothing was written"));
      }
      if (!quiet) {
        err.println("[world    ] building a synthetic region in " + workspace);
      }
      Files.createDirectories(layout.root());
      Files.writeString(layout.root().resolve(".demo-unfinished"), identity + "\n");
      WorldWriter.write(session, layout.root(), seed, scale, FIRST, QUARTERS);
      writeKeys(layout);
      Files.writeString(layout.settings(), settings());
      Files.createDirectories(layout.truth());
      Files.writeString(mark, identity + "\n");
      Files.delete(layout.root().resolve(".demo-unfinished"));
    } catch (IOException e) {
      throw new UncheckedIOException("Could not build the demo in " + workspace, e);
    }
  }

  private static boolean isUnfinishedOrEmpty(WorkspaceLayout layout) throws IOException {
    if (!Files.exists(layout.root()) || Files.exists(layout.root().resolve(".demo-unfinished"))) {
      return true;
    }
    try (Stream<Path> entries = Files.list(layout.root())) {
      return entries.findAny().isEmpty();
    }
  }

  /**
   * Keys derived from the seed: the world is invented, and its bytes are to be the same everywhere.
   */
  private void writeKeys(WorkspaceLayout layout) throws IOException {
    Files.createDirectories(layout.keys());
    for (Path key : List.of(layout.sealedKey(), layout.pseudonymKey())) {
      String digits =
          ContentHash.start()
              .add("demo key")
              .add(key.getFileName().toString())
              .add("" + seed)
              .hex();
      Files.write(key, (digits + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private String settings() {
    return String.join(
        "\n",
        "# A synthetic world. Nothing here describes real people or places.",
        "seed: " + seed,
        "level: 0.95",
        "min-cell: 10",
        "publication:",
        "  title: Trafficking into scam centres in South-East Asia",
        "  publisher: Undercount demonstration",
        "  contact: the maintainers of this software",
        "  licence: Creative Commons Attribution 4.0",
        "  synthetic: true",
        "");
  }
}
