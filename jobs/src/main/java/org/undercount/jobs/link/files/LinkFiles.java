package org.undercount.jobs.link.files;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.split;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.tables.ResultFiles;

/**
 * Writes {@code pairs} and {@code clusters} as CSV and Parquet. Rows are
 * sorted, so the same linkage gives the same CSV bytes.
 */
public final class LinkFiles {

  /** Pairs less probable are left out. */
  public static final double LEAST_PROBABILITY = 0.001;

  private LinkFiles() {}

  /** Writes into a folder, replacing what an earlier run wrote there; returns what was written. */
  public static List<Path> write(Linkage linkage, Path folder) {
    Dataset<Row> pairs =
        linkage
            .pairs()
            .filter(col("probability").geq(LEAST_PROBABILITY))
            .select(
                col("left_source"),
                id("left"),
                col("right_source"),
                id("right"),
                col("probability"))
            .orderBy("left_source", "left", "right_source", "right");
    Dataset<Row> clusters =
        linkage
            .assignments()
            .select(col("source"), id("record_id").as("record"), id("cluster").as("cluster"))
            .orderBy("source", "record");
    TreeMap<String, Dataset<Row>> tables = new TreeMap<>();
    tables.put("pairs", pairs);
    tables.put("clusters", clusters);
    return ResultFiles.write(folder, tables);
  }

  /** A cluster keeps its source before a tab, so that it is unique; ids are given as they came. */
  private static org.apache.spark.sql.Column id(String column) {
    return column.equals("cluster")
        ? org.apache.spark.sql.functions.translate(col(column), "\t", "/")
        : element_at(split(col(column), "\t", 2), 2).as(column);
  }
}
