package org.undercount.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
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
    Path scratch = Files.createTempDirectory("undercount-warm-up");
    if (!List.of(args).contains("spark")) {
      estimate(scratch);
      return;
    }
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

  private static void estimate(Path scratch) throws IOException {
    Path table = scratch.resolve("table.csv");
    Files.writeString(
        table, "A,B,C,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n1,1,0,9\n1,0,1,8\n0,1,1,7\n1,1,1,3\n");
    for (String form : List.of("--json", "--quiet")) {
      PrintWriter out = new PrintWriter(new StringWriter());
      PrintWriter err = new PrintWriter(new StringWriter());
      Undercount.run(out, err, "mse", table.toString(), form);
      Undercount.run(out, err, "mse", table.toString(), "--method", "sparse", form);
      Undercount.run(out, err, "mse", table.toString(), form, "--method", "decomposable");
      Undercount.run(out, err, "mse", table.resolveSibling("absent.csv").toString(), form);
    }
    try (InputStream example =
        WarmUp.class.getResourceAsStream("/org/undercount/examples/usip2024.yaml")) {
      if (example != null) {
        Path model = scratch.resolve("model.yaml");
        Files.copy(example, model);
        Undercount.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            "revenue",
            model.toString(),
            "--json");
      }
    }
  }
}
