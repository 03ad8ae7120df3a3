package org.undercount.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.undercount.jobs.session.Sessions;

/**
 * Loads the classes every start needs, so that the launcher can archive them: one small command and
 * one trivial Spark query. Run by the launcher once after a build, never by a user.
 */
public final class WarmUp {

  private WarmUp() {}

  public static void main(String[] args) throws IOException {
    Undercount.run(
        new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), "--help");
    if (!List.of(args).contains("spark")) {
      return;
    }
    Path scratch = Files.createTempDirectory("undercount-warm-up");
    try (SparkSession spark = Sessions.open(Optional.of("local[1]"), scratch)) {
      spark
          .range(4)
          .selectExpr("id % 2 AS key", "id")
          .groupBy("key")
          .count()
          .orderBy("key")
          .write()
          .parquet(scratch.resolve("table").toString());
      spark.read().parquet(scratch.resolve("table").toString()).count();
    }
  }
}
