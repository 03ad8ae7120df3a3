package org.undercount.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.undercount.jobs.session.Sessions;
import picocli.CommandLine.Option;

/** Where Spark runs, for the commands that start it. */
final class SparkOptions {

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master (default: spark-submit's, or local[*])")
  @Nullable String master;

  /** Opens the session; Spark closes it, and empties its scratch folder, when the program ends. */
  SparkSession open() {
    try {
      Path scratch = Files.createTempDirectory("undercount");
      return Sessions.open(Optional.ofNullable(master), scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
