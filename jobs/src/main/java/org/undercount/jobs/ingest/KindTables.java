package org.undercount.jobs.ingest;

import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.contract.Kind;

/** The tables deliveries become. */
public final class KindTables {

  private KindTables() {}

  /** The Spark type of a kind's table. */
  public static StructType type(Kind kind) {
    return KindRows.of(kind).codec().structType();
  }
}
