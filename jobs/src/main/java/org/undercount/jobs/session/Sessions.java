package org.undercount.jobs.session;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Opens the Spark session every stage runs in: UTC, {@code java.time} dates, no web page, Snappy
 * Parquet. The master comes from {@code --master} or from spark-submit; only without either is it
 * {@code local[*]}.
 */
public final class Sessions {

  private Sessions() {}

  /**
   * Opens a session, or returns the one that is open.
   *
   * @param master the Spark master; empty to take spark-submit's, or {@code local[*]} if there is
   *     none
   * @param scratch folder for shuffle files and the unused warehouse
   */
  public static SparkSession open(Optional<String> master, Path scratch) {
    SparkConf conf = new SparkConf();
    master.ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", "local[*]");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.sql.shuffle.partitions", "8");
      // As many tasks as cores leave one core idle when one task is slower.
      conf.setIfMissing("spark.sql.adaptive.coalescePartitions.minPartitionNum", "8");
      conf.setIfMissing("spark.local.dir", scratch.toString());
    }
    return SparkSession.builder()
        .config(conf)
        .appName("undercount")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "WARN")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true")
        .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toUri().toString())
        .config("spark.sql.parquet.compression.codec", "snappy")
        .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
        // Rows do not refer to each other; looking for references costs more than reading them.
        .config("spark.kryo.referenceTracking", "false")
        .getOrCreate();
  }
}
