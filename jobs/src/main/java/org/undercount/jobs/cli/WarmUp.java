package org.undercount.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.disclosure.Audit;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.release.BundleWriter;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.Provenance;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.datasets.release.ReleaseTables;
import org.undercount.jobs.pipeline.WorkspaceLayout;
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
      plainCommands(scratch);
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

  /** Plain commands in small: what they load is what the archive holds. */
  private static void plainCommands(Path scratch) throws IOException {
    Path table = scratch.resolve("table.csv");
    Files.writeString(
        table, "A,B,C,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n1,1,0,9\n1,0,1,8\n0,1,1,7\n1,1,1,3\n");
    Path stays = scratch.resolve("stays.csv");
    Files.writeString(stays, "duration,ended\n6,1\n9,0\n13,1\n16,1\n20,0\n");
    for (String form : List.of("--json", "--quiet")) {
      run("mse", table.toString(), form);
      run("mse", table.toString(), "--method", "sparse", form);
      run("mse", table.toString(), form, "--method", "decomposable");
      run("mse", table.resolveSibling("absent.csv").toString(), form);
      run("multiplier", "--count", "850", "--survey", "17/100", form);
      run("stays", stays.toString(), form);
    }
    Path places = scratch.resolve("places.csv");
    Files.writeString(
        places,
        "id,name,country,latitude,longitude\n1,North Gate,MM,16.66,98.5\n2,北门,MM,16.66,98.5\n");
    run("sites", places.toString());
    run("locate", places.toString());
    Path workspace = scratch.resolve("workspace");
    for (Quarter quarter : List.of(Quarter.parse("2000Q1"), Quarter.parse("2000Q2"))) {
      BundleWriter.write(new WorkspaceLayout(workspace).releases(), nothing(quarter), List.of());
    }
    run("why", "E2.ALL.2000Q1", "--workspace", workspace.toString());
    run("diff", "2000Q1", "2000Q2", "--workspace", workspace.toString());
    run("verify", new WorkspaceLayout(workspace).releases().resolve("2000Q1-r1").toString());
    run("doctor", "--workspace", workspace.toString());
    try (InputStream example =
        WarmUp.class.getResourceAsStream("/org/undercount/examples/usip2024.yaml")) {
      if (example != null) {
        Path model = scratch.resolve("model.yaml");
        Files.copy(example, model);
        run("revenue", model.toString());
        run("revenue", model.toString(), "--json");
      }
    }
  }

  private static void run(String... args) {
    Undercount.run(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), args);
  }

  /** A release that says nothing. */
  private static ReleaseBundle.Content nothing(Quarter quarter) {
    return new ReleaseBundle.Content(
        new Manifest(
            new Manifest.Publication(
                "none", quarter, quarter.lastDay(), "never", "nobody", "nobody", "none", true),
            new Manifest.Run("none", "none", "none", 0, new TreeMap<>()),
            List.of(),
            List.of()),
        new ReleaseTables(
            new ReleaseTables.Estimates(List.of(), List.of(), List.of(), List.of(), List.of()),
            new ReleaseTables.Counts(List.of(), List.of(), List.of(), List.of()),
            new ReleaseTables.Quality(List.of(), List.of(), List.of(), List.of(), List.of()),
            List.of()),
        new Provenance(List.of()),
        new Audit(0, 0, 0, 1, List.of(), List.of()));
  }
}
