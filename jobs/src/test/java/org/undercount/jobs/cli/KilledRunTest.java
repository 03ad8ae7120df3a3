package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.jobs.pipeline.ContentHash;

/** Runs the program in processes of their own, and kills them as a machine does. */
@Tag("acceptance")
class KilledRunTest {

  @TempDir Path folder;

  @Test
  void aRunKilledInThreeDifferentStagesEndsWithTheSameBytes() throws Exception {
    Path whole = folder.resolve("whole");
    killIn("2023Q2", "ingest", "demo", "--scale", "0.2", "--workspace", whole.toString());

    Path killed = folder.resolve("killed");
    killIn("2023Q1", "ingest", "demo", "--scale", "0.2", "--workspace", killed.toString());
    killIn("", "merge", "run", "2023Q1", "--continue", "--workspace", killed.toString());
    killIn("", "routes", "run", "2023Q1", "--continue", "--workspace", killed.toString());
    assertThat(finish("run", "2023Q1", "--continue", "--workspace", killed.toString())).isZero();

    assertThat(bytes(whole.resolve("release"))).isNotEmpty();
    assertThat(bytes(killed.resolve("release"))).isEqualTo(bytes(whole.resolve("release")));
  }

  private static int finish(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("%s", lines).isTrue();
    return process.exitValue();
  }

  /** Kills the program in the stage after the one named, in the quarter named. */
  private static void killIn(String quarter, String stageBefore, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(arguments);
    boolean inQuarter = quarter.isEmpty();
    boolean killed = false;
    List<String> seen = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      // Killing closes the stream, so nothing is read after it.
      for (String line = lines.readLine(); line != null && !killed; ) {
        seen.add(line);
        inQuarter |= line.equals(quarter);
        if (inQuarter && line.startsWith("[" + stageBefore)) {
          TimeUnit.MILLISECONDS.sleep(150);
          process.destroyForcibly();
          killed = true;
        } else {
          line = lines.readLine();
        }
      }
    }
    process.waitFor();
    assertThat(killed).as("a line of stage %s in %s", stageBefore, seen).isTrue();
    assertThat(process.exitValue()).isNotZero();
  }

  /** The program in a virtual machine of its own, on the classes and options of this one. */
  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(o -> !o.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Dundercount.home=" + System.getProperty("undercount.root"),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Undercount.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static SortedMap<String, String> bytes(Path root) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .forEach(f -> hashes.put(root.relativize(f).toString(), ContentHash.ofFile(f)));
    }
    return hashes;
  }
}
