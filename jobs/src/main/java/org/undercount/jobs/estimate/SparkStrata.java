package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.undercount.estimators.Verdict;

/** Strata as Spark tasks; each keeps to the one core a task has. */
final class SparkStrata implements Strata {

  private final SparkSession spark;

  SparkStrata(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public List<Verdict> verdicts(List<Stratum> strata) {
    return spark
        .createDataset(strata, Encoders.javaSerialization(Stratum.class))
        .mapPartitions(
            (MapPartitionsFunction<Stratum, Verdict>) SparkStrata::onOneCore,
            Encoders.javaSerialization(Verdict.class))
        .collectAsList();
  }

  /** What runs in parallel inside runs in the pool it is started from, here one of one thread. */
  private static Iterator<Verdict> onOneCore(Iterator<Stratum> strata) {
    ForkJoinPool one = new ForkJoinPool(1);
    try {
      List<Verdict> verdicts = new ArrayList<>();
      strata.forEachRemaining(s -> verdicts.add(one.submit(s::verdict).join()));
      return verdicts.iterator();
    } finally {
      one.shutdown();
    }
  }
}
