package org.undercount.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A new workspace with everything a first delivery needs. */
@Command(
    name = "init",
    description =
        "Makes a workspace: commented settings, one source contract per kind of source, keys, and"
            + " small invented example files that go through them.",
    footer = {"", "Example:", "  ./undercount init my-workspace"},
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  private static final int KEY_BYTES = 32;
  private static final List<String> FILES =
      List.of(
          "workspace.yaml",
          "contracts/example_people.yaml",
          "contracts/example_people_totals.yaml",
          "contracts/example_sites.yaml",
          "contracts/example_adverts.yaml",
          "contracts/example_losses.yaml",
          "contracts/example_transfers.yaml",
          "examples/example_people.csv",
          "examples/example_people_totals.csv",
          "examples/example_sites.geojson",
          "examples/example_adverts.jsonl",
          "examples/example_losses.csv",
          "examples/example_transfers.csv");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the folder to make; must be empty or not there")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "print exactly one JSON document to standard output")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    try {
      requireEmpty();
      for (String file : FILES) {
        copy(file);
      }
      WorkspaceLayout layout = new WorkspaceLayout(folder);
      writeKey(layout.sealedKey());
      writeKey(layout.pseudonymKey());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not make the workspace " + folder, e);
    }
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(
          new com.fasterxml.jackson.databind.ObjectMapper()
              .createObjectNode()
              .put("workspace", folder.toString())
              .put("files", FILES.size())
              .toPrettyString());
    } else {
      out.println("Made the workspace " + folder + ". Try:");
      out.println(
          "  ./undercount ingest "
              + folder.resolve("examples/example_people.csv")
              + " --source example_people --quarter 2023Q1 --workspace "
              + folder);
      out.println("Keep " + folder.resolve("keys") + " apart from backups of the data.");
    }
    out.flush();
    return ExitStatus.DONE;
  }

  private void requireEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new UnusableInputException(
        Problem.in(folder.toString(), "is there already and not empty: name a new folder"));
  }

  private void copy(String file) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (InputStream in =
        Objects.requireNonNull(
            InitCommand.class.getResourceAsStream("/org/undercount/init/" + file), file)) {
      Files.copy(in, target);
    }
  }

  /** 64 hexadecimal digits only the owner may read. */
  private static void writeKey(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
