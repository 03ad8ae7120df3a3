package org.undercount.jobs.tables;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.store.TableStore;
import org.undercount.datasets.store.TableVersion;

/**
 * Reads and writes the parts of a store with Spark. In a sealed store the columns a schema marks
 * are encrypted on disk by Parquet's modular encryption; who has no key still reads the others.
 * Encrypted files differ from write to write, so nothing is identified by the hash of their bytes,
 * only by the key of the work that wrote them.
 */
public final class Tables {

  private static final String FACTORY =
      "org.apache.parquet.crypto.keytools.PropertiesDrivenCryptoFactory";
  private static final String MASTER_KEY = "sealed";

  private final SparkSession spark;
  private final TableStore store;
  private final Optional<Path> sealedKey;

  private Tables(SparkSession spark, TableStore store, Optional<Path> sealedKey) {
    this.spark = spark;
    this.store = store;
    this.sealedKey = sealedKey;
  }

  /** Tables that hold no sealed column. */
  public static Tables open(SparkSession spark, TableStore store) {
    return new Tables(spark, store, Optional.empty());
  }

  /** Tables whose sealed columns are encrypted under the key in a file. */
  public static Tables sealed(SparkSession spark, TableStore store, Path keyFile) {
    return new Tables(spark, store, Optional.of(keyFile.toAbsolutePath()));
  }

  public TableStore store() {
    return store;
  }

  /** All rows of a quarter in the newest version; none if nothing was written. */
  public Dataset<Row> read(String table, StructType type, String quarter) {
    return read(table, type, store.head(table).of(quarter).values());
  }

  /** All rows of a quarter and every earlier one in the newest version. */
  public Dataset<Row> readUpTo(String table, StructType type, String quarter) {
    return read(table, type, store.head(table).upTo(quarter).values());
  }

  /** All rows of all quarters in the newest version. */
  public Dataset<Row> readAll(String table, StructType type) {
    return read(table, type, store.head(table).parts().values());
  }

  /**
   * All rows of a quarter with the columns they were written with.
   *
   * @throws IllegalStateException if nothing was written for the quarter: the stage that writes the
   *     table comes first
   */
  public Dataset<Row> written(String table, String quarter) {
    Collection<TableVersion.Part> parts = store.head(table).of(quarter).values();
    if (parts.isEmpty()) {
      throw new IllegalStateException(
          "Table " + table + " must hold quarter " + quarter + " before it is read, got nothing");
    }
    String[] folders =
        parts.stream().map(p -> store.folder(table, p).toUri().toString()).toArray(String[]::new);
    return spark.read().parquet(folders);
  }

  private Dataset<Row> read(String table, StructType type, Collection<TableVersion.Part> parts) {
    if (parts.isEmpty()) {
      return spark.createDataFrame(List.of(), type);
    }
    DataFrameReader reader = spark.read().schema(type);
    if (sealedKey.isPresent()) {
      useCrypto();
    }
    String[] folders =
        parts.stream().map(p -> store.folder(table, p).toUri().toString()).toArray(String[]::new);
    return reader.parquet(folders);
  }

  /**
   * Makes rows the newest part of its name, unless the newest was written under this key.
   *
   * @param sealedColumns columns to encrypt; must be empty in a store without a key
   * @param order columns that put the rows in one order, so that the same rows give the same files
   * @param files how many files; 1 unless the table is large
   */
  public TableVersion.Part write(
      String table,
      String part,
      String key,
      Dataset<Row> rows,
      List<String> sealedColumns,
      List<String> order,
      int files) {
    return write(OptionalLong.empty(), table, part, key, rows, sealedColumns, order, files);
  }

  /**
   * Writes as {@link #write}, and refuses to publish unless exactly the rows promised arrived.
   *
   * @throws IllegalStateException if another number of rows arrived; then nothing was changed
   */
  public TableVersion.Part writeExactly(
      long promisedRows,
      String table,
      String part,
      String key,
      Dataset<Row> rows,
      List<String> sealedColumns,
      List<String> order,
      int files) {
    return write(
        OptionalLong.of(promisedRows), table, part, key, rows, sealedColumns, order, files);
  }

  private TableVersion.Part write(
      OptionalLong promisedRows,
      String table,
      String part,
      String key,
      Dataset<Row> rows,
      List<String> sealedColumns,
      List<String> order,
      int files) {
    if (!sealedColumns.isEmpty() && sealedKey.isEmpty()) {
      throw new IllegalStateException(
          "Table "
              + table
              + " has sealed columns "
              + sealedColumns
              + " and may only be written to the sealed store");
    }
    TableVersion version =
        store.replace(
            table,
            part,
            key,
            folder -> {
              Column[] by = order.stream().map(functions::col).toArray(Column[]::new);
              Dataset<Row> sorted =
                  files == 1
                      ? rows.coalesce(1).sortWithinPartitions(by)
                      : rows.repartitionByRange(files, by).sortWithinPartitions(by);
              writer(sorted, sealedColumns).parquet(folder.toUri().toString());
              long written = spark.read().parquet(folder.toUri().toString()).count();
              if (promisedRows.isPresent() && promisedRows.getAsLong() != written) {
                throw new IllegalStateException(
                    "Part "
                        + part
                        + " of "
                        + table
                        + " must have "
                        + promisedRows.getAsLong()
                        + " rows, got "
                        + written);
              }
              return written;
            });
    TableVersion.Part written = version.parts().get(part);
    if (written == null) {
      throw new IllegalStateException("Part " + part + " of " + table + " was written, got none");
    }
    return written;
  }

  private DataFrameWriter<Row> writer(Dataset<Row> rows, List<String> sealedColumns) {
    DataFrameWriter<Row> writer = rows.write().mode("errorifexists");
    if (!sealedColumns.isEmpty()) {
      useCrypto();
      writer =
          writer
              .option(
                  "parquet.encryption.column.keys",
                  MASTER_KEY + ":" + String.join(",", sealedColumns))
              .option("parquet.encryption.footer.key", MASTER_KEY)
              .option("parquet.encryption.plaintext.footer", "true");
    }
    return writer;
  }

  private void useCrypto() {
    org.apache.hadoop.conf.Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    hadoop.set("parquet.crypto.factory.class", FACTORY);
    hadoop.set("parquet.encryption.kms.client.class", SealedKeyClient.class.getName());
    hadoop.set("parquet.encryption.kms.instance.url", sealedKey.orElseThrow().toString());
  }
}
