package org.undercount.jobs.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.undercount.estimators.Draws;

/** Reads joint draws back: headlines × draws, whatever the size of the data. */
final class DrawTables {

  private DrawTables() {}

  /**
   * The draws of a table of this quarter, columns named by estimand and place, e.g. {@code E2.KH}.
   */
  static Optional<Draws> read(Road road, String table) {
    String suffix = "." + road.quarter();
    Map<String, List<Double>> columns = new TreeMap<>();
    for (Row row :
        road.analytic()
            .written(table, road.quarter().toString())
            .orderBy("key", "draw")
            .select("key", "value")
            .collectAsList()) {
      String key = row.getString(0);
      columns
          .computeIfAbsent(key.substring(0, key.length() - suffix.length()), k -> new ArrayList<>())
          .add(row.getDouble(1));
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(Draws.of(columns));
  }
}
