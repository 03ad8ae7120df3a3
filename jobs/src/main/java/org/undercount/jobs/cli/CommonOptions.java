package org.undercount.jobs.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that are the same words everywhere. */
final class CommonOptions {

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "workspace folder (default: ${DEFAULT-VALUE})",
      defaultValue = "workspace")
  Path workspace = Path.of("workspace");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "seed of everything random (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  long seed = 1;

  @Option(
      names = "--level",
      paramLabel = "0.95",
      description = "level of intervals, between 0.5 and 0.999 (default: ${DEFAULT-VALUE})",
      defaultValue = "0.95")
  double level = 0.95;

  @Option(names = "--out", paramLabel = "FILE|DIR", description = "where results are written")
  @Nullable Path out;

  @Option(names = "--json", description = "print exactly one JSON document to standard output")
  boolean json;

  @Option(names = "--quiet", description = "no progress on standard error")
  boolean quiet;
}
