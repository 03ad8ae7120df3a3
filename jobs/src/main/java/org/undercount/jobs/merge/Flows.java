package org.undercount.jobs.merge;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Distinct people by origin, transit and destination. */
public final class Flows {

  private Flows() {}

  /** Counts rows of {@link Persons}: (origin, transit, destination, count). */
  public static Dataset<Row> of(Dataset<Row> persons) {
    return persons.groupBy("origin", "transit", "destination").agg(count(lit(1)).as("count"));
  }
}
