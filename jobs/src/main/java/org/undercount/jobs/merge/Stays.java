package org.undercount.jobs.merge;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many people share the same known stay, by destination; those freed in bulk left out. */
public final class Stays {

  private Stays() {}

  /**
   * Counts people by known stay. The rows are bounded by days, whatever the number of people.
   *
   * @param persons rows of {@link Persons}
   * @return rows (destination, entered, until, ended, horizon, count), days counted from arrival;
   *     null where the days are not known or contradict each other
   */
  public static Dataset<Row> of(Dataset<Row> persons) {
    return persons
        .where(not(col("bulk")))
        .groupBy("destination", "entered", "until", "ended", "horizon")
        .agg(count(lit(1)).as("count"));
  }
}
