package org.undercount.jobs.merge;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Distinct people by destination and one characteristic at a time; every person has one category of
 * each.
 */
public final class Profiles {

  /** The characteristics, as published. */
  static final List<String> DIMENSIONS = List.of("sex", "age_band", "nationality", "education");

  private Profiles() {}

  /** Counts rows of {@link Persons}: (destination, variable, value, count). */
  public static Dataset<Row> of(Dataset<Row> persons) {
    return DIMENSIONS.stream()
        .map(
            d ->
                persons
                    .groupBy(col("destination"), col(d).as("value"))
                    .agg(count(lit(1)).as("count"))
                    .select(col("destination"), lit(d).as("variable"), col("value"), col("count")))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }
}
