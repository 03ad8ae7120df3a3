package org.undercount.jobs.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.release.BundlePart;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.datasets.release.ReleaseTables;
import org.undercount.jobs.tables.RowCodec;

/**
 * Every table of a bundle as one Parquet file with the same rows in the same order as its CSV,
 * compressed with Snappy, which every reader knows.
 *
 * @param spark the session
 * @param scratch folder for what Spark writes before the one file is taken out of it
 */
public record ParquetTables(SparkSession spark, Path scratch) implements BundlePart {

  @Override
  public void addTo(ReleaseBundle bundle, Path directory) throws IOException {
    for (ReleaseTables.Filled<?> table : bundle.tables().filled()) {
      write(table, directory.resolve("data").resolve(table.schema().name() + ".parquet"));
    }
  }

  private <R> void write(ReleaseTables.Filled<R> table, Path target) throws IOException {
    RowCodec<R> codec = RowCodec.of(table::schema);
    List<Row> rows = table.rows().stream().map(codec::toRow).toList();
    Files.createDirectories(scratch);
    Path folder = Files.createTempDirectory(scratch, "parquet");
    spark
        .createDataFrame(rows, codec.structType())
        .coalesce(1)
        .write()
        .mode("overwrite")
        .parquet(folder.toUri().toString());
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(f -> f.getFileName().toString().endsWith(".parquet")).toList();
    }
    if (files.size() != 1) {
      throw new IllegalStateException(
          "One Parquet file was to be written for " + table.schema().name() + ", got " + files);
    }
    CanonicalFooter.write(files.get(0));
    Files.move(files.get(0), target);
  }
}
