package org.undercount.jobs.synthetic;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.synthetic.SyntheticWorld;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Writes a world shard by shard: one Spark task per shard where there are several, in this thread
 * otherwise. Both give the same bytes. The workspace must be reachable from every worker.
 */
public final class WorldWriter {

  private WorldWriter() {}

  /** Writes the world below a workspace. */
  public static void write(
      SparkSession spark, Path workspace, long seed, double scale, Quarter first, int quarters) {
    WorldSettings settings = new WorldSettings(Seed.of(seed), scale, first, quarters);
    if (settings.shards() == 1) {
      SyntheticWorld.of(settings).writeTo(workspace);
      return;
    }
    String folder = workspace.toAbsolutePath().toString();
    Function<Integer, Tally> write =
        shard -> SyntheticWorld.of(settings).writeShard(shard, Path.of(folder));
    List<Integer> shards = IntStream.range(0, settings.shards()).boxed().toList();
    // One tally per shard, and counts by country in it: their sum is small whatever the scale.
    Tally tally = new Tally();
    JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(shards, shards.size())
        .map(write)
        .collect()
        .forEach(tally::addAll);
    SyntheticWorld.of(settings).finish(tally, workspace);
  }
}
