package org.undercount.jobs.session;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are computed once. They are kept on the workers' disks, not in their memory: what a
 * linkage keeps is ten times its input, and read once or twice.
 */
public final class Settled {

  private Settled() {}

  /** The same rows, computed now and without a history. */
  public static Dataset<Row> of(Dataset<Row> rows) {
    return rows.localCheckpoint(true, StorageLevel.DISK_ONLY());
  }
}
