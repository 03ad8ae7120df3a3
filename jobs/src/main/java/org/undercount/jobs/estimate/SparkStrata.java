package org.undercount.jobs.estimate;

import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.undercount.estimators.Verdict;

/** Strata as Spark tasks, one for every core. */
final class SparkStrata implements Strata {

  private final SparkSession spark;

  SparkStrata(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public List<Verdict> verdicts(List<Stratum> strata) {
    return spark
        .createDataset(strata, Encoders.javaSerialization(Stratum.class))
        .map(
            (MapFunction<Stratum, Verdict>) Stratum::verdict,
            Encoders.javaSerialization(Verdict.class))
        .collectAsList();
  }
}
